import { ghTwoApprovalsFresh } from "../../../policies/github/gh-two-approvals-fresh";
import { add, both, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";
import { everywhere, OLD_PROTECTION, ORGANIZATION_RULESET, PROTECTION, REVIEW } from "./names";

const strict = {
    dismissStaleReviewsOnPush: true,
    requireCodeOwnerReview: true,
    requireLastPushApproval: true,
    requiredApprovingReviewCount: 2,
    requiredReviewThreadResolution: true,
};
const classic = { dismissStaleReviews: true, requireLastPushApproval: true, requiredApprovingReviewCount: 2 };

export const cases: RuleCases = {
    rule: ghTwoApprovalsFresh,
    mutants: {
        "one approval": spoil(REVIEW, "rules.pullRequest.requiredApprovingReviewCount", 1),
        "no approval": without(REVIEW, "rules.pullRequest.requiredApprovingReviewCount"),
        "two approvals as text": spoil(REVIEW, "rules.pullRequest.requiredApprovingReviewCount", "2"),
        "approvals that outlive the code": spoil(REVIEW, "rules.pullRequest.dismissStaleReviewsOnPush", false),
        "nothing said of stale approvals": without(REVIEW, "rules.pullRequest.dismissStaleReviewsOnPush"),
        "who pushed last approves": spoil(REVIEW, "rules.pullRequest.requireLastPushApproval", false),
        "nothing said of the last push": without(REVIEW, "rules.pullRequest.requireLastPushApproval"),
        "open threads": spoil(REVIEW, "rules.pullRequest.requiredReviewThreadResolution", false),
        "an empty rule": spoil(REVIEW, "rules.pullRequest", {}),
        "no pull requests": without(REVIEW, "rules.pullRequest"),
        "no ruleset for reviews": remove(REVIEW),
        "reviews that are only evaluated": spoil(REVIEW, "enforcement", "evaluate"),
        "a second, weaker ruleset": add(ORGANIZATION_RULESET, "platform/all", {
            ...everywhere,
            rules: { pullRequest: { ...strict, requiredApprovingReviewCount: 1 } },
        }),
        "a classic protection with one approval": add(PROTECTION, "platform/classic", {
            requireConversationResolution: true,
            requiredPullRequestReviews: [{ ...classic, requiredApprovingReviewCount: 1 }],
        }),
        "an older protection that keeps stale reviews": add(OLD_PROTECTION, "platform/classic", {
            requireConversationResolution: true,
            requiredPullRequestReviews: { ...classic, dismissStaleReviews: false },
        }),
    },
    variants: {
        "three approvals": spoil(REVIEW, "rules.pullRequest.requiredApprovingReviewCount", 3),
        "reviews demanded by the organization": both(
            remove(REVIEW),
            add(ORGANIZATION_RULESET, "platform/all", { ...everywhere, rules: { pullRequest: strict } }),
        ),
        "a strict classic protection beside it": add(PROTECTION, "platform/classic", {
            requireConversationResolution: true,
            requiredPullRequestReviews: [classic],
        }),
    },
    says: {
        "one approval":
            "platform/checkout-api/review (github:index/repositoryRuleset:RepositoryRuleset): rules.pullRequest.requiredApprovingReviewCount is 1. Wanted: 2 to 10. Fix: In rules.pullRequest set requiredApprovingReviewCount: 2, dismissStaleReviewsOnPush: true, requireLastPushApproval: true and requiredReviewThreadResolution: true.",
    },
    fixed: {
        "one approval": spoil(REVIEW, "rules.pullRequest.requiredApprovingReviewCount", 2),
        "an empty rule": spoil(REVIEW, "rules.pullRequest", strict),
    },
};
