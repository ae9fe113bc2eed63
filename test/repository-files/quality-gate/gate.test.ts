import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { renderSettings } from "../../../repository-files/quality-gate/settings";
import type { SonarqubeEdition } from "../../../repository-files/facts";
import { runGate, runOnBranch } from "../../sonarqube/support/run-gate";
import { commitTo, git, write } from "../../support/a-checkout";

const token = "squ_canary";
const gateFolder = join(".github", "quality-gate");

/** Stands where npm puts the real one; notes how it was called. */
const fakeScanner = `
const { appendFileSync, mkdirSync, readdirSync, writeFileSync } = require("node:fs");
const { execFileSync } = require("node:child_process");
const given = Object.fromEntries(process.argv.slice(2).map((arg) => arg.replace("-D", "").split(/=(.*)/s)));
const tree = given["sonar.projectBaseDir"];
const base = () => execFileSync("git", ["-C", tree, "rev-parse", "refs/remotes/origin/main"], { encoding: "utf8" }).trim();
const seen = { given, env: process.env, beside: readdirSync("."), tree: readdirSync(tree).sort() };
if (seen.tree.includes(".git")) seen.base = base();
appendFileSync(process.env.RECORD, JSON.stringify(seen) + "\\n");
console.log("::error::scanning with " + process.env.SONAR_TOKEN);
mkdirSync(given["sonar.working.directory"], { recursive: true });
writeFileSync(given["sonar.working.directory"] + "/report-task.txt", "serverUrl=http://elsewhere.example\\nceTaskId=T1\\n");
process.exitCode = Number(process.env.SCANNER_EXIT ?? 0);
`;

interface Seen {
    given: Record<string, string>;
    env: Record<string, string>;
    beside: string[];
    tree: string[];
    base?: string;
}

let parent: string;
let record: string;
let server: Server;
let url: string;
let calls: string[];
let taskStatus: string;

