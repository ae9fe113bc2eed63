/** What the cases of this folder change. */
export const HISTORY = "platform/checkout-api/history";
export const REVIEW = "platform/checkout-api/review";
export const PIPELINE = "platform/checkout-api/pipeline";

export const RULESET = "github:index/repositoryRuleset:RepositoryRuleset";
export const ORGANIZATION_RULESET = "github:index/organizationRuleset:OrganizationRuleset";
export const PROTECTION = "github:index/branchProtection:BranchProtection";
export const OLD_PROTECTION = "github:index/branchProtectionV3:BranchProtectionV3";

/** An organization's ruleset on the default branches of all guarded repositories. */
export const everywhere = {
    target: "branch",
    enforcement: "active",
    bypassActors: [],
    conditions: {
        refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] },
        repositoryIds: [1296269, 1300192, 1310004],
    },
};
