import pc from "picocolors";
import { UserError } from "../../components/configuration/user-error";
import { TODAY_VARIABLE, todayOf } from "../../components/configuration/today";
import { list } from "../cli/messages";
import type { Surroundings } from "../cli/surroundings";
import { readRecords } from "../people/records";
import { audit } from "./audit-step";
import { killLeavers } from "./kill-step";
import { allOf } from "./leavers";
import { ask, preview, update, validate } from "./pulumi-steps";
import { clearInterrupted, refresh, refreshLeavers } from "./refresh-steps";
import type { Run, Step, UpOptions } from "./run";
import { findLeavers, sweepLeavers, sweepLost } from "./sweep-steps";
import { verifyLeavers } from "./verify-step";

/** Exit codes: everything is as the stack file says, something is not. Usage is 2. */
const DONE = 0;
const NOT_DONE = 1;

/** Nothing is changed but the state, and the first refusal ends the run. */
const LOOKING: readonly Step[] = [
    { title: "validate the stack file", run: validate },
    { title: "refresh the state", run: refresh },
    { title: "preview, with the policy pack", run: preview },
    { title: "who leaves", run: findLeavers },
    { title: "go?", run: ask },
];

/** Every step is tried, whatever one before it says. */
const DOING: readonly Step[] = [
    { title: "end the access of who leaves", run: killLeavers },
    { title: "sweep what their CI made", run: sweepLeavers },
    { title: "sweep what lost creates made", run: sweepLost },
    { title: "clear what a killed update had begun", run: clearInterrupted },
    { title: "refresh what was theirs", run: refreshLeavers },
    { title: "pulumi up", run: update },
    { title: "audit the state", run: audit },
    { title: "verify who left", run: verifyLeavers },
];

/**
 * Makes everything as the stack file says, in one go that no single failure stops.
 *
 * @returns the exit code.
 * @throws UserError when it is not clear which stack is meant, or nobody says yes. Nothing is changed then.
 */
export async function up(options: UpOptions, surroundings: Surroundings): Promise<number> {
    const { terminal, env, now } = surroundings;
    if (!options.yes && surroundings.ask === undefined) {
        throw new UserError("Nobody can be asked here. Nothing was changed. Edit: add --yes to go without asking.");
    }
    const records = await readRecords(options, [], surroundings);
    const { file, state, stack } = records;
    if (file === undefined || state === undefined) {
        throw new UserError(
            [
                ...records.notes,
                `${stack}: without its stack file and its state it is not clear who leaves. Nothing was changed.`,
            ].join("\n"),
        );
    }
    const run: Run = {
        options,
        surroundings,
        records: { ...records, file, state },
        today: todayOf(env[TODAY_VARIABLE], now()),
        leavers: { gone: [], losing: [] },
        problems: [],
    };
    const refusal = await look(run);
    if (refusal !== undefined) {
        terminal.print(pc.red(`\n${refusal} Nothing was changed.`));
        return NOT_DONE;
    }
    await act(run);
    return summarise(run);
}

/** Resolves to why the run ends here, or to nothing. */
async function look(run: Run): Promise<string | undefined> {
    for (const [index, step] of LOOKING.entries()) {
        printTitle(run, index + 1, step);
        const refusal = await step.run(run);
        if (run.surroundings.stop?.aborted === true) {
            return "Stopped.";
        }
        if (refusal !== undefined) {
            return refusal;
        }
    }
    return undefined;
}

async function act(run: Run): Promise<void> {
    for (const [index, step] of DOING.entries()) {
        if (run.surroundings.stop?.aborted === true) {
            run.problems.push(describeStop(run, DOING.slice(index)));
            return;
        }
        printTitle(run, LOOKING.length + index + 1, step);
        await step.run(run);
    }
}

function printTitle({ surroundings: { terminal } }: Run, number: number, { title }: Step): void {
    terminal.print(pc.bold(`\n${number}  ${title}`));
}

function describeStop({ leavers }: Run, rest: readonly Step[]): string {
    const left = allOf(leavers);
    const people =
        left.length === 0 ? "" : ` It is not known what ${list(left)} still ${left.length === 1 ? "has" : "have"}.`;
    return `Stopped before: ${rest.map(({ title }) => title).join("; ")}.${people} Run this again.`;
}

function summarise({ surroundings: { terminal }, problems, leavers }: Run): number {
    const left = allOf(leavers);
    if (problems.length === 0) {
        const people =
            left.length === 0 ? "" : ` ${list(left)} ${left.length === 1 ? "has" : "have"} no access any more.`;
        terminal.print(pc.green(`\nDone: everything is as the stack file says.${people}`));
        return DONE;
    }
    terminal.print([pc.red("\nNOT DONE:"), ...problems.map((problem) => pc.red(`  ${problem}`))].join("\n"));
    return NOT_DONE;
}
