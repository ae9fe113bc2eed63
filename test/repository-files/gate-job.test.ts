import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderRepositoryFiles } from "../../repository-files/render";
import { calls, LIKE_A_RUNNER, type Runner, runStep, standIn } from "./support/run-step";
import { VARIETY } from "./support/some-facts";
import { type Job, jobOf, readWorkflow, stepOf } from "./support/workflow";

let runner: Runner;
beforeEach(() => {
    runner = { folder: mkdtempSync(join(tmpdir(), "gate-job-")), expressions: {} };
});
afterEach(() => rmSync(runner.folder, { recursive: true, force: true }));

const facts = VARIETY["with a build"];
const files = facts === undefined ? {} : renderRepositoryFiles(facts);
const gate = jobOf(readWorkflow(files[".github/workflows/quality-gate.yml"] ?? ""), "gate");

function git(folder: string, env: Job["env"], ...words: string[]): string {
    const person = ["-c", "user.name=Ana", "-c", "user.email=ana@northwind.example", "-c", "init.defaultBranch=main"];
    const { status, stdout, stderr } = spawnSync("git", [...person, ...words], {
        cwd: folder,
        encoding: "utf8",
        env: { ...env, PATH: process.env.PATH, HOME: runner.folder, GIT_CONFIG_NOSYSTEM: "1" },
    });
    if (status !== 0) {
        throw new Error(stderr);
    }
    return stdout;
}

function write(folder: string, path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
}

/** The merge commit of a pull request that changes the gate and adds a link, checked out as the job's environment says. */
function checkOutMergeCommit(): string {
    const origin = join(runner.folder, "origin");
    mkdirSync(origin);
    git(origin, {}, "init", "--quiet");
    write(origin, ".github/quality-gate/gate.mjs", "of the base branch");
    git(origin, {}, "add", ".");
    git(origin, {}, "commit", "--quiet", "-m", "base");
    git(origin, {}, "switch", "--quiet", "-c", "change");
    write(origin, ".github/quality-gate/gate.mjs", "of the pull request");
    symlinkSync("/proc/self", join(origin, "coverage"));
    git(origin, {}, "add", ".");
    git(origin, {}, "commit", "--quiet", "-m", "change");
    git(origin, {}, "switch", "--quiet", "main");
    git(origin, {}, "merge", "--quiet", "--no-ff", "--no-edit", "change");
    git(runner.folder, gate.env, "clone", "--quiet", "--depth=2", `file://${origin}`, "workspace");
    return join(runner.folder, "workspace");
}

describe.skipIf(!LIKE_A_RUNNER)("the gate's job", () => {
    it("takes the script from the base branch and judges the merge result with it", () => {
        checkOutMergeCommit();
        standIn(runner, "npm", "exit 0");
        standIn(runner, "node", "exit 0");
        runner.expressions = { "${{ secrets.SONAR_TOKEN }}": "a-token" };
        expect(runStep(runner, gate, stepOf(gate, "Take the gate from the base branch")).status).toBe(0);
        expect(runStep(runner, gate, stepOf(gate, "Judge")).status).toBe(0);
        const base = join(runner.folder, "temp", "base");
        expect(readFileSync(join(base, ".github/quality-gate/gate.mjs"), "utf8")).toBe("of the base branch");
        const script = join(base, ".github/quality-gate");
        expect(calls(runner)).toEqual([
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", script],
            ["node", `${script}/gate.mjs`, "pull-request", "--base", base, "--merge", join(runner.folder, "workspace")],
        ]);
    });

    it("never follows a link of the pull request: it is a text file", () => {
        const workspace = checkOutMergeCommit();
        expect(lstatSync(join(workspace, "coverage")).isSymbolicLink()).toBe(false);
        expect(readFileSync(join(workspace, "coverage"), "utf8")).toBe("/proc/self");
    });

    it("hands a signal to the script itself, not to a shell around it", () => {
        standIn(runner, "node", 'cat "/proc/$PPID/comm" > "$RUNNER_TEMP/parent"');
        runner.expressions = { "${{ secrets.SONAR_TOKEN }}": "a-token" };
        expect(runStep(runner, gate, stepOf(gate, "Judge")).status).toBe(0);
        expect(readFileSync(join(runner.folder, "temp", "parent"), "utf8")).not.toMatch(/^bash/);
    });

    it.each(["failure", "cancelled", "skipped"])("ends at once after a build that ended as %s", (result) => {
        runner.expressions = { "${{ needs.build.result }}": result };
        const { status, output } = runStep(runner, gate, stepOf(gate, "Stop unless the build succeeded"));
        expect([status, output]).toEqual([1, expect.stringContaining(`The job Build ended as ${result}`)]);
    });

    it.each(["failure", "cancelled", "skipped", ""])("is red when the script ended as '%s'", (outcome) => {
        runner.expressions = { "${{ steps.judge.outcome }}": outcome };
        expect(runStep(runner, gate, stepOf(gate, "Verdict")).status).toBe(1);
    });

    it("is green when build and script succeeded", () => {
        runner.expressions = { "${{ needs.build.result }}": "success", "${{ steps.judge.outcome }}": "success" };
        expect(runStep(runner, gate, stepOf(gate, "Stop unless the build succeeded")).status).toBe(0);
        expect(runStep(runner, gate, stepOf(gate, "Verdict")).status).toBe(0);
    });
});
