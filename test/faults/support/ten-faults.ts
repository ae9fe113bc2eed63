import type { Fault, FaultKind } from "../../../rehearsal/cloud/world";

/*
 * The ten faults, each as the engine meets it behind a provider that has tried again in vain. The providers of AWS, Okta
 * and GitHub are not on this machine, so what differs below them (status, body, connection) differs here in what has
 * happened in the service and in the words alone.
 */
interface Kind {
    kind: FaultKind;
    message: string;
    /** The engine is killed while the call is under way. */
    kills?: true;
}

export const TEN_FAULTS = {
    "server error": { kind: "refused", message: "500 Internal Server Error" },
    "too many requests": { kind: "refused", message: "429 Too Many Requests (Retry-After: 60)" },
    "secondary rate limit": { kind: "refused", message: "403 You have exceeded a secondary rate limit" },
    "timeout before the write": { kind: "refused", message: "context deadline exceeded" },
    "timeout after the write": { kind: "lost", message: "context deadline exceeded" },
    "connection reset": { kind: "lost", message: "read: connection reset by peer" },
    "malformed answer": { kind: "lost", message: "invalid character '<' looking for beginning of value" },
    slow: { kind: "slow", message: "" },
    "killed before the write": { kind: "hung", message: "", kills: true },
    "killed after the write": { kind: "unanswered", message: "", kills: true },
} as const satisfies Record<string, Kind>;

type FaultName = keyof typeof TEN_FAULTS;

/** One call that a scenario makes for its person, by the logical name less the handle. */
export interface Call {
    operation: "create" | "update" | "delete";
    part: string;
    type: string;
}

/** One fault at one call. */
export interface Injection extends Call {
    fault: FaultName;
}

export const kills = ({ fault }: Injection): boolean => "kills" in TEN_FAULTS[fault];

/** Every fault at every call, in an order in which neighbours differ in both. */
export function allInjections(calls: readonly Call[]): Injection[] {
    const faults = Object.keys(TEN_FAULTS) as FaultName[];
    return faults.flatMap((_, turn) =>
        calls.map((call, n) => ({ ...call, fault: faults[(n + turn) % faults.length] ?? "server error" })),
    );
}

/** The fault for the cloud's state file. A slow call of 30 s takes 2 here: nothing waits for less. */
export function faultOf(handle: string, { operation, part, fault }: Injection): Fault {
    const { kind, message } = TEN_FAULTS[fault];
    return { operation, name: `${handle}/${part}`, kind, message: `${handle}: ${message}`, milliseconds: 2000 };
}