beforeEach(async () => {
    parent = mkdtempSync(join(tmpdir(), "contractor-access-gate-"));
    record = join(parent, "record");
    calls = [];
    taskStatus = "SUCCESS";
    const conditions = [{ status: "OK", metricKey: "new_violations" }];
    const answers: Record<string, () => unknown> = {
        "/api/projects/search_my_projects": () => ({ projects: [] }),
        "/api/ce/task": () => ({ task: { status: taskStatus, errorMessage: "no room" } }),
        "/api/qualitygates/project_status": () => ({ projectStatus: { status: "OK", conditions } }),
    };
    server = createServer((request, response) => {
        const { pathname, search } = new URL(request.url ?? "", "http://localhost");
        calls.push(`${request.method ?? ""} ${pathname.replace("/api/", "")}${request.method === "GET" ? search : ""}`);
        response.end(JSON.stringify(answers[pathname]?.() ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
    server.close();
    rmSync(parent, { recursive: true, force: true });
});

/** The checkouts of a pull request that adds src/new.js, with the scanner that stands in. */
function checkouts(edition: SonarqubeEdition) {
    const [merge, base] = [join(parent, "merge"), join(parent, "base")];
    git(parent, "init", "--quiet", "--initial-branch=main", "merge");
    cpSync(join(__dirname, "..", "..", "..", "repository-files", "quality-gate"), join(merge, gateFolder), {
        recursive: true,
        filter: (source) => !source.endsWith(".ts"),
    });
    const sonarqube = { url, edition, projectKey: "web", throwAwayPrefix: "gate:web:", qualityGate: "contractor" };
    const build = { container: "node:24", command: "npm test", outputs: ["coverage/lcov.info"] };
    const properties = { "sonar.javascript.lcov.reportPaths": "coverage/lcov.info" };
    const analysis = { sources: ["src"], tests: [], testInclusions: [], exclusions: [], build, properties };
    const settings = renderSettings({ sonarqube, analysis });
    const first = commitTo(merge, { "src/old.js": "", [join(gateFolder, "settings.json")]: settings });
    git(merge, "checkout", "--quiet", "-b", "feature");
    const head = commitTo(merge, { "src/new.js": "", "sonar-project.properties": "sonar.exclusions=**/*" });
    git(merge, "checkout", "--quiet", "--detach", first);
    git(merge, "merge", "--quiet", "--no-ff", "-m", "merge", head);
    git(merge, "worktree", "add", "--quiet", "--detach", base, "HEAD^1");
    write(merge, { "coverage/lcov.info": "report" });
    const scanner = join(gateFolder, "node_modules", "@sonar", "scan");
    for (const tree of [base, merge]) {
        write(tree, { [join(scanner, "package.json")]: "{}", [join(scanner, "bin", "sonar-scanner.js")]: fakeScanner });
    }
    return { base, merge, first };
}

const request = (env: Record<string, string> = {}) => ({ token, env: { RECORD: record, TMPDIR: parent, ...env } });
const scans = () =>
    readFileSync(record, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Seen);

test("Community Build: base and merge commit are analysed in a throw-away project", async () => {
    const run = await runGate(checkouts("community"), request());
    expect(run).toMatchObject({ code: 0, conditions: [] });
    const [base, merge, ...others] = scans();
    expect(others).toEqual([]);
    expect(base?.given).toMatchObject({ "sonar.projectVersion": "base", "sonar.javascript.lcov.reportPaths": "" });
    const report = { "sonar.javascript.lcov.reportPaths": "coverage/lcov.info" };
    expect(merge?.given).toMatchObject({ "sonar.projectVersion": "merge", "sonar.scm.disabled": "true", ...report });
    expect(merge?.given["sonar.projectKey"]).toMatch(/^gate:web:/);
    expect(merge?.given["sonar.projectKey"]).toBe(base?.given["sonar.projectKey"]);
    expect(merge?.given["sonar.host.url"]).toBe(url);
    for (const scan of [base, merge]) {
        expect(scan?.tree).toEqual([".github", "coverage", "src"]);
        expect(scan?.beside).toEqual([]);
    }
    expect(calls.map((call) => call.split("?")[0])).toEqual([
        "GET projects/search_my_projects",
        "POST projects/create",
        "POST new_code_periods/set",
        "POST qualitygates/select",
        "POST settings/set",
        "GET ce/task",
        "GET ce/task",
        "GET qualitygates/project_status",
        "POST projects/delete",
    ]);
});

test("Developer Edition and up: the pull request is analysed once, in the lasting project and with its history", async () => {
    const { first, ...trees } = checkouts("developer");
    const github = { GITHUB_REF: "refs/pull/7/merge", GITHUB_HEAD_REF: "feature", GITHUB_BASE_REF: "main" };
    const run = await runGate(trees, request(github));
    expect(run).toMatchObject({ code: 0, conditions: [] });
    const [scan, ...others] = scans();
    expect(others).toEqual([]);
    expect(scan?.given).toMatchObject({
        "sonar.projectKey": "web",
        "sonar.pullrequest.key": "7",
        "sonar.pullrequest.branch": "feature",
        "sonar.pullrequest.base": "main",
        "sonar.scm.provider": "git",
    });
    expect(scan?.base).toBe(first);
    expect(scan?.tree).toEqual([".git", ".github", "coverage", "src"]);
    expect(calls).toEqual(["GET ce/task?id=T1", "GET qualitygates/project_status?projectKey=web&pullRequest=7"]);
});

test("Developer Edition and up: a run without a pull request is refused", async () => {
    const run = await runGate(checkouts("enterprise"), request({ GITHUB_REF: "refs/heads/main" }));
    expect(run.code).toBe(2);
    expect(run.log).toContain("name no pull request: run this on pull_request.");
    expect(existsSync(record)).toBe(false);
});

test("the default branch is analysed in the lasting project", async () => {
    const run = await runOnBranch(checkouts("community").merge, request());
    expect(run.code).toBe(0);
    expect(run.log).toContain(`${url}/dashboard?id=web`);
    expect(scans().map(({ given }) => given["sonar.projectKey"])).toEqual(["web"]);
});

test("nothing of the environment is a parameter of the scan", async () => {
    const env = {
        SONAR_SCANNER_JSON_PARAMS: '{"sonar.exclusions":"**/*"}',
        SONARQUBE_SCANNER_PARAMS: "{}",
        SONAR_HOST_URL: "http://elsewhere.example",
        npm_config_sonar_scanner_foo: "bar",
        KEPT: "yes",
    };
    await runOnBranch(checkouts("community").merge, request(env));
    const given = scans()[0]?.env ?? {};
    expect(given).toMatchObject({ SONAR_TOKEN: token, KEPT: "yes" });
    expect(Object.keys(given).filter((name) => /sonar/i.test(name))).toEqual(["SONAR_TOKEN"]);
});

test("the scanner's output is shown when it fails, without the token and where GitHub reads no command", async () => {
    const run = await runGate(checkouts("community"), request({ SCANNER_EXIT: "3" }));
    expect(run.code).toBe(2);
    expect(run.log).toMatch(/^::stop-commands::(\S+)\n::error::scanning with \*\*\*\n::\1::\n/);
    expect(run.log).toContain("The scanner failed; its output is above.");
    expect(run.log + run.summary).not.toContain(token);
    expect(calls.at(-1)).toBe("POST projects/delete");
});

test("the scanner's output is shown otherwise only when somebody debugs, and then without the token too", async () => {
    const tree = checkouts("community").merge;
    const quiet = await runOnBranch(tree, request());
    expect(quiet.log).not.toContain("scanning with");
    const debugged = await runOnBranch(tree, request({ RUNNER_DEBUG: "1" }));
    expect(debugged.log).toContain("scanning with ***");
    expect(debugged.log).not.toContain(token);
});

test("an analysis that the server does not take in is no pass", async () => {
    taskStatus = "FAILED";
    const run = await runGate(checkouts("community"), request());
    expect(run.code).toBe(2);
    expect(run.log).toContain("could not take the analysis in: no room. Tell the platform team.");
});

test.each([
    [[]],
    [["pull-request"]],
    [["branch", "--base", "x"]],
    [["nonsense"]],
    [["branch", "--tree"]],
    [["--nonsense"]],
])("the call %j is answered with the right one", (args) => {
    const gate = join(checkouts("community").base, gateFolder, "gate.mjs");
    const { status, stdout } = spawnSync(process.execPath, [gate, ...args], {
        env: { SONAR_TOKEN: token },
        encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stdout).toContain("Usage: node gate.mjs pull-request --base <checkout> --merge <checkout>, or");
    expect(calls).toEqual([]);
});
