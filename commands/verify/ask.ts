import pMap from "p-map";
import { within } from "../cli/deadline";
import { messagesOf } from "../cli/messages";
import type { AccessSystem, Person, SystemName, Trace } from "../systems/system";

/** What one system said of one person. One that could not be asked has said nothing, which is never "nothing is left". */
export interface Asked {
    handle: string;
    system: SystemName;
    outcome: "asked" | "failed";
    startedAt: string;
    endedAt: string;
    traces: Trace[];
    /** Why it could not be asked, in the service's words. */
    error?: string;
}

export interface AskOptions {
    now: () => Date;
    /** Seconds that one system may take for one person. */
    timeout: number;
    /** Guards every text that comes from a service. */
    guard: (text: string) => string;
}

/** People that one system is asked about at once. */
const AT_ONCE = 5;

/** Asks all systems at once for all traces of people; the answers come by person, then by system. Never rejects. */
export async function askAll(
    people: readonly Person[],
    systems: readonly AccessSystem[],
    options: AskOptions,
): Promise<Asked[]> {
    const queues = systems.map((system) =>
        pMap(people, (person) => askOne(person, system, options), { concurrency: AT_ONCE }),
    );
    const bySystem = await Promise.all(queues);
    return people.flatMap((_person, index) => bySystem.flatMap((answers) => answers[index] ?? []));
}

async function askOne(person: Person, system: AccessSystem, { now, timeout, guard }: AskOptions): Promise<Asked> {
    const { handle } = person;
    const startedAt = now().toISOString();
    const answer = await answerOf(timeout, guard, () => system.traces(person));
    return { handle, system: system.name, startedAt, endedAt: now().toISOString(), ...answer };
}

/** The traces that a system tells in time, or why it does not. */
export async function answerOf<T extends Trace>(
    timeout: number,
    guard: (text: string) => string,
    ask: () => Promise<T[]>,
): Promise<{ outcome: "asked" | "failed"; traces: T[]; error?: string }> {
    // An adapter that throws before it gives a promise fails like any other.
    const attempt = async () => ask();
    return within(timeout, attempt()).then(
        (traces) => ({ outcome: "asked" as const, traces: traces.map((trace) => guarded(trace, guard)) }),
        (error: unknown) => ({
            outcome: "failed" as const,
            traces: [],
            error: messagesOf(error).map(guard).join("; "),
        }),
    );
}

function guarded<T extends Trace>(trace: T, guard: (text: string) => string): T {
    const { id, detail } = trace;
    return { ...trace, id: guard(id), ...(detail !== undefined && { detail: guard(detail) }) };
}
