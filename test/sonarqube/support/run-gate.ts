import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Checkouts } from "./a-repository";

export interface GateRun {
    readonly code: number | null;
    /** Both streams, as the log of the job shows them. */
    readonly log: string;
    /** The job summary. */
    readonly summary: string;
    /** What the log says of each failed condition, such as "new issues: 1, allowed is at most 0". */
    readonly conditions: string[];
    /** What the log says of each finding: where, what and the rule. */
    readonly findings: string[];
}

interface GateRequest {
    readonly token: string;
    readonly env?: Record<string, string>;
    /** Called with the gate's process id. */
    readonly onStart?: (pid: number) => void;
}

/** Runs the gate as the workflow does: the base commit's script on the merge commit. */
export function runGate({ base, merge }: Checkouts, request: GateRequest): Promise<GateRun> {
    return run(base, ["pull-request", "--base", base, "--merge", merge], request);
}

/** Runs the gate as the workflow does after a push to the default branch. */
export function runOnBranch(tree: string, request: GateRequest): Promise<GateRun> {
    return run(tree, ["branch", "--tree", tree], request);
}

function run(gateOf: string, args: string[], { token, env, onStart }: GateRequest): Promise<GateRun> {
    const gate = join(gateOf, ".github", "quality-gate", "gate.mjs");
    const summaryFile = `${gateOf}-summary.md`;
    writeFileSync(summaryFile, "");
    const child = spawn(process.execPath, [gate, ...args], {
        cwd: gateOf,
        env: {
            PATH: process.env.PATH,
            HOME: process.env.HOME,
            SONAR_TOKEN: token,
            GITHUB_ACTIONS: "true",
            // As for the server: a scan of seconds gets nothing back from the second compiler.
            JAVA_TOOL_OPTIONS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            GITHUB_STEP_SUMMARY: summaryFile,
            ...env,
        },
        stdio: ["ignore", "pipe", "pipe"],
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => (log += text));
    }
    onStart?.(child.pid ?? 0);
    return new Promise((resolve) => {
        child.once("close", (code) => {
            const told = log.split("\n").flatMap((line) => (line.startsWith("  ") ? [line.trim()] : []));
            const conditions = told.filter((line) => / allowed (is|are) /.test(line));
            const findings = told.filter((line) => !conditions.includes(line));
            resolve({ code, log, summary: readFileSync(summaryFile, "utf8"), conditions, findings });
        });
    });
}
