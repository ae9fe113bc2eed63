import { demand, is } from "../model/demand";
import type { Facts } from "../model/facts";
import { finding, type Findings, findingInWords } from "../model/finding";
import { ORGANIZATION, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, listOf, UNKNOWN, type Value, valueAt } from "../model/values";
import { ORGANIZATION_RULESET, ruleOf, RULES_URL, unguarded } from "./rulesets";

const TEAM = "github:index/teamRepository:TeamRepository";
const COLLABORATORS = [
    "github:index/repositoryCollaborator:RepositoryCollaborator",
    "github:index/repositoryCollaborators:RepositoryCollaborators",
];
const WORKFLOWS = "rules.requiredWorkflows";

/** G6. Where the gate comes from when a plan lets the organization require it. */
export const ghRequiredWorkflow: Rule = {
    id: "G6",
    name: "gh-required-workflow",
    title: "The required gate comes from a repository of the core team",
    compliant:
        "Where the organization names a repository for workflows, every guarded repository must pass a workflow of that repository, from its default branch or a full commit, on creation too; nobody but the core team has access to it through this stack.",
    why: "A workflow that the pull request brings along can be edited in it; one of another repository cannot, unless that repository is open.",
    severity: "critical",
    applicability: "plan-dependent",
    types: [ORGANIZATION_RULESET, TEAM, ...COLLABORATORS],
    plain: ["rules", "repository"],
    controls: ["NIST SA-11", "NIST CM-5", "CIS-GitHub 2.1.2", "ISO A.8.25"],
    fix: "Give each guarded repository an OrganizationRuleset with rules.requiredWorkflows of the workflowRepository, ref: refs/heads/main and doNotEnforceOnCreate: false; give nobody but the core team that repository.",
    url: RULES_URL,
    waivable: true,
    check: (resource, { facts }) =>
        resource.type === ORGANIZATION_RULESET ? judgeRuleset(resource, facts) : judgeAccess(resource, facts),
    checkStack: (stack, { facts }) => (facts.github.workflowRepository === undefined ? [] : judgeStack(stack, facts)),
};

const workflowsOf = (ruleset: Resource) => listOf(valueAt(ruleset.properties, `${WORKFLOWS}.requiredWorkflows`));

function judgeRuleset(ruleset: Resource, facts: Facts): Findings {
    if (ruleOf(ruleset, "requiredWorkflows") === undefined) {
        return [];
    }
    const workflows = workflowsOf(ruleset);
    const nothing = finding(ruleset, `${WORKFLOWS}.requiredWorkflows`, workflows, "the workflow of the quality gate");
    return [
        workflows.length === 0 ? [nothing] : [],
        workflows.map((workflow, index) =>
            judgeWorkflow(ruleset, workflow, `${WORKFLOWS}.requiredWorkflows.${index}`, facts),
        ),
        demand(ruleset, `${WORKFLOWS}.doNotEnforceOnCreate`, is(false), false),
    ];
}

const PATH = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const REF = /^(?:refs\/heads\/\S+|[0-9a-f]{40})$/;

function judgeWorkflow(ruleset: Resource, workflow: Value, path: string, { github }: Facts): Findings {
    const { repositoryId, path: file, ref } = isObject(workflow) ? workflow : {};
    const source = github.workflowRepository;
    const wanted = source === undefined ? "none without a workflowRepository" : `${source.id}, ${source.name}`;
    const matches = (value: Value | undefined, pattern: RegExp) =>
        value === UNKNOWN || (typeof value === "string" && pattern.test(value));
    return [
        repositoryId === UNKNOWN || (source !== undefined && repositoryId === source.id)
            ? []
            : [finding(ruleset, `${path}.repositoryId`, repositoryId, wanted)],
        matches(file, PATH) ? [] : [finding(ruleset, `${path}.path`, file, "a file in .github/workflows")],
        matches(ref, REF) ? [] : [finding(ruleset, `${path}.ref`, ref, "refs/heads/<default branch> or a full commit")],
    ];
}

/** The names of the core team's repository are the core team's alone to hold. */
function judgeAccess(access: Resource, { github }: Facts): Findings {
    const { repository, teamId } = access.properties;
    const source = github.workflowRepository?.name;
    const concerned =
        source !== undefined && (repository === source || repository === `${github.organization}/${source}`);
    const core = [String(github.coreTeam.id), github.coreTeam.slug].some((each) => each === teamId);
    return concerned && !core ? [finding(access, "repository", repository, "no repository of required workflows")] : [];
}

function judgeStack(stack: Stack, facts: Facts): Findings {
    const requires = (ruleset: Resource) => workflowsOf(ruleset).some((each) => isOurs(each, facts));
    return [
        unguarded(stack, facts, WORKFLOWS, "a ruleset in force that requires the gate's workflow", requires),
        stack
            .ofType(ORGANIZATION_RULESET)
            .flatMap((ruleset) =>
                workflowsOf(ruleset).map((workflow, index) => judgeBranch(stack, ruleset, workflow, index)),
            ),
    ];
}

const isOurs = (workflow: Value, { github }: Facts) =>
    isObject(workflow) && workflow.repositoryId === github.workflowRepository?.id;

/** The provider takes no commit, so the branch must be the one that only reviewed changes reach. */
function judgeBranch(stack: Stack, ruleset: Resource, workflow: Value, index: number): Findings {
    const [organization] = stack.ofType(ORGANIZATION);
    const declared = valueAt(organization?.properties ?? {}, "github.workflowRepository.defaultBranch");
    const branch = typeof declared === "string" ? declared : "main";
    const ref = isObject(workflow) ? workflow.ref : undefined;
    if (typeof ref !== "string" || !ref.startsWith("refs/heads/") || ref === `refs/heads/${branch}`) {
        return [];
    }
    const path = `${WORKFLOWS}.requiredWorkflows.${index}.ref`;
    return [findingInWords(ruleset, path, `another branch, ${ref}`, `refs/heads/${branch}`)];
}
