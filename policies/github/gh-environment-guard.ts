import { demand, is } from "../model/demand";
import type { Facts } from "../model/facts";
import { finding, type Findings } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf, UNKNOWN, valueAt } from "../model/values";

const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";
/** Both name a branch pattern that may deploy; the second is the older kind. */
const PATTERNS: Readonly<Record<string, string>> = {
    "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy": "branchPattern",
    "github:index/repositoryDeploymentBranchPolicy:RepositoryDeploymentBranchPolicy": "name",
};

/** G11. What stands between a branch and a deployment. */
export const ghEnvironmentGuard: Rule = {
    id: "G11",
    name: "gh-environment-guard",
    title: "Environments hold for administrators, and take reviewed branches only",
    compliant:
        "No administrator bypasses an environment; where GitHub offers it (Enterprise, public repositories) somebody else reviews a deployment; an environment that is no contractor's sandbox takes deployments of named or protected branches only.",
    why: "An environment's secrets and cloud roles go to whatever job names it: without these limits, to a branch that nobody has read.",
    severity: "high",
    applicability: "plan-dependent",
    types: [ENVIRONMENT, ...Object.keys(PATTERNS)],
    plain: ["canAdminsBypass", "preventSelfReview", "deploymentBranchPolicy", "environment", "repository"],
    controls: ["NIST AC-5", "CIS-GitHub 5.2.3"],
    fix: "Set canAdminsBypass: false; on Enterprise reviewers and preventSelfReview: true; deploymentBranchPolicy.protectedBranches: true where the environment is no contractor's.",
    url: "https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments",
    waivable: true,
    check: (resource, { facts }) =>
        resource.type === ENVIRONMENT ? judgeEnvironment(resource, facts) : judgePattern(resource),
};

function judgeEnvironment(environment: Resource, facts: Facts): Findings {
    const { properties } = environment;
    return [
        demand(environment, "canAdminsBypass", is(false), true),
        hasReviews(environment, facts)
            ? [judgeReviewers(environment), demand(environment, "preventSelfReview", is(true), false)]
            : [],
        isSandbox(properties.environment) ? [] : judgeBranches(environment),
    ];
}

/** GitHub has reviewers of deployments on Enterprise and for public repositories. */
function hasReviews({ properties: { repository } }: Resource, { github, repositories }: Facts): boolean {
    const declared = typeof repository === "string" ? repositories[repository] : undefined;
    return github.plan === "enterprise" || declared?.visibility === "public";
}

function judgeReviewers(environment: Resource): Findings {
    const { reviewers } = environment.properties;
    const named = listOf(reviewers)
        .filter(isObject)
        .some(({ teams, users }) => listOf(teams).length + listOf(users).length > 0);
    return named || reviewers === UNKNOWN ? [] : [finding(environment, "reviewers", reviewers, "a team or a person")];
}

/** A contractor tries any branch in the own sandbox: nothing else is behind that environment. */
const isSandbox = (environment: unknown) => typeof environment === "string" && environment.startsWith("contractor-");

function judgeBranches(environment: Resource): Findings {
    const policy = valueAt(environment.properties, "deploymentBranchPolicy");
    const limited = isObject(policy) && (policy.protectedBranches === true || policy.customBranchPolicies === true);
    const wanted = "protected or named branches";
    return limited ? [] : [finding(environment, "deploymentBranchPolicy", policy, wanted)];
}

function judgePattern(policy: Resource): Findings {
    const path = PATTERNS[policy.type] ?? "";
    const pattern = valueAt(policy.properties, path);
    const environment = policy.properties.environment ?? policy.properties.environmentName;
    const open = typeof pattern === "string" && /^[*/]+$/.test(pattern) && !isSandbox(environment);
    return open ? [finding(policy, path, pattern, "the name of a branch")] : [];
}
