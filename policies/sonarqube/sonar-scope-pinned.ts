import {
    isWorkflow,
    type Job,
    pathOf,
    readWorkflow,
    REPOSITORY_FILE,
    type Step,
    textsIn,
    type Workflow,
} from "../documents/workflow";
import type { Facts } from "../model/facts";
import { type Finding, findingInWords } from "../model/finding";
import { ORGANIZATION, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, show, type Value } from "../model/values";
import { judgeSettings } from "./gate-settings";
import { judgeGateSteps, judgeVariables, type Problem } from "./gate-steps";

/** Name of the job that judges a pull request; the ruleset demands it. */
const GATE = "Quality gate";
const FOLDER = ".github/quality-gate/";

/** Q3. What is judged, and by whose program. */
export const sonarScopePinned: Rule = {
    id: "Q3",
    name: "sonar-scope-pinned",
    title: "A pull request decides nothing about its own judgement",
    compliant: `The job "${GATE}" runs for every pull request, takes program, scanner and settings from the base branch, adds no parameter, runs nothing of the pull request where the token is, and cannot be skipped; settings name sources and exclude no more than parts.`,
    why: "Exclusions, sources and scanner parameters that come from the pull request decide that nothing is looked at, and a job that is skipped counts as passed.",
    severity: "high",
    applicability: "always",
    types: [REPOSITORY_FILE],
    plain: ["file", "content"],
    controls: ["NIST SA-11", "NIST CM-5"],
    fix: `Keep the kit's quality-gate.yml: on: pull_request without paths; git worktree add --detach "$RUNNER_TEMP/base" HEAD^1, then node "$RUNNER_TEMP/base/${FOLDER}gate.mjs" with --base and --merge alone; SONAR_TOKEN in that step only.`,
    url: "https://docs.sonarsource.com/sonarqube-community-build/analyzing-source-code/analysis-parameters/parameters-not-settable-in-ui",
    waivable: true,
    check: (file) => {
        const path = pathOf(file);
        const problems = isWorkflow(path) ? problemsOf(path, file.properties.content) : [];
        const settings = path === `${FOLDER}settings.json` ? judgeSettings(file.properties.content) : [];
        return [...problems, ...settings].map(([found, wanted]) => findingInWords(file, "content", found, wanted));
    },
    checkStack: (stack, { facts }) =>
        Object.keys(facts.repositories).flatMap((name) => judgePresence(stack, name, facts)),
};

function problemsOf(path: string, content: Value | undefined): Problem[] {
    const workflow = readWorkflow(content);
    const gates = workflow.jobs.filter(isGate);
    const scans = workflow.jobs.flatMap(({ steps }) => steps.flatMap(judgeScan));
    const [gate, second] = gates;
    if (gate === undefined) {
        const named = path.endsWith("quality-gate.yml");
        return named ? [...scans, [`without a job "${GATE}"`, `a job of that name`]] : scans;
    }
    return [
        ...scans,
        ...(second === undefined ? [] : [[`holding the job "${GATE}" twice`, "one job of that name"] as Problem]),
        ...judgeEvents(workflow),
        ...judgeRights(workflow),
        ...judgeSurroundings(workflow, gate),
        ...judgeJob(gate),
        ...judgeGateSteps(gate),
    ];
}

