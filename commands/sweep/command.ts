import { messagesOf, withoutCredentials } from "../cli/messages";
import type { Surroundings } from "../cli/surroundings";
import { contextOf } from "../kill/kill";
import { findPeople, type Selection } from "../people/find-people";
import { readRecords, type RecordOptions, type Records } from "../people/records";
import { describeOutcome, describePlan } from "./report";

export interface SweepOptions extends RecordOptions {
    selection: Selection;
    /** Without it the sweep only looks. */
    yes: boolean;
}

/** Exit codes: nothing is there any more, something is, AWS could not be asked. Usage is 2. */
const NOTHING = 0;
const SOMETHING = 1;
const UNKNOWN = 3;

/**
 * Shows, or takes away, what people's CI made, and what creates left behind whose answers were lost.
 *
 * @returns the exit code.
 * @throws UserError when it is not clear who is meant.
 */
export async function sweep({ selection, yes, ...options }: SweepOptions, surroundings: Surroundings): Promise<number> {
    const records = await readRecords(options, selection.handles, surroundings);
    const people = findPeople(selection, records);
    records.notes.forEach(surroundings.terminal.tell);
    const codes: number[] = [];
    for (const { person } of people) {
        codes.push(await sweepOne(person.handle, yes, records, surroundings));
    }
    if (!yes && codes.includes(SOMETHING)) {
        surroundings.terminal.tell("Nothing was changed. To take it away: the same command with --yes.");
    }
    return Math.max(...codes);
}

async function sweepOne(
    handle: string,
    yes: boolean,
    records: Records,
    { env, now, connect, sweeper, terminal }: Surroundings,
): Promise<number> {
    const state = stateOf(handle, records);
    if (state === undefined) {
        terminal.tell(
            `${handle}: no state of the stack ${records.stack} has this person, so only what CI made is looked for.`,
        );
    }
    const guard = withoutCredentials(env);
    try {
        const context = contextOf(records, now);
        const found = await sweeper(context, state, connect(context, env)).everythingOf(handle);
        if (!yes || found.plan.length === 0) {
            terminal.print(describePlan(handle, found.plan));
            return found.plan.length === 0 ? NOTHING : SOMETHING;
        }
        const outcome = await found.carryOut();
        terminal.print(guard(describeOutcome(handle, outcome)));
        return outcome.errors.length === 0 ? NOTHING : SOMETHING;
    } catch (error) {
        terminal.print(guard(`${handle}: not swept: ${messagesOf(error).join("; ")}`));
        return UNKNOWN;
    }
}

/**
 * The state, when the person is this stack's. The state of another stack knows nothing of what the person has, and by it
 * all of that would look left over.
 */
function stateOf(handle: string, { file, state }: Records): Records["state"] {
    const isOurs = file?.entries.has(handle) === true || state?.owned.has(handle) === true;
    return isOurs ? state : undefined;
}
