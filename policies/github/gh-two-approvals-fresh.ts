import { between, demand, is } from "../model/demand";
import type { Findings } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { listOf } from "../model/values";
import { OLD_PROTECTION, PROTECTION, PROTECTIONS, ruleOf, RULES_URL, RULESETS, unguarded } from "./rulesets";

const APPROVALS = between(2, 10);

/** G3. Who has to agree to a change. */
export const ghTwoApprovalsFresh: Rule = {
    id: "G3",
    name: "gh-two-approvals-fresh",
    title: "Two people approve what is merged, as it is merged",
    compliant:
        "Every guarded default branch takes changes by pull request only, with at least two approvals, which a new push takes away; somebody other than the last one who pushed approves; all threads are resolved.",
    why: "GitHub demands no approval unless told to, and keeps approvals for code that nobody approved: it was pushed later.",
    severity: "high",
    applicability: "always",
    types: [...RULESETS, ...PROTECTIONS],
    plain: ["rules", "requiredPullRequestReviews", "requireConversationResolution"],
    controls: ["NIST AC-5", "CIS-GitHub 1.1.3", "CIS-GitHub 1.1.4", "CIS-GitHub 1.1.11", "SLSA L4"],
    fix: "In rules.pullRequest set requiredApprovingReviewCount: 2, dismissStaleReviewsOnPush: true, requireLastPushApproval: true and requiredReviewThreadResolution: true.",
    url: RULES_URL,
    waivable: true,
    check: (resource) => {
        if (resource.type === PROTECTION) {
            return listOf(resource.properties.requiredPullRequestReviews).map((_, index) =>
                judgeClassic(resource, `requiredPullRequestReviews.${index}`),
            );
        }
        if (resource.type === OLD_PROTECTION) {
            const { requiredPullRequestReviews } = resource.properties;
            return requiredPullRequestReviews ? judgeClassic(resource, "requiredPullRequestReviews") : [];
        }
        return ruleOf(resource, "pullRequest") === undefined ? [] : judgePullRequest(resource);
    },
    checkStack: (stack, { facts }) =>
        unguarded(
            stack,
            facts,
            "rules.pullRequest",
            "a ruleset that takes changes by pull request only",
            (ruleset) => ruleOf(ruleset, "pullRequest") !== undefined,
        ),
};

function judgePullRequest(ruleset: Resource): Findings {
    return [
        demand(ruleset, "rules.pullRequest.requiredApprovingReviewCount", APPROVALS, 0),
        demand(ruleset, "rules.pullRequest.dismissStaleReviewsOnPush", is(true), false),
        demand(ruleset, "rules.pullRequest.requireLastPushApproval", is(true), false),
        demand(ruleset, "rules.pullRequest.requiredReviewThreadResolution", is(true), false),
    ];
}

function judgeClassic(protection: Resource, reviews: string): Findings {
    return [
        demand(protection, `${reviews}.requiredApprovingReviewCount`, APPROVALS, 0),
        demand(protection, `${reviews}.dismissStaleReviews`, is(true), false),
        demand(protection, `${reviews}.requireLastPushApproval`, is(true), false),
        demand(protection, "requireConversationResolution", is(true), false),
    ];
}
