import type { ExportedState } from "../people/exported-state";
import { keepsIdentity } from "../people/kept-identity";
import type { RosterFile } from "../people/roster-file";

/** Who loses access in a run, by what the stack file says and what the state has. */
export interface Leavers {
    /** No entry any more, and something in the state. */
    gone: string[];
    /** An entry without grants (suspended, expired, or starting later), and grants in the state. */
    losing: string[];
}

/** Everybody who leaves, those without an entry first. */
export const allOf = ({ gone, losing }: Leavers): string[] => [...gone, ...losing];

/** Compares facts, not intents: whoever could not be taken away last time is a leaver again, in every run. */
export function leaversOf(file: RosterFile, { owned, granted }: ExportedState): Leavers {
    const { entries } = file;
    const holders = [...new Set([...owned.keys(), ...granted])].sort();
    const hasOnlyWhatIsKept = (handle: string) =>
        keepsIdentity(handle, file) &&
        !granted.has(handle) &&
        namesOwned(handle, owned).every((name) => name === "user");
    return {
        gone: holders.filter((handle) => !entries.has(handle) && !hasOnlyWhatIsKept(handle)),
        losing: holders.filter((handle) => {
            const entry = entries.get(handle);
            return entry !== undefined && entry.state !== "active" && granted.has(handle);
        }),
    };
}

/** What a person has in the state, by its part of the names. */
export function namesOwned(handle: string, owned: ExportedState["owned"]): string[] {
    return (owned.get(handle) ?? []).map(({ name }) => name.slice(handle.length + 1));
}

/** What updates that were killed left half done. */
export interface Interrupted {
    /** Handles of the people something of whom may have been created without the state knowing it. */
    people: string[];
    /** Names of such resources that belong to nobody: no command may guess about the platform. */
    platform: string[];
}

/** Whose creates a killed update had begun; nobody knows how they ended. */
export function interruptedCreates({ pending }: Pick<ExportedState, "pending">): Interrupted {
    const names = pending.filter(({ kind }) => kind === "creating").map(({ name }) => name);
    const owners = names.map((name) => (name.includes("/") ? name.slice(0, name.indexOf("/")) : "platform"));
    return {
        people: [...new Set(owners.filter((owner) => owner !== "platform"))].sort(),
        platform: names.filter((_name, index) => owners[index] === "platform").sort(),
    };
}
