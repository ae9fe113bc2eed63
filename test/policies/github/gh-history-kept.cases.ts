import { ghHistoryKept } from "../../../policies/github/gh-history-kept";
import { add, both, fact, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";
import { everywhere, HISTORY, OLD_PROTECTION, ORGANIZATION_RULESET, PROTECTION, RULESET } from "./names";

const enterprise = fact("github.plan", "enterprise");
const tags = {
    repository: "checkout-api",
    target: "tag",
    enforcement: "active",
    conditions: { refName: { includes: ["~ALL"], excludes: [] } },
};
const signed = add(ORGANIZATION_RULESET, "platform/signed", { ...everywhere, rules: { requiredSignatures: true } });

export const cases: RuleCases = {
    rule: ghHistoryKept,
    mutants: {
        "force pushes": spoil(HISTORY, "rules.nonFastForward", false),
        "nothing said of force pushes": without(HISTORY, "rules.nonFastForward"),
        deletion: spoil(HISTORY, "rules.deletion", false),
        "nothing said of deletion": without(HISTORY, "rules.deletion"),
        "no ruleset for history": remove(HISTORY),
        "a disabled ruleset for history": spoil(HISTORY, "enforcement", "disabled"),
        "unsigned commits on Enterprise": enterprise,
        "unsigned commits beside a classic protection": both(
            enterprise,
            signed,
            add(PROTECTION, "platform/classic", { pattern: "main" }),
        ),
        "tags that move": add(RULESET, "platform/tags", { ...tags, rules: { deletion: true, nonFastForward: true } }),
        "tags that are deleted": add(RULESET, "platform/tags", { ...tags, rules: { update: true } }),
        "force pushes by a classic protection": add(PROTECTION, "platform/classic", { allowsForcePushes: true }),
        "deletion by a classic protection": add(PROTECTION, "platform/classic", { allowsDeletions: true }),
    },
    variants: {
        "tags that stay": add(RULESET, "platform/tags", { ...tags, rules: { deletion: true, update: true } }),
        "history kept by the organization": both(
            remove(HISTORY),
            add(ORGANIZATION_RULESET, "platform/all", {
                ...everywhere,
                rules: { deletion: true, nonFastForward: true },
            }),
        ),
        "signed commits on Enterprise": both(enterprise, signed),
        "a classic protection": add(PROTECTION, "platform/classic", { pattern: "main" }),
        "an older protection": add(OLD_PROTECTION, "platform/classic", { branch: "main" }),
    },
    says: {
        "force pushes":
            "platform/checkout-api/review (github:index/repositoryRuleset:RepositoryRuleset): rules.nonFastForward is absent for checkout-api. Wanted: true in a ruleset in force on the default branch. Fix: Set rules.deletion: true and rules.nonFastForward: true (on Enterprise requiredSignatures: true; on tags deletion: true and update: true).",
    },
    fixed: {
        "force pushes": spoil(HISTORY, "rules.nonFastForward", true),
        "unsigned commits on Enterprise": both(
            spoil(HISTORY, "rules.requiredSignatures", true),
            spoil("platform/checkout-web/history", "rules.requiredSignatures", true),
            spoil("platform/billing/history", "rules.requiredSignatures", true),
        ),
    },
};
