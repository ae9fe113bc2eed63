import { ghRulesetActive } from "../../../policies/github/gh-ruleset-active";
import { add, both, hide, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";
import { everywhere, HISTORY, OLD_PROTECTION, ORGANIZATION_RULESET, PIPELINE, PROTECTION, REVIEW } from "./names";

const bare = both(remove(HISTORY), remove(REVIEW));

export const cases: RuleCases = {
    rule: ghRulesetActive,
    mutants: {
        "a ruleset that only evaluates": spoil(REVIEW, "enforcement", "evaluate"),
        "a disabled ruleset": spoil(HISTORY, "enforcement", "disabled"),
        "a disabled ruleset on pushes": spoil(PIPELINE, "enforcement", "disabled"),
        "a ruleset that says nothing of its force": without(REVIEW, "enforcement"),
        "another branch": spoil(REVIEW, "conditions.refName.includes", ["refs/heads/develop"]),
        "no branch": spoil(HISTORY, "conditions.refName.includes", []),
        "no conditions": without(HISTORY, "conditions"),
        "the default branch excluded": spoil(REVIEW, "conditions.refName.excludes", ["~DEFAULT_BRANCH"]),
        "some branches excluded": spoil(HISTORY, "conditions.refName.excludes", ["refs/heads/hotfix/**"]),
        "a repository without rulesets": bare,
        "a repository whose rulesets are another's": both(
            spoil(HISTORY, "repository", "scratch"),
            spoil(REVIEW, "repository", "scratch"),
        ),
        "an organization's ruleset with exceptions": add(ORGANIZATION_RULESET, "platform/all", {
            ...everywhere,
            conditions: {
                refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] },
                repositoryName: { includes: ["~ALL"], excludes: ["checkout-*"] },
            },
        }),
        "a classic protection of another branch": add(PROTECTION, "platform/classic", {
            repositoryId: "billing",
            pattern: "main",
        }),
        "an older protection of another branch": add(OLD_PROTECTION, "platform/classic", {
            repository: "checkout-api",
            branch: "develop",
        }),
    },
    variants: {
        "the default branch by its name": spoil(REVIEW, "conditions.refName.includes", ["refs/heads/main"]),
        "all branches": spoil(HISTORY, "conditions.refName.includes", ["~ALL"]),
        "an organization's ruleset in their place": both(bare, add(ORGANIZATION_RULESET, "platform/all", everywhere)),
        "a classic protection of the default branch": add(PROTECTION, "platform/classic", {
            repositoryId: "checkout-api",
            pattern: "main",
        }),
        "a classic protection of a repository that only the run knows": both(
            add(PROTECTION, "platform/classic", { repositoryId: "?", pattern: "main" }),
            hide("platform/classic", "repositoryId"),
        ),
    },
    says: {
        "a ruleset that only evaluates":
            'platform/checkout-api/review (github:index/repositoryRuleset:RepositoryRuleset): enforcement is "evaluate". Wanted: "active". Fix: Set enforcement: active, conditions.refName.includes: [~DEFAULT_BRANCH] and excludes: [], in a ruleset of every guarded repository.',
        "a repository without rulesets":
            "platform/checkout-api/pipeline (github:index/repositoryRuleset:RepositoryRuleset): it is absent for checkout-api. Wanted: an active ruleset on its default branch. Fix: Set enforcement: active, conditions.refName.includes: [~DEFAULT_BRANCH] and excludes: [], in a ruleset of every guarded repository.",
    },
    fixed: {
        "a ruleset that only evaluates": spoil(REVIEW, "enforcement", "active"),
        "another branch": spoil(REVIEW, "conditions.refName.includes", ["~DEFAULT_BRANCH"]),
        "the default branch excluded": spoil(REVIEW, "conditions.refName.excludes", []),
    },
};
