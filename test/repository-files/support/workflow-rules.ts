import { type Job, type Step, type Workflow, readWorkflow } from "./workflow";

/** A rule that each kept workflow holds: what breaks it, in words. Source: research on attacks by way of workflows. */
type Rule = (workflow: Workflow, text: string) => string[];

const GATE_STEP = /^exec node \S+gate\.mjs"? (?:pull-request|branch) /;
const WRITES = new Map([["id-token", "environment"]]);

export const WORKFLOW_RULES: Record<string, Rule> = {
    "pins every action by a full commit, with its version behind": (_workflow, text) =>
        text
            .split("\n")
            .filter((line) => /^\s*(?:- )?uses:/.test(line))
            .filter((line) => !/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),

    "never runs with the base's rights on the code of a pull request": ({ on }) =>
        Object.keys(on).filter((event) => !["pull_request", "push", "workflow_dispatch"].includes(event)),

    "is left out by no path": ({ on }) =>
        Object.entries(on).flatMap(([event, filters]) =>
            Object.keys(filters ?? {})
                .filter((filter) => filter.startsWith("paths"))
                .map((filter) => `${event}.${filter}`),
        ),

    "starts without any permission": ({ permissions }) =>
        permissions !== undefined && Object.keys(permissions).length === 0 ? [] : ["permissions"],

    "writes nothing but a token for its own environment": (workflow) =>
        jobs(workflow).flatMap(([id, job]) =>
            job.permissions === undefined
                ? [`${id} takes the default permissions`]
                : Object.entries(job.permissions)
                      .filter(
                          ([name, level]) =>
                              level !== "read" && !(WRITES.get(name) === "environment" && job.environment),
                      )
                      .map(([name, level]) => `${id}: ${name}: ${level}`),
        ),

    "ends every job": (workflow) =>
        jobs(workflow)
            .filter(([, job]) => job["timeout-minutes"] === undefined)
            .map(([id]) => id),

    "leaves no credentials in a checkout": (workflow) =>
        steps(workflow)
            .filter(
                ([, step]) => step.uses?.startsWith("actions/checkout@") && step.with["persist-credentials"] !== false,
            )
            .map(([where]) => where),

    "caches nothing that a pull request could fill": (workflow) =>
        steps(workflow)
            .filter(([, { uses = "", with: inputs }]) => {
                const setsUpNode = uses.startsWith("actions/setup-node@") && inputs["package-manager-cache"] !== false;
                return setsUpNode || uses.startsWith("actions/cache");
            })
            .map(([where]) => where),

    "shows a secret to the gate's script alone": (workflow, text) => {
        const seen = steps(workflow).filter(([, step]) => JSON.stringify(step).includes("secrets"));
        const wrong = seen.filter(([, step]) => !GATE_STEP.test(step.run ?? "")).map(([where]) => where);
        const elsewhere = text.replaceAll(/^\s*#.*$/gm, "").split("secrets").length - 1 - seen.length;
        return elsewhere === 0 ? wrong : [...wrong, `${elsewhere} outside of a step`];
    },

    "puts no expression into a script": (workflow) =>
        steps(workflow)
            .filter(([, step]) => step.run?.includes("${{"))
            .map(([where]) => where),

    "runs code of a change in a container only, away from secrets and tokens": (workflow) =>
        jobs(workflow)
            .filter(([id, job]) => (id === "build") !== (job.container !== undefined))
            .map(([id]) => id),

    "skips no job but when an earlier one failed": (workflow) =>
        jobs(workflow)
            .filter(([, job]) => job.if !== undefined && !(job.if === "${{ always() }}" && job.needs !== undefined))
            .map(([id]) => id),

    "limits how many run at once": ({ concurrency }) => (concurrency === undefined ? ["concurrency"] : []),
};

/** What breaks a rule in a workflow's text. */
export function broken(rule: string, text: string): string[] {
    const judge = WORKFLOW_RULES[rule];
    if (judge === undefined) {
        throw new Error(`there is no rule ${rule}`);
    }
    return judge(readWorkflow(text), text);
}

function jobs(workflow: Workflow): [string, Job][] {
    return Object.entries(workflow.jobs);
}

function steps(workflow: Workflow): [string, Step][] {
    return jobs(workflow).flatMap(([id, job]) =>
        job.steps.map((step): [string, Step] => [`${id}: ${step.name}`, step]),
    );
}
