import { actionsRunnerScope } from "../../../policies/actions/actions-runner-scope";
import { add, both, type Edit, hide, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const NAME = "platform/runners";
const closed = {
    name: "release",
    visibility: "selected",
    restrictedToWorkflows: true,
    selectedWorkflows: ["acme/checkout-api/.github/workflows/release.yml@refs/heads/main"],
};
const group = add("github:index/actionsRunnerGroup:ActionsRunnerGroup", NAME, {
    ...closed,
    selectedRepositoryIds: [1296269],
});
const enterprise = add("github:index/enterpriseActionsRunnerGroup:EnterpriseActionsRunnerGroup", NAME, {
    ...closed,
    enterpriseSlug: "acme",
    selectedOrganizationIds: [9919],
});
const runner = add("github:index/actionsHostedRunner:ActionsHostedRunner", NAME, {
    image: { id: "2306", source: "github" },
    size: "4-core",
    runnerGroupId: 42,
});
const but = (base: Edit, edit: Edit) => both(base, edit);

export const cases: RuleCases = {
    rule: actionsRunnerScope,
    mutants: {
        "runners for all repositories": but(group, spoil(NAME, "visibility", "all")),
        "runners for all private repositories": but(group, spoil(NAME, "visibility", "private")),
        "runners for no repository yet": but(group, without(NAME, "selectedRepositoryIds")),
        "runners for public repositories": but(group, spoil(NAME, "allowsPublicRepositories", true)),
        "runners for any workflow": but(group, spoil(NAME, "restrictedToWorkflows", false)),
        "nothing said of workflows": but(group, without(NAME, "restrictedToWorkflows")),
        "runners for a list that is empty": but(group, spoil(NAME, "selectedWorkflows", [])),
        "runners for a workflow of any branch": but(
            group,
            spoil(NAME, "selectedWorkflows", ["acme/checkout-api/.github/workflows/release.yml"]),
        ),
        "an enterprise's runners for everybody": but(enterprise, spoil(NAME, "visibility", "all")),
        "an enterprise's runners for public repositories": but(
            enterprise,
            spoil(NAME, "allowsPublicRepositories", true),
        ),
        "a runner in the default group": but(runner, spoil(NAME, "runnerGroupId", 1)),
    },
    variants: {
        "a closed group": group,
        "an enterprise's closed group": enterprise,
        "a runner in a group of its own": runner,
        "a runner in a group that only the run knows": but(runner, hide(NAME, "runnerGroupId")),
    },
    says: {
        "runners for all repositories":
            'platform/runners (github:index/actionsRunnerGroup:ActionsRunnerGroup): visibility is "all". Wanted: "selected". Fix: Set visibility: selected, allowsPublicRepositories: false, restrictedToWorkflows: true and selectedWorkflows: [acme/repository/.github/workflows/build.yml@refs/heads/main]; put hosted runners into such a group.',
    },
    fixed: {
        "runners for all repositories": spoil(NAME, "visibility", "selected"),
        "runners for public repositories": spoil(NAME, "allowsPublicRepositories", false),
        "runners for a workflow of any branch": spoil(NAME, "selectedWorkflows", [
            "acme/checkout-api/.github/workflows/release.yml@refs/heads/main",
        ]),
    },
};
