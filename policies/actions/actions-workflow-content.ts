import { type Finding, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, type Properties, show, type Value } from "../model/values";
import {
    expressionsIn,
    isAction,
    isWorkflow,
    type Job,
    pathOf,
    readAction,
    readWorkflow,
    REPOSITORY_FILE,
    type Step,
    textsIn,
    type Workflow,
} from "../documents/workflow";

/** W3. What the workflows do that the stack puts into repositories. */
export const actionsWorkflowContent: Rule = {
    id: "W3",
    name: "actions-workflow-content",
    title: "Workflows run no stranger's code with rights",
    compliant:
        "Kept workflows and actions use other actions by full commit, put nothing that people write into scripts, ask for permissions by name (none that write for all jobs), hand no secrets on as a whole, and never fetch a pull request where secrets are.",
    why: "A title, a branch name or a tag that moves becomes code in the runner: this is how tokens were stolen from thousands of repositories in 2025.",
    severity: "critical",
    applicability: "always",
    types: [REPOSITORY_FILE],
    plain: ["file", "content"],
    controls: [
        "NIST SA-11",
        "OSPS BR-01",
        "Scorecard Dangerous-Workflow",
        "Scorecard Token-Permissions",
        "Scorecard Pinned-Dependencies",
    ],
    fix: "Pin uses: owner/action@<full commit>, pass values to scripts by env:, set permissions: {} for the file and name them in each job, name each secret, and trigger by pull_request.",
    url: "https://docs.github.com/en/actions/reference/security/secure-use",
    waivable: true,
    check: (file) => {
        const path = pathOf(file);
        const problems = isWorkflow(path) ? problemsOf(readWorkflow(file.properties.content)) : [];
        const own = isAction(path) ? readAction(file.properties.content).flatMap(problemsOfStep) : [];
        return [...problems, ...own].map((problem) => told(file, problem));
    },
};

interface Problem {
    place: string;
    found: string;
    wanted: string;
}

const told = (file: Resource, { place, found, wanted }: Problem): Finding =>
    findingInWords(file, "content", `wrong at ${place}: ${found}`, wanted);

function problemsOf(workflow: Workflow): Problem[] {
    const { properties, jobs } = workflow;
    return [
        ...problemsOfPermissions(workflow),
        ...jobs.flatMap(problemsOfJob),
        ...jobs.flatMap(({ steps }) => steps.flatMap(problemsOfStep)),
        ...(runsForStrangers(workflow) ? jobs.flatMap(({ steps }) => steps.flatMap(problemsOfCheckout)) : []),
        ...textsIn(properties).flatMap(problemsOfText),
        ...environmentsOf(workflow).flatMap(([place, env]) =>
            isObject(env) && env.ACTIONS_ALLOW_UNSECURE_COMMANDS !== undefined
                ? [{ place, found: "ACTIONS_ALLOW_UNSECURE_COMMANDS", wanted: "no such variable" }]
                : [],
        ),
    ];
}

/** Without permissions of its own, a job gets the file's; without these, the organization's default, which may be all. */
function problemsOfPermissions({ properties, jobs }: Workflow): Problem[] {
    const { permissions } = properties;
    const wanted = "permissions: {}, and in each job what it needs";
    const bare = permissions === undefined ? jobs.filter((job) => job.properties.permissions === undefined) : [];
    const writes = writesAll(permissions) || (isObject(permissions) && Object.values(permissions).includes("write"));
    return [
        ...(writes ? [{ place: "permissions", found: show(permissions), wanted }] : []),
        ...bare.map(({ id }) => ({ place: `jobs.${id}.permissions`, found: "absent", wanted })),
        ...jobs
            .filter((job) => writesAll(job.properties.permissions))
            .map(({ id }) => ({
                place: `jobs.${id}.permissions`,
                found: "not by name",
                wanted: "permissions by name",
            })),
    ];
}

/** The only safe word is `read-all`; null means none, like `{}`. */
const writesAll = (permissions: Value | undefined) =>
    permissions !== undefined && permissions !== null && !isObject(permissions) && permissions !== "read-all";

function problemsOfJob({ id, properties: { uses, secrets } }: Job): Problem[] {
    const place = `jobs.${id}`;
    return [
        ...problemsOfUse(`${place}.uses`, uses),
        ...(secrets === "inherit" ? [{ place: `${place}.secrets`, found: "inherit", wanted: "secrets by name" }] : []),
    ];
}

