import { ghEnvironmentGuard } from "../../../policies/github/gh-environment-guard";
import { add, both, fact, hide, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ENVIRONMENT = "ana-silva/environment/checkout-api";
const TYPE = "github:index/repositoryEnvironment:RepositoryEnvironment";
const POLICY = "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";
const OLD_POLICY = "github:index/repositoryDeploymentBranchPolicy:RepositoryDeploymentBranchPolicy";

/** A repository of its own, so that no other environment is concerned. */
const open = fact("repositories.site", { id: 1, defaultBranch: "main", visibility: "public", requiredApprovals: 2 });
const production = add(TYPE, "platform/production", {
    repository: "checkout-api",
    environment: "production",
    canAdminsBypass: false,
    deploymentBranchPolicy: { protectedBranches: true, customBranchPolicies: false },
});
const reviewed = both(
    open,
    add(TYPE, "platform/site", {
        repository: "site",
        environment: "contractor-ana-silva",
        canAdminsBypass: false,
        preventSelfReview: true,
        reviewers: [{ teams: [4711] }],
    }),
);

export const cases: RuleCases = {
    rule: ghEnvironmentGuard,
    mutants: {
        "administrators who bypass": spoil(ENVIRONMENT, "canAdminsBypass", true),
        "nothing said of administrators": without(ENVIRONMENT, "canAdminsBypass"),
        "no reviewers on Enterprise": fact("github.plan", "enterprise"),
        "no reviewers of a public repository": both(reviewed, without("platform/site", "reviewers")),
        "an empty list of reviewers": both(reviewed, spoil("platform/site", "reviewers", [{ teams: [], users: [] }])),
        "who starts a deployment reviews it": both(reviewed, spoil("platform/site", "preventSelfReview", false)),
        "nothing said of self review": both(reviewed, without("platform/site", "preventSelfReview")),
        "production for any branch": both(production, without("platform/production", "deploymentBranchPolicy")),
        "production for neither kind of branch": both(
            production,
            spoil("platform/production", "deploymentBranchPolicy.protectedBranches", false),
        ),
        "production for a pattern of all branches": add(POLICY, "platform/branches", {
            repository: "checkout-api",
            environment: "production",
            branchPattern: "**",
        }),
        "production for all branches by the older kind": add(OLD_POLICY, "platform/branches", {
            repository: "checkout-api",
            environmentName: "production",
            name: "*",
        }),
    },
    variants: {
        "production for protected branches": production,
        "production for named branches": both(
            production,
            spoil("platform/production", "deploymentBranchPolicy", {
                protectedBranches: false,
                customBranchPolicies: true,
            }),
            add(POLICY, "platform/branches", {
                repository: "checkout-api",
                environment: "production",
                branchPattern: "release/*",
            }),
        ),
        "a reviewed environment of a public repository": reviewed,
        "reviewers whom only the run knows": both(reviewed, hide("platform/site", "reviewers")),
    },
    says: {
        "nothing said of administrators":
            "contractor ana-silva, ana-silva/environment/checkout-api (github:index/repositoryEnvironment:RepositoryEnvironment): canAdminsBypass is absent, which means true. Wanted: false. Fix: Set canAdminsBypass: false; on Enterprise reviewers and preventSelfReview: true; deploymentBranchPolicy.protectedBranches: true where the environment is no contractor's.",
    },
    fixed: {
        "administrators who bypass": spoil(ENVIRONMENT, "canAdminsBypass", false),
        "who starts a deployment reviews it": spoil("platform/site", "preventSelfReview", true),
        "production for neither kind of branch": spoil(
            "platform/production",
            "deploymentBranchPolicy.protectedBranches",
            true,
        ),
        "production for a pattern of all branches": remove("platform/branches"),
    },
};
