import { actionsSafeDefaults } from "../../../policies/actions/actions-safe-defaults";
import { add, both, type Edit, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const NAME = "platform/actions";
const allowed = {
    allowedActions: "selected",
    allowedActionsConfig: {
        githubOwnedAllowed: true,
        patternsAlloweds: ["acme/*", "aws-actions/configure-aws-credentials@*"],
    },
};
const organization = add("github:index/actionsOrganizationPermissions:ActionsOrganizationPermissions", NAME, {
    ...allowed,
    enabledRepositories: "all",
    shaPinningRequired: true,
});
const repository = add("github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions", NAME, {
    ...allowed,
    repository: "checkout-api",
    shaPinningRequired: true,
});
const enterprise = add("github:index/enterpriseActionsPermissions:EnterpriseActionsPermissions", NAME, {
    ...allowed,
    enterpriseSlug: "acme",
    enabledOrganizations: "all",
});
const safe = { defaultWorkflowPermissions: "read", canApprovePullRequestReviews: false };
const token = add("github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions", NAME, {
    ...safe,
    repository: "checkout-api",
});
const organizationToken = add(
    "github:index/actionsOrganizationWorkflowPermissions:ActionsOrganizationWorkflowPermissions",
    NAME,
    { ...safe, organizationSlug: "acme" },
);
const enterpriseToken = add(
    "github:index/enterpriseActionsWorkflowPermissions:EnterpriseActionsWorkflowPermissions",
    NAME,
    { ...safe, enterpriseSlug: "acme" },
);
const but = (base: Edit, edit: Edit) => both(base, edit);

export const cases: RuleCases = {
    rule: actionsSafeDefaults,
    mutants: {
        "every action": but(organization, spoil(NAME, "allowedActions", "all")),
        "nothing said of actions": but(organization, without(NAME, "allowedActions")),
        "every action in a repository": but(repository, spoil(NAME, "allowedActions", "all")),
        "every action in an enterprise": but(enterprise, spoil(NAME, "allowedActions", "all")),
        "chosen actions, of everybody": but(
            organization,
            spoil(NAME, "allowedActionsConfig.patternsAlloweds", ["acme/*", "*"]),
        ),
        "chosen actions, of every owner": but(
            repository,
            spoil(NAME, "allowedActionsConfig.patternsAlloweds", ["*/*"]),
        ),
        "tags that move": but(organization, spoil(NAME, "shaPinningRequired", false)),
        "nothing said of commits": but(repository, without(NAME, "shaPinningRequired")),
        "a token that writes": but(token, spoil(NAME, "defaultWorkflowPermissions", "write")),
        "an organization's token that writes": but(
            organizationToken,
            spoil(NAME, "defaultWorkflowPermissions", "write"),
        ),
        "a workflow that approves": but(token, spoil(NAME, "canApprovePullRequestReviews", true)),
        "an organization's workflows that approve": but(
            organizationToken,
            spoil(NAME, "canApprovePullRequestReviews", true),
        ),
        "an enterprise's workflows that approve": but(
            enterpriseToken,
            spoil(NAME, "canApprovePullRequestReviews", true),
        ),
    },
    variants: {
        "chosen actions": organization,
        "chosen actions in a repository": repository,
        "chosen actions in an enterprise": enterprise,
        "local actions": but(organization, spoil(NAME, "allowedActions", "local_only")),
        "no actions at all": but(but(repository, spoil(NAME, "enabled", false)), spoil(NAME, "allowedActions", "all")),
        "a token that reads": token,
        "a token that reads by default": but(organizationToken, without(NAME, "defaultWorkflowPermissions")),
        "an enterprise's token that reads": enterpriseToken,
    },
    says: {
        "nothing said of actions":
            'platform/actions (github:index/actionsOrganizationPermissions:ActionsOrganizationPermissions): allowedActions is absent, which means "all". Wanted: "selected" or "local_only". Fix: Set allowedActions: selected with allowedActionsConfig.patternsAlloweds of named owners, shaPinningRequired: true, defaultWorkflowPermissions: read and canApprovePullRequestReviews: false.',
    },
    fixed: {
        "every action": spoil(NAME, "allowedActions", "selected"),
        "tags that move": spoil(NAME, "shaPinningRequired", true),
        "a token that writes": spoil(NAME, "defaultWorkflowPermissions", "read"),
        "a workflow that approves": spoil(NAME, "canApprovePullRequestReviews", false),
    },
};
