import type { World } from "../cloud/world";
import type { ApiName } from "./apis";

/*
 * Two sections of the state file: `apiFaults` makes calls fail, `apiCalls` records what was asked to change. SonarQube has
 * its own faults in its own state file.
 */

/** Makes calls of an API fail. A call is counted when it is of this API and its name starts as given. */
export interface ApiFault {
    readonly api: Exclude<ApiName, "sonarqube">;
    /** Start of the call's name: `DELETE /api/v1/users/` or, in AWS, `TerminateClientVpnConnections`. All by default. */
    readonly call?: string;
    /** How many calls fail before they work again: 1 by default; `always` is a service that is down. */
    readonly times?: number | "always";
    /** Counts every call by its full name, so that each of them fails on its own first tries. */
    readonly each?: true;
    /** What is answered, or an end of the connection without an answer. */
    readonly answer: { status: number; headers?: Readonly<Record<string, string>>; body?: string } | "reset";
    /** The call does happen; only its answer is lost. */
    readonly lost?: true;
    /** How many calls failed so far, by name; kept by the cloud. */
    readonly failed?: Readonly<Record<string, number>>;
}

/** A call that changes something, or tries to. */
export interface ApiCall {
    readonly order: number;
    readonly api: ApiName;
    readonly call: string;
    readonly status: number | "reset";
}

function faultsOf(world: World): readonly ApiFault[] {
    return (world.sections.apiFaults as readonly ApiFault[] | undefined) ?? [];
}

/** The calls of the faces that asked for a change, in order. */
export function callsOf(world: World): readonly ApiCall[] {
    return (world.sections.apiCalls as readonly ApiCall[] | undefined) ?? [];
}

export function record(world: World, call: Omit<ApiCall, "order">): void {
    const calls = callsOf(world);
    world.sections.apiCalls = [...calls, { order: calls.length + 1, ...call }];
}

/** The fault that hits this call, if any; counts it. Several faults come one after the other, in their order. */
export function strikeApi(world: World, api: ApiName, call: string): ApiFault | undefined {
    const faults = faultsOf(world);
    const hit = faults.find((fault) => fault.api === api && call.startsWith(fault.call ?? "") && isDue(fault, call));
    if (hit !== undefined) {
        const failed = { ...hit.failed, [call]: (hit.failed?.[call] ?? 0) + 1 };
        world.sections.apiFaults = faults.map((fault) => (fault === hit ? { ...hit, failed } : fault));
    }
    return hit;
}

function isDue({ times = 1, each, failed = {} }: ApiFault, call: string): boolean {
    const before = each ? (failed[call] ?? 0) : Object.values(failed).reduce((sum, count) => sum + count, 0);
    return times === "always" || before < times;
}
