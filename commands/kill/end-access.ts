import pMap from "p-map";
import { within } from "../cli/deadline";
import { messagesOf } from "../cli/messages";
import type { AccessSystem, Person, SystemName } from "../systems/system";

/** Something that was done, and when. */
interface Deed {
    /** ISO 8601, UTC. */
    at: string;
    what: string;
}

/** How one system took the end of one person's access. */
export interface SystemOutcome {
    handle: string;
    system: SystemName;
    outcome: "done" | "failed";
    startedAt: string;
    endedAt: string;
    seconds: number;
    deeds: Deed[];
    /** What failed, in the service's words. */
    errors: string[];
}

/** What is heard while it goes on. */
export type KillEvent =
    | { kind: "started"; handle: string; system: SystemName }
    | { kind: "deed"; handle: string; system: SystemName; deed: Deed }
    | { kind: "ended"; outcome: SystemOutcome };

export interface EndOptions {
    now: () => Date;
    /** Seconds that one system may take for one person. */
    timeout: number;
    hear: (event: KillEvent) => void;
    /** Guards every text that comes from a service. */
    guard: (text: string) => string;
}

/** People that one system is asked about at once. */
const AT_ONCE = 5;

/**
 * Ends all access of all people, in all systems at once. Each system has its own queue of people, so one that hangs or
 * fails holds up no other. Never rejects: what failed is in the outcomes, which come by person, then by system.
 */
export async function endAccess(
    people: readonly Person[],
    systems: readonly AccessSystem[],
    options: EndOptions,
): Promise<SystemOutcome[]> {
    const queues = systems.map((system) =>
        pMap(people, (person) => endOne(person, system, options), { concurrency: AT_ONCE }),
    );
    const bySystem = await Promise.all(queues);
    return people.flatMap((_person, index) => bySystem.flatMap((outcomes) => outcomes[index] ?? []));
}

async function endOne(
    person: Person,
    system: AccessSystem,
    { now, timeout, hear, guard }: EndOptions,
): Promise<SystemOutcome> {
    const { handle } = person;
    const started = now();
    const deeds: Deed[] = [];
    let over = false;
    hear({ kind: "started", handle, system: system.name });
    const tell = (what: string) => {
        if (!over) {
            const deed = { at: now().toISOString(), what: guard(what) };
            deeds.push(deed);
            hear({ kind: "deed", handle, system: system.name, deed });
        }
    };
    const errors = await within(
        timeout,
        attempt(() => system.end(person, tell)),
    ).then(
        () => [],
        (error: unknown) => messagesOf(error).map(guard),
    );
    over = true;
    const ended = now();
    const outcome: SystemOutcome = {
        handle,
        system: system.name,
        outcome: errors.length === 0 ? "done" : "failed",
        startedAt: started.toISOString(),
        endedAt: ended.toISOString(),
        seconds: (ended.getTime() - started.getTime()) / 1000,
        deeds,
        errors,
    };
    hear({ kind: "ended", outcome });
    return outcome;
}

/** An adapter that throws before it gives a promise fails like any other. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
    return work();
}