/** GitHub fills in expressions, so a name with one counts where it may become the gate's. */
function isGate({ id, properties: { name } }: Job): boolean {
    const parts = (typeof name === "string" ? name : id).split(/\$\{\{[\s\S]*?\}\}/);
    const literal = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${literal.join(".*")}$`).test(GATE);
}

/** Scanners that read what they scan, and with what, from the checkout. */
const SCANNERS =
    /\bsonar-scanner\b|@sonar\/scan\b|sonarqube-scanner\b|\bsonar:sonar\b|\bgradlew? .*\bsonar\b|-Dsonar\./i;

function judgeScan({ place, properties: { uses, run } }: Step): Problem[] {
    const action = typeof uses === "string" && /^SonarSource\//i.test(uses);
    const scanner = typeof run === "string" && SCANNERS.test(run);
    const found = `scanning with ${show(action ? uses : run)} at ${place}`;
    return action || scanner ? [[found, `${FOLDER}gate.mjs, which takes its parameters from the base branch`]] : [];
}

/** A filter that leaves a pull request out leaves its check missing or green; another event reports on the same commit. */
function judgeEvents({ events }: Workflow): Problem[] {
    const { pull_request: filter, ...others } = events;
    const narrow = isObject(filter) ? Object.keys(filter).filter((key) => key !== "branches") : ["pull_request"];
    return [...Object.keys(others), ...narrow].map((each) => [
        filter === undefined && each === "pull_request" ? "not run for pull requests" : `run by or filtered by ${each}`,
        "on: pull_request, for the default branch, without further filters",
    ]);
}

/** A token that writes could report the check itself. */
function judgeRights({ properties, jobs }: Workflow): Problem[] {
    const granted: (Value | undefined)[] = [properties.permissions, ...jobs.map((job) => job.properties.permissions)];
    return granted
        .filter((each) => textsIn(each).some(([, right]) => right.includes("write")))
        .map((each) => [`holding the permissions ${show(each)}`, "permissions that read"]);
}

/** What is said for the whole file counts in the gate's job, and other jobs run code of the pull request. */
function judgeSurroundings({ properties, jobs }: Workflow, gate: Job): Problem[] {
    const defaults = properties.defaults ?? gate.properties.defaults;
    const elsewhere = jobs.filter((job) => job !== gate).filter((job) => textsIn(job.properties).some(holdsSecret));
    return [
        ...judgeVariables("env", properties.env),
        ...(defaults === undefined ? [] : [[`run some other way, by ${show(defaults)}`, "no defaults"] as Problem]),
        ...elsewhere.map(({ id }): Problem => [`giving secrets to the job ${id}`, "secrets in the judging step alone"]),
    ];
}

const holdsSecret = ([, text]: [string, string]) => /\$\{\{[^}]*\bsecrets\b/.test(text);

const ALWAYS = /^(?:\$\{\{\s*)?always\(\)(?:\s*\}\})?$/;

function judgeJob({ properties }: Job): Problem[] {
    const { if: condition, needs, strategy, "continue-on-error": lenient, uses, container } = properties;
    const always = typeof condition === "string" && ALWAYS.test(condition.trim());
    const skipped = condition === undefined ? needs !== undefined : !always;
    return [
        ...(skipped ? [["a job that can be skipped, which counts as passed", "if: ${{ always() }}"] as Problem] : []),
        ...(lenient === undefined ? [] : [["a job that passes when it fails", "no continue-on-error"] as Problem]),
        ...(strategy === undefined ? [] : [["a job of several runs", "no strategy"] as Problem]),
        ...(uses === undefined ? [] : [["a job that is another workflow", "its steps"] as Problem]),
        ...(container === undefined ? [] : [["a job in an image", "the runner itself"] as Problem]),
    ];
}

function judgePresence(stack: Stack, repository: string, facts: Facts): Finding[] {
    const files = stack.ofType(REPOSITORY_FILE);
    const own = files.filter((each) => each.properties.repository === repository).map(pathOf);
    const [organization] = stack.ofType(ORGANIZATION);
    if (organization === undefined || !stack.resources.some(({ name }) => name.startsWith("platform/"))) {
        return [];
    }
    const wanted = [`${FOLDER}gate.mjs`, `${FOLDER}package-lock.json`, `${FOLDER}settings.json`];
    const workflow = own.includes(".github/workflows/quality-gate.yml") || isRequired(files, repository, facts);
    return [
        ...wanted.filter((path) => !own.includes(path)),
        ...(workflow ? [] : [".github/workflows/quality-gate.yml"]),
    ].map((path) =>
        findingInWords(organization, `repositories.${repository}`, `without ${path}`, "a RepositoryFile of it"),
    );
}

/** With a required workflow, the gate is in the core team's repository. */
function isRequired(files: readonly Resource[], repository: string, { github }: Facts): boolean {
    const source = github.workflowRepository?.name;
    const path = `.github/workflows/${repository}-quality-gate.yml`;
    return source !== undefined && files.some((each) => each.properties.repository === source && pathOf(each) === path);
}
