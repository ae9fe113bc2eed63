import { type Job, type Step, textsIn } from "../documents/workflow";
import { isObject, show } from "../model/values";

/** What is found, and what is wanted in its place. */
export type Problem = [found: string, wanted: string];

/** The whole command: program, base and merge result, and not one parameter more. The base's folder is the first group. */
const JUDGE =
    /^(?:exec )?node "(\$RUNNER_TEMP\/[\w-]+)\/\.github\/quality-gate\/gate\.mjs" pull-request --base "\1" --merge "\$GITHUB_WORKSPACE"$/;

/** Actions of GitHub that run nothing of the checkout, and keep nothing for another run. */
const HARMLESS = /^actions\/(?:checkout|setup-node|download-artifact)@/;

/** What could run code of the pull request, or change what later steps run. */
const RUNS =
    /\b(?:npm|npx|pnpm|yarn|bun|node|deno|python3?|pip3?|mvn|mvnw|gradle|gradlew|make|go|cargo|dotnet|docker|bash|sh|source|eval)\b|(?:^|[\s;&|(])\.\/|GITHUB_ENV|GITHUB_PATH|GITHUB_WORKSPACE"?\/\S*\.(?:m?js|sh|py)/;

/** What the job "Quality gate" does, step by step. */
export function judgeGateSteps({ properties: { env }, steps }: Job): Problem[] {
    const at = steps.findIndex((step) => JUDGE.test(scriptOf(step)));
    const judge = steps[at];
    if (judge === undefined) {
        return [
            [
                "without the program of the base branch",
                'node "$RUNNER_TEMP/base/.github/quality-gate/gate.mjs" pull-request',
            ],
        ];
    }
    const [, base = ""] = JUDGE.exec(scriptOf(judge)) ?? [];
    const others = steps.filter((step) => step !== judge);
    return [
        ...judgeBase(steps.slice(0, at), base),
        ...judgeVerdict(judge),
        ...others.flatMap((step) => judgeOther(step, base)),
        ...judgeVariables("env", env),
    ];
}

const scriptOf = ({ properties: { run } }: Step) => (typeof run === "string" ? run.trim() : "");
const linesOf = (step: Step) =>
    scriptOf(step)
        .split("\n")
        .map((line) => line.trim());
const commandFor = (base: string) => `git worktree add --detach "${base}" HEAD^1`;

/** The base branch is the first parent of the merge commit. */
function judgeBase(before: readonly Step[], base: string): Problem[] {
    const made = before.filter((step) => step.properties.if === undefined && linesOf(step).includes(commandFor(base)));
    const checkouts = before.filter(
        ({ properties: { uses } }) => typeof uses === "string" && uses.startsWith("actions/checkout@"),
    );
    const chosen = checkouts.filter(({ properties: { with: inputs } }) =>
        ["ref", "repository", "path"].some((name) => isObject(inputs) && inputs[name] !== undefined),
    );
    return [
        ...(made.length === 1 ? [] : [[`taking ${base} from elsewhere`, commandFor(base)] as Problem]),
        ...chosen.map(({ place }): Problem => [`checking out something else at ${place}`, "the merge result alone"]),
        ...(checkouts.length === 1 ? [] : [["not one checkout", "one checkout, of the merge result"] as Problem]),
    ];
}

function judgeVerdict({ place, properties }: Step): Problem[] {
    const { if: condition, "continue-on-error": lenient, env, "working-directory": folder, shell } = properties;
    const entries = Object.entries(isObject(env) ? env : {});
    const variables = Object.fromEntries(entries.filter(([name]) => name !== "SONAR_TOKEN"));
    return [
        ...(condition === undefined ? [] : [[`a judgement that can be skipped at ${place}`, "no if:"] as Problem]),
        ...(lenient === undefined
            ? []
            : [[`a judgement that counts as passed at ${place}`, "no continue-on-error"] as Problem]),
        ...(folder === undefined && shell === undefined
            ? []
            : [[`run some other way at ${place}`, "neither shell nor folder"] as Problem]),
        ...judgeVariables(`${place}.env`, variables),
    ];
}

function judgeOther(step: Step, base: string): Problem[] {
    const { uses, env, with: inputs } = step.properties;
    const { place } = step;
    const action = typeof uses === "string" && !HARMLESS.test(uses);
    const running = linesOf(step)
        .filter((line) => RUNS.test(line) || line.includes(`${base}/`) || line.includes(`${base}"`))
        .filter((line) => line !== commandFor(base) && !isInstallation(line, base));
    return [
        ...(action
            ? [[`using ${show(uses)} at ${place}`, "no action beside the token that runs more"] as Problem]
            : []),
        ...running.map((line): Problem => [`running ${show(line)} at ${place}`, "nothing of the pull request"]),
        ...judgeVariables(`${place}.env`, env),
        ...judgeVariables(`${place}.with`, inputs),
    ];
}

/** The scanner of the base branch, by its lock file, without scripts. */
function isInstallation(line: string, base: string): boolean {
    const [command, ...flags] = line.split(/\s+(?=--)/);
    return (
        command === "npm ci" &&
        flags.includes("--ignore-scripts") &&
        flags.includes(`--prefix "${base}/.github/quality-gate"`)
    );
}

/** Variables that scanner, shell and Node.js obey, and secrets where they need not be. */
export function judgeVariables(place: string, variables: unknown): Problem[] {
    return textsIn(variables)
        .filter(([name, text]) => OBEYED.test(name) || /\bsonar\.[a-z]|\bsecrets\b/.test(text))
        .map(([name]) => [`giving ${name} at ${place}`, "SONAR_TOKEN in the judging step alone"]);
}

const OBEYED = /^(?:SONAR|NODE_|npm_|NPM_|PATH$|LD_|BASH_ENV$)/;