/** Actions that run a script out of their inputs. */
const SCRIPTS = /^actions\/github-script@/i;

function problemsOfStep({ place, properties: { uses, run, with: inputs } }: Step): Problem[] {
    const script = typeof uses === "string" && SCRIPTS.test(uses) && isObject(inputs) ? inputs.script : undefined;
    return [
        ...problemsOfUse(`${place}.uses`, uses),
        ...problemsOfScript(`${place}.run`, run),
        ...problemsOfScript(`${place}.with.script`, script),
    ];
}

const PINNED = /^(?:\.\/\S*|[^\s@/]+\/[^\s@]+@[0-9a-f]{40}|docker:\/\/[^\s@]+@sha256:[0-9a-f]{64})$/;

function problemsOfUse(place: string, uses: Value | undefined): Problem[] {
    const pinned = uses === undefined || (typeof uses === "string" && PINNED.test(uses));
    return pinned ? [] : [{ place, found: show(uses), wanted: "a full commit after the @" }];
}

/** What nobody writes freely: numbers and names that GitHub makes, and what the workflow itself says. */
const HARMLESS = [
    /^github\.(?:sha|run_id|run_number|run_attempt|job|workspace|event_name|repository|repository_id|repository_owner)$/,
    /^github\.(?:repository_owner_id|actor_id|server_url|api_url|graphql_url|token)$/,
    /^github\.event\.(?:number|pull_request\.number|issue\.number|pull_request\.(?:base|head)\.sha)$/,
    /^(?:runner|matrix|strategy|vars|secrets|job)\.[\w.-]+$/,
    /^(?:steps|jobs)\.[\w-]+\.(?:outcome|conclusion|result)$/,
    /^needs\.[\w-]+\.result$/,
    /^(?:true|false|null)$/,
];

function problemsOfScript(place: string, script: Value | undefined): Problem[] {
    const names = expressionsIn(script).flatMap((expression) => expression.match(NAME) ?? []);
    return names
        .filter((name) => !HARMLESS.some((pattern) => pattern.test(name)))
        .map((name) => ({
            place,
            found: `${name} in a script`,
            wanted: "the value by env:, and its variable in the script",
        }));
}

/** A context with its properties, or one that is read some other way; functions are told by their bracket. */
const NAME = /(?<![\w.-])[A-Za-z_][\w.*-]*(?![\w.*-]|\s*\()/g;

/** These events run with secrets and a token that writes, for people who may not even push. */
const runsForStrangers = ({ events }: Workflow) =>
    ["pull_request_target", "workflow_run", "issue_comment"].some((event) => Object.hasOwn(events, event));

const FETCHES =
    /\bgh\s+pr\s+checkout\b|refs\/pull\/|\bpull\/[^\s"']+\/(?:head|merge)\b|head[._](?:sha|ref|branch|repo)/i;

function problemsOfCheckout({ place, properties: { uses, run, with: inputs, env } }: Step): Problem[] {
    const wanted = "no checkout of a pull request where secrets are: trigger by pull_request";
    const chosen = isObject(inputs) && typeof uses === "string" && /\/checkout@/i.test(uses) ? inputs : {};
    const choices: (Value | undefined)[] = [chosen.ref, chosen.repository];
    const asked = choices.filter(
        (each) => expressionsIn(each).length > 0 || (typeof each === "string" && FETCHES.test(each)),
    );
    const script =
        typeof run === "string" && /\bgit\b|\bgh\b/.test(run) ? [run, ...textsIn(env).map(([, text]) => text)] : [];
    const fetched = script.filter((each) => FETCHES.test(each));
    return [...asked, ...fetched].map((each) => ({ place, found: show(each), wanted }));
}

/** All secrets at once, or one whose name somebody else chooses. */
function problemsOfText([place, text]: [string, string]): Problem[] {
    const whole = expressionsIn(text).some((expression) => /\bsecrets\b(?!\s*\.\s*[A-Za-z_])/.test(expression));
    return whole ? [{ place, found: "secrets as a whole", wanted: "each secret by its name" }] : [];
}

function environmentsOf({ properties, jobs }: Workflow): [place: string, env: Value | undefined][] {
    const envOf = (place: string, { env }: Properties): [string, Value | undefined] => [`${place}env`, env];
    return [
        envOf("", properties),
        ...jobs.map((job) => envOf(`jobs.${job.id}.`, job.properties)),
        ...jobs.flatMap(({ steps }) => steps.map((step) => envOf(`${step.place}.`, step.properties))),
    ];
}
