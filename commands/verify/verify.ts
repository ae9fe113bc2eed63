import pc from "picocolors";
import { count, list, withoutCredentials } from "../cli/messages";
import type { Surroundings } from "../cli/surroundings";
import { contextOf } from "../kill/kill";
import { describeWho } from "../kill/report";
import { findPeople, type Found, type Selection } from "../people/find-people";
import { readRecords, type RecordOptions, type Records } from "../people/records";
import { type Asked, askAll } from "./ask";
import { judge, type Verdict } from "./judge";
import { madeBy, makeReceipt, writeReceipt } from "./make-receipt";
import type { Receipt } from "./receipt";

export interface VerifyOptions extends RecordOptions {
    selection: Selection;
    json: boolean;
    /** Seconds for one system and one person. */
    timeout: number;
    /** Folder for the receipts; undefined for none. */
    out?: string;
    by?: string;
}

/** Exit codes: nothing is left, something is, not everything could be asked. Usage is 2. */
const NOTHING = 0;
const SOMETHING = 1;
const UNKNOWN = 3;

/**
 * Asks every system whether anything of the people is left, and writes a receipt for each.
 *
 * @returns the exit code.
 * @throws UserError when it is not clear who is meant.
 */
export async function verify(options: VerifyOptions, surroundings: Surroundings): Promise<number> {
    const { terminal } = surroundings;
    const records = await readRecords(options, options.selection.handles, surroundings);
    const people = findPeople(options.selection, records);
    [...records.notes, ...people.map(describeWho), ...people.flatMap(({ notes }) => notes)].forEach(terminal.tell);
    const verified = await verifyPeople(people, records, options, surroundings);
    verified.forEach(({ report }) => (options.json ? terminal.tell : terminal.print)(report));
    if (options.json) {
        const receipts = verified.map(({ receipt }) => receipt);
        terminal.print(JSON.stringify(receipts, undefined, 4));
    }
    return exitCodeOf(verified.map(({ verdict }) => verdict));
}

/** What was found out about one person. */
interface Verified {
    handle: string;
    verdict: Verdict["verdict"];
    receipt: Receipt;
    /** For a reader. */
    report: string;
}

/** Asks every system about people, and writes receipts where a folder for them is given. */
export async function verifyPeople(
    people: readonly Found[],
    records: Records,
    { timeout, out, by }: Pick<VerifyOptions, "timeout" | "out" | "by">,
    { terminal, env, now, folder, connect }: Surroundings,
): Promise<Verified[]> {
    const systems = connect(contextOf(records, now), env);
    terminal.status(`asking ${list(systems.map(({ name }) => name))}`);
    const asked = await askAll(
        people.map(({ person }) => person),
        systems,
        { now, timeout, guard: withoutCredentials(env) },
    );
    terminal.status(undefined);
    const made = { at: now().toISOString(), by: madeBy(by, env) };
    return people.map((found) => {
        const { handle } = found.person;
        const own = asked.filter((each) => each.handle === handle);
        const judged = judge(found, own);
        const receipt = makeReceipt(found, records.organization, own, judged, made);
        const files = out === undefined ? [] : writeReceipt(receipt, out, folder);
        const report = describeVerification(handle, own, judged, receipt, files);
        return { handle, verdict: judged.verdict, receipt, report };
    });
}

/** What is left weighs more than what is not known. */
function exitCodeOf(verdicts: readonly Verdict["verdict"][]): number {
    if (verdicts.includes("something left")) {
        return SOMETHING;
    }
    return verdicts.every((verdict) => verdict === "nothing left") ? NOTHING : UNKNOWN;
}

const EXPECTATIONS: Record<Verdict["expectation"], string> = {
    nothing: "the entry is gone, so nothing may be left",
    environment: "the entry gives no access today, so only the sandbox may be left",
    everything: "the entry is active, so this is what the person has",
};

function describeVerification(
    handle: string,
    asked: readonly Asked[],
    { expectation, verdict, left, kept }: Verdict,
    receipt: Receipt,
    files: readonly string[],
): string {
    const failed = asked.filter(({ outcome }) => outcome === "failed").map(({ system }) => system);
    const color = verdict === "nothing left" ? pc.green : verdict === "something left" ? pc.red : pc.yellow;
    return [
        "",
        `${pc.bold(handle)}  ${EXPECTATIONS[expectation]}`,
        ...asked.flatMap((each) => describeAsked(each, left)),
        color(`${handle}: ${verdict}${left.length > 0 ? ` (${count(left.length, "trace")})` : ""}`),
        ...(failed.length > 0 ? [pc.yellow(`Not asked: ${list(failed)}. Nothing is known of what is there.`)] : []),
        ...(kept.length > 0 ? [`${count(kept.length, "thing")} without access kept with the entry.`] : []),
        ...(files.length > 0 ? [`Receipt: ${files.join(", ")}`, `SHA-256: ${receipt.sha256}`] : []),
    ].join("\n");
}

function describeAsked({ system, outcome, traces, error, endedAt }: Asked, left: Verdict["left"]): string[] {
    const own = traces.filter((trace) => left.includes(trace));
    const answer =
        outcome === "failed" ? pc.yellow(`could not be asked: ${error ?? ""}`) : own.length === 0 ? "nothing left" : "";
    return [
        `  ${system.padEnd(10)}  ${pc.dim(endedAt)}  ${answer || pc.red(count(own.length, "trace"))}`,
        ...own.map(
            ({ kind, id, access, detail }) =>
                `      ${kind}  ${id}${detail === undefined ? "" : `  ${detail}`}${access ? pc.red("  gives access") : ""}`,
        ),
    ];
}
