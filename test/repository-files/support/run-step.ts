import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Job, Step } from "./workflow";

/** Steps run as on GitHub's runners: Linux with bash, git and jq. */
export const LIKE_A_RUNNER =
    process.platform === "linux" &&
    ["bash", "git", "jq"].every((command) => spawnSync(command, ["--version"]).status === 0);

/** A runner's folder, the values of expressions, and what earlier steps wrote to GITHUB_ENV. */
export interface Runner {
    folder: string;
    /** By expression, such as `${{ vars.SANDBOX }}`. */
    expressions: Record<string, string>;
}

/** Runs the script of a step in `workspace` below the runner's folder. Throws for an expression without a value. */
export function runStep(runner: Runner, job: Job, step: Step) {
    const file = (name: string) => join(runner.folder, name);
    const [workspace, temp, bin] = [file("workspace"), file("temp"), file("bin")];
    for (const folder of [workspace, temp, bin]) {
        mkdirSync(folder, { recursive: true });
    }
    // A file, as the runner has it: a shell that is given one command by -c becomes that command by itself.
    writeFileSync(file("script"), step.run ?? "exit 99");
    const { status, stdout, stderr } = spawnSync("bash", ["-e", file("script")], {
        cwd: workspace,
        encoding: "utf8",
        env: {
            PATH: [bin, process.env.PATH].join(delimiter),
            HOME: runner.folder,
            RUNNER_TEMP: temp,
            GITHUB_WORKSPACE: workspace,
            GITHUB_ENV: file("env"),
            GITHUB_STEP_SUMMARY: file("summary"),
            GITHUB_REPOSITORY: "acme/checkout-api",
            GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
            GITHUB_RUN_ID: "77",
            GITHUB_RUN_ATTEMPT: "1",
            CALLS: file("calls"),
            ...valued(runner, job.env),
            ...writtenEnvironment(file("env")),
            ...valued(runner, step.env),
        },
    });
    return { status, output: stdout + stderr };
}

function valued({ expressions }: Runner, env: Record<string, string>): Record<string, string> {
    const value = (expression: string) => {
        const known = expressions[expression];
        if (known === undefined) {
            throw new Error(`the test gives no value for ${expression}`);
        }
        return known;
    };
    return Object.fromEntries(
        Object.entries(env).map(([name, text]) => [name, text.replace(/\$\{\{.*?\}\}/g, (one) => value(one))]),
    );
}

function writtenEnvironment(file: string): Record<string, string> {
    const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    return Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    );
}

/** Puts a stand-in of a command before the real one: it writes down how it was called and answers from a script. */
export function standIn(runner: Runner, command: string, answer: string): void {
    const bin = join(runner.folder, "bin");
    mkdirSync(bin, { recursive: true });
    // One write a call, since the commands of a pipeline run at the same time.
    const note = `(IFS=$'\\x1f'; printf '%s\\n' "${command}$IFS$*" >> "$CALLS")`;
    const script = `#!/usr/bin/env bash\n${note}\n${answer}\n`;
    writeFileSync(join(bin, command), script);
    chmodSync(join(bin, command), 0o755);
}

/** How the stand-ins were called, in order: command and arguments. */
export function calls({ folder }: Runner): string[][] {
    const file = join(folder, "calls");
    const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
    return lines.map((line) => line.split("\x1f"));
}
