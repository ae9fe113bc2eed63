import pc from "picocolors";
import { TODAY_VARIABLE, todayOf } from "../../components/configuration/today";
import { count, list, withoutCredentials } from "../cli/messages";
import type { Surroundings } from "../cli/surroundings";
import { contextOf } from "../kill/kill";
import { readRecords, type RecordOptions } from "../people/records";
import type { SystemName } from "../systems/system";
import { answerOf } from "../verify/ask";
import { NO_ENTRY, type Orphan, orphansAmong, wholeRoster } from "./find-orphans";

export interface OrphansOptions extends RecordOptions {
    json: boolean;
    /** Seconds for one system. */
    timeout: number;
}

/** Exit codes, as of `verify`: nothing, something, not everything could be asked. Usage is 2. */
const NOTHING = 0;
const SOMETHING = 1;
const UNKNOWN = 3;

interface Unasked {
    system: SystemName;
    error: string;
}

/**
 * Asks every system for everything that the kit makes for contractors, and tells what belongs to no entry.
 *
 * @returns the exit code.
 * @throws UserError when it is not clear which organization is meant, or who stands in its files.
 */
export async function orphans(options: OrphansOptions, surroundings: Surroundings): Promise<number> {
    const { folder, env, now, terminal } = surroundings;
    const records = await readRecords(options, [], surroundings);
    const roster = wholeRoster(folder, records.organization, todayOf(env[TODAY_VARIABLE], now()));
    records.notes.forEach(terminal.tell);
    const systems = surroundings.connect(contextOf(records, now), env);
    terminal.status(`asking ${list(systems.map(({ name }) => name))}`);
    const guard = withoutCredentials(env);
    const answers = await Promise.all(
        systems.map(async (system) => ({
            system: system.name,
            ...(await answerOf(options.timeout, guard, () => system.everybody())),
        })),
    );
    terminal.status(undefined);
    const unasked = answers.flatMap(({ system, outcome, error = "" }) =>
        outcome === "failed" ? [{ system, error }] : [],
    );
    const found = orphansAmong(
        answers.flatMap(({ traces }) => traces),
        roster,
    );
    terminal.print(
        options.json
            ? JSON.stringify({ files: roster.files, orphans: found, unasked }, undefined, 4)
            : describeOrphans(found, unasked, roster.files, roster.entries.size),
    );
    return found.length > 0 ? SOMETHING : unasked.length > 0 || systems.length === 0 ? UNKNOWN : NOTHING;
}

function describeOrphans(
    found: readonly Orphan[],
    unasked: readonly Unasked[],
    files: readonly string[],
    people: number,
): string {
    const handles = [...new Set(found.map(({ handle }) => handle))];
    const verdict =
        found.length > 0
            ? pc.red(`${count(found.length, "orphan")} of ${count(handles.length, "person", "people")}`)
            : unasked.length > 0
              ? pc.yellow("no orphan was found where somebody could ask")
              : pc.green("no orphans");
    return [
        ...handles.flatMap((handle) => describePerson(handle, found)),
        ...unasked.map(({ system, error }) =>
            pc.yellow(`${system} could not be asked, so nothing is known of it: ${error}`),
        ),
        `${verdict} (${count(people, "entry", "entries")} in ${files.length === 0 ? "no stack file" : list(files)})`,
        ...adviceOn(found),
    ].join("\n");
}

function adviceOn(found: readonly Orphan[]): string[] {
    const hasEntry = found.some(({ why }) => why !== NO_ENTRY);
    return [
        ...(found.some(({ why }) => why === NO_ENTRY)
            ? [
                  "Without an entry: npm run kill -- <handle> --unlisted, npm run sweep -- <handle>, npm run verify -- <handle> --unlisted.",
              ]
            : []),
        ...(hasEntry ? ["With an entry: npm run kill -- <handle>, then npm run up."] : []),
    ];
}

function describePerson(handle: string, found: readonly Orphan[]): string[] {
    const own = found.filter((each) => each.handle === handle);
    const width = (text: (orphan: Orphan) => string) => Math.max(...own.map((each) => text(each).length));
    const kinds = width(({ kind }) => kind);
    const ids = width(({ id }) => id);
    const whys = [...new Set(own.map(({ why }) => why))];
    return [
        `${pc.bold(handle)}  ${whys.join(", ")}`,
        ...own.map(({ system, kind, id, access, detail = "" }) =>
            `  ${system.padEnd(10)}  ${kind.padEnd(kinds)}  ${id.padEnd(ids)}  ${access ? pc.red("access") : "      "}  ${detail}`.trimEnd(),
        ),
        "",
    ];
}
