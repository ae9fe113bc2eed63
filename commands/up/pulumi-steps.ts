import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judgeStackFile } from "../../components/configuration/judge-stack-file";
import { describeProblem } from "../../components/configuration/problem";
import { count, messagesOf } from "../cli/messages";
import type { CliResult } from "../cli/pulumi-cli";
import type { Run } from "./run";

const COMMON = ["--policy-pack", "policies", "--suppress-progress", "--suppress-outputs"];

/** The stack file is judged by all rules, as `npm run validate` does. */
export function validate({ records: { file }, surroundings, today }: Run): Promise<string | undefined> {
    const bytes = readFileSync(join(surroundings.folder, file.path));
    const { settings, problems = [] } = judgeStackFile(bytes, file.path, today);
    problems.map(describeProblem).forEach(surroundings.terminal.print);
    if (settings !== undefined) {
        surroundings.terminal.print(`${file.path}: ${count(settings.contractors.length, "contractor")}, valid`);
        return Promise.resolve(undefined);
    }
    return Promise.resolve(`${file.path}: ${count(problems.length, "problem")}.`);
}

/** The removal brake and the policy pack stop a run here. */
export async function preview(run: Run): Promise<string | undefined> {
    const { code } = await pulumi(run, ["preview", ...COMMON, ...run.options.flags]);
    return code === 0 ? undefined : "The preview failed: its output says why.";
}

export async function ask({ options: { yes }, surroundings }: Run): Promise<string | undefined> {
    if (yes || surroundings.ask === undefined) {
        surroundings.terminal.print("--yes");
        return undefined;
    }
    return (await surroundings.ask("Go on with all of this?")) ? undefined : "Not wanted.";
}

/** No failure of one resource keeps another from being made or taken away. */
export async function update(run: Run): Promise<undefined> {
    const args = ["up", "--yes", "--skip-preview", "--continue-on-error", ...COMMON, ...run.options.flags];
    const result = await pulumi(run, args);
    if (result.code !== 0) {
        const reason =
            run.surroundings.stop?.aborted === true
                ? "pulumi up was stopped before its end."
                : "pulumi up ended with errors: its output says which. Mend them, and run this again.";
        run.problems.push(explainLock(run, result) ?? reason);
    }
}

/** Runs the CLI on the stack, its output to the terminal. */
async function pulumi(run: Run, args: readonly string[]): Promise<CliResult> {
    const lines = byLine(run.surroundings.terminal.print);
    const result = await quietPulumi(run, args, lines.take);
    lines.end();
    return result;
}

/** Runs the CLI on the stack. A CLI that cannot be run is a failed run. */
export async function quietPulumi(
    { records: { stack }, surroundings }: Run,
    args: readonly string[],
    onOutput?: (text: string) => void,
): Promise<CliResult> {
    try {
        return await surroundings.pulumi.run([...args, "--stack", stack], onOutput && { onOutput });
    } catch (error) {
        const output = messagesOf(error).join("; ");
        onOutput?.(output);
        return { code: 1, stdout: "", output };
    }
}

/**
 * A lock is left to a person: nobody but they can know that the update which holds it is dead.
 * The words are the file backend's, and those of Pulumi Cloud.
 */
export function explainLock({ records: { stack } }: Run, { output }: CliResult): string | undefined {
    return /currently locked by|[Aa]nother update is currently in progress/.test(output)
        ? `Another update holds the stack, or one was killed. When you are sure that none is running: pulumi cancel --yes --stack ${stack}, then run this again.`
        : undefined;
}

/** Whole lines of a text that comes in pieces. */
function byLine(write: (line: string) => void): { take: (text: string) => void; end: () => void } {
    let rest = "";
    return {
        take(text) {
            const lines = (rest + text).split("\n");
            rest = lines.pop() ?? "";
            lines.forEach(write);
        },
        end() {
            if (rest !== "") {
                write(rest);
            }
        },
    };
}
