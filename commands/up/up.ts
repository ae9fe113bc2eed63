import pc from "picocolors";
import { UserError } from "../../components/configuration/user-error";
import { TODAY_VARIABLE, todayOf } from "../../components/configuration/today";
import { list } from "../cli/messages";
import type { Surroundings } from "../cli/surroundings";
import { readRecords } from "../people/records";
import { audit } from "./audit-step";
import { killLeavers } from "./kill-step";
import { ask, preview, update, validate } from "./pulumi-steps";
import { clearInterrupted, refresh, refreshLeavers } from "./refresh-steps";
import type { Run, Step, UpOptions } from "./run";
import { findLeavers, sweepLeavers, sweepLost } from "./sweep-steps";
import { verifyLeavers } from "./verify-step";

/** Exit codes: everything is as the stack file says, something is not. Usage is 2. */
const DONE = 0;
const NOT_DONE = 1;

/** The whole run. Until the question, nothing is changed but the state; after it, every step is tried whatever one before it says. */
const STEPS: readonly Step[] = [
    { title: "validate the stack file", run: validate },
    { title: "refresh the state", run: refresh },
    { title: "preview, with the policy pack", run: preview },
    { title: "who leaves", run: findLeavers },
    { title: "go?", run: ask },
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
    for (const [index, step] of STEPS.entries()) {
        terminal.print(pc.bold(`\n${index + 1}  ${step.title}`));
        const refusal = await step.run(run);
        if (refusal !== undefined) {
            terminal.print(pc.red(`\n${refusal} Nothing was changed.`));
            return NOT_DONE;
        }
    }
    return summarise(run);
}

function summarise({ surroundings: { terminal }, problems, leavers }: Run): number {
    const left = [...leavers.gone, ...leavers.losing];
    if (problems.length === 0) {
        const people =
            left.length === 0 ? "" : ` ${list(left)} ${left.length === 1 ? "has" : "have"} no access any more.`;
        terminal.print(pc.green(`\nDone: everything is as the stack file says.${people}`));
        return DONE;
    }
    terminal.print([pc.red("\nNOT DONE:"), ...problems.map((problem) => pc.red(`  ${problem}`))].join("\n"));
    return NOT_DONE;
}
