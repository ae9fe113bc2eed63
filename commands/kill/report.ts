import pc from "picocolors";
import { count, list } from "../cli/messages";
import type { Found } from "../people/find-people";
import type { Records } from "../people/records";
import type { FileEdit } from "../stack-file/suspend-in-file";
import type { Asked } from "../verify/ask";
import { byHand } from "./by-hand";
import type { SystemOutcome } from "./end-access";

/** What became of a person's entry in the stack file. */
export interface EntryEdit extends FileEdit {
    handle: string;
}

/** Everything that `kill` did. */
export interface KillReport {
    startedAt: string;
    endedAt: string;
    people: readonly Found[];
    /** By person, then by system. */
    outcomes: readonly SystemOutcome[];
    edits: readonly EntryEdit[];
}

/** One line that says who is meant, before anything happens. */
export function describeWho({ person, name, entry, knownFrom }: Found): string {
    const { handle, names, github } = person;
    const account = github ? `GitHub ${github.login} (${github.id})` : "GitHub account unknown";
    const state = entry?.state === undefined ? "" : `, ${entry.state}`;
    return `${pc.bold(handle)}  ${name ?? "name unknown"}, ${names.login}, ${account}; known from ${knownFrom}${state}`;
}

/** The report for people. */
export function describeKill({ people, outcomes, edits }: KillReport, records: Records): string {
    const blocks = people.flatMap(({ person }) => {
        const own = outcomes.filter(({ handle }) => handle === person.handle);
        return [
            "",
            pc.bold(person.handle),
            ...own.map(describeOutcome),
            ...describeEdits(edits.filter(({ handle }) => handle === person.handle)),
        ];
    });
    return [...blocks, "", ...describeVerdict({ people, outcomes, edits }, records)].join("\n");
}

function describeOutcome({ system, outcome, startedAt, endedAt, seconds, deeds, errors }: SystemOutcome): string {
    const word = outcome === "done" ? pc.green("done  ") : pc.red("FAILED");
    const what =
        outcome === "done"
            ? count(deeds.length, "thing")
            : `${count(deeds.length, "thing")}, then: ${errors.join("; ")}`;
    return `  ${system.padEnd(10)}  ${word}  ${startedAt} to ${endedAt}, ${seconds.toFixed(1)} s  ${what}`;
}

/** What happened to entries, with the change as a diff. */
export function describeEdits(edits: readonly EntryEdit[]): string[] {
    return edits.flatMap(({ path, handle, outcome, diff, reason }) => {
        switch (outcome) {
            case "written":
            case "would be written":
                return [
                    `  ${path}  suspended: true ${outcome === "written" ? "is written" : "would be written"}`,
                    ...diff.map(colored),
                ];
            case "already suspended":
                return [`  ${path}  says suspended: true already`];
            case "no entry":
                return [`  ${path}  has no entry ${handle}: nothing to write`];
            case "failed":
                return [
                    pc.red(
                        `  ${path}  was not written (${reason ?? ""}). Edit: write suspended: true into the entry ${handle} by hand`,
                    ),
                ];
        }
    });
}

function colored(line: string): string {
    const shown = `    ${line}`;
    return line.startsWith("+") ? pc.green(shown) : line.startsWith("-") ? pc.red(shown) : shown;
}

function describeVerdict(
    { people, outcomes, edits }: Pick<KillReport, "people" | "outcomes" | "edits">,
    records: Records,
): string[] {
    const failed = outcomes.filter(({ outcome }) => outcome === "failed");
    const lines = failed.flatMap(({ handle, system }) => {
        const found = people.find(({ person }) => person.handle === handle);
        return found === undefined
            ? []
            : [`  ${handle}, ${system}: ${byHand(system, found.person, records.organization)}`];
    });
    const handles = people.map(({ person }) => person.handle);
    const written = edits.filter(({ outcome }) => outcome === "written");
    return [
        ...(failed.length === 0
            ? [pc.green(`All access of ${list(handles)} is ended.`)]
            : [
                  pc.red(`NOT DONE: ${[...new Set(failed.map(({ system }) => system))].join(", ")}.`),
                  "Run the same command again: what is done stays done. Or by hand:",
                  ...lines,
              ]),
        ...(written.length === 0
            ? []
            : [
                  `Commit ${[...new Set(written.map(({ path }) => path))].join(", ")} now: the next \`pulumi up\` from a file without this change gives access back.`,
              ]),
        `Then see what is left: npm run verify -- ${handles.join(" ")}`,
    ];
}

/** What a dry run found: what would be ended. */
export function describePlan(asked: readonly Asked[]): string[] {
    return asked.flatMap(({ handle, system, outcome, traces, error }) => {
        const open = traces.filter(({ access }) => access);
        return outcome === "failed"
            ? [pc.red(`  ${handle}  ${system.padEnd(10)}  could not be asked: ${error ?? ""}`)]
            : [
                  `  ${handle}  ${system.padEnd(10)}  ${open.length === 0 ? "no access" : "would end:"}`,
                  ...open.map(
                      ({ kind, id, detail }) => `      ${kind}  ${id}${detail === undefined ? "" : `  ${detail}`}`,
                  ),
              ];
    });
}

/** The report for machines. */
export function killAsJson({ startedAt, endedAt, people, outcomes, edits }: KillReport, { stack }: Records): string {
    const persons = people.map(({ person, name, knownFrom }) => ({
        handle: person.handle,
        name,
        login: person.names.login,
        github: person.github,
        knownFrom,
        systems: outcomes
            .filter(({ handle }) => handle === person.handle)
            .map(({ system, outcome, startedAt: from, endedAt: to, seconds, deeds, errors }) => ({
                system,
                outcome,
                startedAt: from,
                endedAt: to,
                seconds,
                deeds,
                errors,
            })),
        stackFile: edits
            .filter(({ handle }) => handle === person.handle)
            .map(({ path, outcome, diff, reason }) => ({ path, outcome, diff, reason }))[0],
    }));
    const done =
        outcomes.every(({ outcome }) => outcome === "done") && edits.every(({ outcome }) => outcome !== "failed");
    return JSON.stringify({ stack, startedAt, endedAt, done, people: persons }, undefined, 4);
}
