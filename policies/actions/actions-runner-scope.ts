import { demand, is, matching, something } from "../model/demand";
import { finding, type Findings } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { listOf, valueAt } from "../model/values";

const GROUPS: Readonly<Record<string, string>> = {
    "github:index/actionsRunnerGroup:ActionsRunnerGroup": "selectedRepositoryIds",
    "github:index/enterpriseActionsRunnerGroup:EnterpriseActionsRunnerGroup": "selectedOrganizationIds",
};
const HOSTED = "github:index/actionsHostedRunner:ActionsHostedRunner";
/** GitHub's own group: every repository may use what is in it. */
const DEFAULT_GROUP = 1;

/** W4. Whose jobs a runner takes. */
export const actionsRunnerScope: Rule = {
    id: "W4",
    name: "actions-runner-scope",
    title: "Runners take the jobs of named workflows only",
    compliant:
        "Every group of runners is for chosen repositories (or organizations), never public ones, and for named workflows; no runner is in GitHub's default group.",
    why: "A runner that takes anybody's job runs a contractor's code where the next job's secrets and the network behind it are.",
    severity: "high",
    applicability: "if registered",
    types: [...Object.keys(GROUPS), HOSTED],
    plain: ["visibility", "allowsPublicRepositories", "restrictedToWorkflows", "selectedWorkflows"],
    controls: ["NIST AC-4"],
    fix: "Set visibility: selected, allowsPublicRepositories: false, restrictedToWorkflows: true and selectedWorkflows: [acme/repository/.github/workflows/build.yml@refs/heads/main]; put hosted runners into such a group.",
    url: "https://docs.github.com/en/actions/how-tos/manage-runners/self-hosted-runners/manage-access",
    waivable: true,
    check: (resource) => (resource.type === HOSTED ? judgeRunner(resource) : judgeGroup(resource)),
};

const WORKFLOW = matching(/^[^/\s*]+\/[^/\s*]+\/\.github\/workflows\/[^@\s*]+@[^\s*]+$/, "a workflow with its ref");

function judgeGroup(group: Resource): Findings {
    return [
        demand(group, "visibility", is("selected"), "all"),
        demand(group, GROUPS[group.type] ?? "", something("at least one")),
        demand(group, "allowsPublicRepositories", is(false), false),
        demand(group, "restrictedToWorkflows", is(true), false),
        demand(group, "selectedWorkflows", something("the workflows that may use it")),
        listOf(valueAt(group.properties, "selectedWorkflows")).map((_, index) =>
            demand(group, `selectedWorkflows.${index}`, WORKFLOW),
        ),
    ];
}

function judgeRunner(runner: Resource): Findings {
    const { runnerGroupId } = runner.properties;
    const shared = [undefined, DEFAULT_GROUP, String(DEFAULT_GROUP)].some((each) => each === runnerGroupId);
    return shared ? [finding(runner, "runnerGroupId", runnerGroupId, "a group of its own, for named workflows")] : [];
}
