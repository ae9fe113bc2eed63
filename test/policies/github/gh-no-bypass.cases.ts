import { ghNoBypass } from "../../../policies/github/gh-no-bypass";
import type { Value } from "../../../policies/model/values";
import { add, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";
import { everywhere, HISTORY, OLD_PROTECTION, ORGANIZATION_RULESET, PIPELINE, PROTECTION, REVIEW } from "./names";

const APP = { actorId: 123456, actorType: "Integration", bypassMode: "always" };

const bypass = (ruleset: string, ...actors: Value[]) => spoil(ruleset, "bypassActors", actors);

export const cases: RuleCases = {
    rule: ghNoBypass,
    mutants: {
        "the App in history": bypass(HISTORY, APP),
        "a role in review": bypass(REVIEW, APP, { actorId: 5, actorType: "RepositoryRole", bypassMode: "always" }),
        "the core team in review": bypass(REVIEW, { actorId: 4711, actorType: "Team", bypassMode: "always" }),
        "another app in review": bypass(REVIEW, { ...APP, actorId: 1 }),
        "a deploy key": bypass(REVIEW, { actorType: "DeployKey", bypassMode: "always" }),
        "organization administrators": bypass(REVIEW, {
            actorId: 1,
            actorType: "OrganizationAdmin",
            bypassMode: "always",
        }),
        "a mode nobody logs": bypass(REVIEW, { ...APP, bypassMode: "exempt" }),
        "another team in the pipeline": bypass(PIPELINE, { actorId: 1, actorType: "Team", bypassMode: "always" }),
        "a review that keeps history too": spoil(REVIEW, "rules.nonFastForward", true),
        "a classic protection without administrators": add(PROTECTION, "platform/classic", { pattern: "main" }),
        "a classic protection with a bypasser": add(PROTECTION, "platform/classic", {
            enforceAdmins: true,
            requiredPullRequestReviews: [{ pullRequestBypassers: ["/octocat"] }],
        }),
        "an older protection with a bypasser": add(OLD_PROTECTION, "platform/classic", {
            enforceAdmins: true,
            requiredPullRequestReviews: { bypassPullRequestAllowances: { users: ["octocat"] } },
        }),
        "a bypass of a whole organization's ruleset": add(ORGANIZATION_RULESET, "platform/all", {
            target: "branch",
            rules: { deletion: true },
            bypassActors: [APP],
        }),
    },
    variants: {
        "nobody at all": bypass(REVIEW),
        "the App in a required workflow": add(ORGANIZATION_RULESET, "platform/gate", {
            ...everywhere,
            rules: { requiredWorkflows: { requiredWorkflows: [{ repositoryId: 1, path: "gate.yml" }] } },
            bypassActors: [APP],
        }),
        "a strict classic protection": add(PROTECTION, "platform/classic", { enforceAdmins: true }),
    },
    says: {
        "the App in history":
            'platform/checkout-api/history (github:index/repositoryRuleset:RepositoryRuleset): bypassActors.0 is {"actorId":123456,"actorType":"Integration","bypassMode":"always"}. Wanted: nobody. Fix: Set bypassActors: [] (in the review ruleset: the provisioning App alone); in a BranchProtection enforceAdmins: true.',
    },
    fixed: { "the App in history": bypass(HISTORY), "a role in review": bypass(REVIEW, APP) },
};
