import { demand, is, oneOf } from "../model/demand";
import { finding, type Findings } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { listOf, valueAt } from "../model/values";

/** Which actions run, with the switch that turns all of them off. Only the enterprise's has no switch for pins. */
const PERMISSIONS: Readonly<Record<string, { off: string; value: string | boolean; pins: boolean }>> = {
    "github:index/actionsOrganizationPermissions:ActionsOrganizationPermissions": {
        off: "enabledRepositories",
        value: "none",
        pins: true,
    },
    "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions": {
        off: "enabled",
        value: false,
        pins: true,
    },
    "github:index/enterpriseActionsPermissions:EnterpriseActionsPermissions": {
        off: "enabledOrganizations",
        value: "none",
        pins: false,
    },
};
/** What the token of a run may do. */
const TOKENS = [
    "github:index/actionsOrganizationWorkflowPermissions:ActionsOrganizationWorkflowPermissions",
    "github:index/enterpriseActionsWorkflowPermissions:EnterpriseActionsWorkflowPermissions",
    "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions",
];

/** W1. What a workflow may do that asks for nothing. */
export const actionsSafeDefaults: Rule = {
    id: "W1",
    name: "actions-safe-defaults",
    title: "Workflows run chosen actions, with a token that reads",
    compliant:
        "Organization, enterprise and repositories allow local or listed actions only and demand full commits; a run's token reads by default and approves no pull request.",
    why: "GitHub allows every action of the marketplace by any tag, and a token that may approve makes the second reviewer a robot.",
    severity: "high",
    applicability: "if registered",
    types: [...Object.keys(PERMISSIONS), ...TOKENS],
    plain: [
        ...["allowedActions", "allowedActionsConfig", "shaPinningRequired", "enabled"],
        ...["enabledRepositories", "enabledOrganizations"],
        ...["defaultWorkflowPermissions", "canApprovePullRequestReviews"],
    ],
    controls: ["NIST CM-7", "CIS-GitHub 2.4.2", "OSPS AC-04"],
    fix: "Set allowedActions: selected with allowedActionsConfig.patternsAlloweds of named owners, shaPinningRequired: true, defaultWorkflowPermissions: read and canApprovePullRequestReviews: false.",
    url: "https://docs.github.com/en/organizations/managing-organization-settings/disabling-or-limiting-github-actions-for-your-organization",
    waivable: true,
    check: (resource) => (TOKENS.includes(resource.type) ? judgeToken(resource) : judgePermissions(resource)),
};

function judgeToken(resource: Resource): Findings {
    return [
        demand(resource, "defaultWorkflowPermissions", is("read"), "read"),
        demand(resource, "canApprovePullRequestReviews", is(false), false),
    ];
}

function judgePermissions(resource: Resource): Findings {
    const { off, value, pins } = PERMISSIONS[resource.type] ?? { off: "", value: "", pins: true };
    if (resource.properties[off] === value) {
        return [];
    }
    return [
        demand(resource, "allowedActions", oneOf("selected", "local_only"), "all"),
        pins ? demand(resource, "shaPinningRequired", is(true), false) : [],
        resource.properties.allowedActions === "selected" ? judgePatterns(resource) : [],
    ];
}

/** A pattern whose owner is a wildcard allows everybody's actions. */
function judgePatterns(resource: Resource): Findings {
    const path = "allowedActionsConfig.patternsAlloweds";
    return listOf(valueAt(resource.properties, path)).map((pattern, index) =>
        typeof pattern === "string" && /^[^/*?]+\/\S+$/.test(pattern)
            ? []
            : [finding(resource, `${path}.${index}`, pattern, "an owner by name, such as acme/*")],
    );
}
