import type { Surroundings } from "../cli/surroundings";
import { withoutCredentials } from "../cli/messages";
import { findPeople, type Found, type Selection } from "../people/find-people";
import { readRecords, type RecordOptions, type Records } from "../people/records";
import { stackFilePath } from "../people/roster-file";
import { type FileEdit, suspendInFile } from "../stack-file/suspend-in-file";
import type { AccessSystem, SystemContext } from "../systems/system";
import { askAll } from "../verify/ask";
import { endAccess } from "./end-access";
import { drawKill } from "./progress";
import { describeEdits, describeKill, describePlan, describeWho, killAsJson } from "./report";

export interface KillOptions extends RecordOptions {
    selection: Selection;
    /** Several people at once are meant. */
    yes: boolean;
    json: boolean;
    dryRun: boolean;
    /** Seconds for one system and one person. */
    timeout: number;
}

/** Exit codes: all access is ended, some is not. Usage is the third, 2. */
const DONE = 0;
const NOT_DONE = 1;
const USAGE = 2;

/**
 * Ends all access of the people, straight at the services' APIs, and writes `suspended: true` into their entries.
 *
 * @returns the exit code.
 * @throws UserError when it is not clear who is meant.
 */
export async function kill(options: KillOptions, surroundings: Surroundings): Promise<number> {
    const { terminal, env, now } = surroundings;
    const records = await readRecords(options, options.selection.handles, surroundings);
    const people = findPeople(options.selection, records);
    [...records.notes, ...people.map(describeWho), ...people.flatMap(({ notes }) => notes)].forEach(terminal.tell);
    if (people.length > 1 && !options.yes && !options.dryRun) {
        terminal.tell(`These are ${people.length} people. Nothing was done. Edit: add --yes if all of them are meant.`);
        return USAGE;
    }
    const systems = surroundings.connect(contextOf(records, now), env);
    return options.dryRun
        ? lookOnly(people, systems, records, options, surroundings)
        : endAll(people, systems, records, options, surroundings);
}

/** What the systems are told. */
export function contextOf({ organization, state }: Records, now: () => Date): SystemContext {
    return {
        organization,
        ...(state?.vpnEndpointId !== undefined && { vpnEndpointId: state.vpnEndpointId }),
        now,
    };
}

/** The file is written while the services work, so that nothing that goes wrong there keeps it from being written. */
async function endAll(
    people: readonly Found[],
    systems: readonly AccessSystem[],
    records: Records,
    { timeout, json }: KillOptions,
    { folder, env, now, terminal }: Surroundings,
): Promise<number> {
    const startedAt = now().toISOString();
    const drawing = drawKill(terminal, systems, people);
    const ending = endAccess(
        people.map(({ person }) => person),
        systems,
        { now, timeout, hear: drawing.hear, guard: withoutCredentials(env) },
    );
    const edits = editFile(folder, people, records, false);
    const outcomes = await ending;
    drawing.end();
    const report = { startedAt, endedAt: now().toISOString(), people, outcomes, edits };
    terminal.print(json ? killAsJson(report, records) : describeKill(report, records));
    const isDone = outcomes.every(({ outcome }) => outcome === "done") && edits.every(isWritten);
    return isDone ? DONE : NOT_DONE;
}

function editFile(
    folder: string,
    people: readonly Found[],
    { stack, file }: Records,
    dryRun: boolean,
): (FileEdit & { handle: string })[] {
    const path = file?.path ?? stackFilePath(stack);
    return people.map(({ person: { handle } }) => ({ handle, ...suspendInFile(folder, path, handle, dryRun) }));
}

const isWritten = ({ outcome }: FileEdit) => outcome !== "failed";

async function lookOnly(
    people: readonly Found[],
    systems: readonly AccessSystem[],
    records: Records,
    { timeout, json }: KillOptions,
    { folder, env, now, terminal }: Surroundings,
): Promise<number> {
    const asked = await askAll(
        people.map(({ person }) => person),
        systems,
        { now, timeout, guard: withoutCredentials(env) },
    );
    const edits = editFile(folder, people, records, true);
    terminal.print(
        json
            ? JSON.stringify({ dryRun: true, asked, stackFile: edits }, undefined, 4)
            : [...describePlan(asked), ...describeEdits(edits), "Nothing was changed (--dry-run)."].join("\n"),
    );
    return asked.every(({ outcome }) => outcome === "asked") && edits.every(isWritten) ? DONE : NOT_DONE;
}
