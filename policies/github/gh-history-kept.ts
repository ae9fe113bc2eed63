import { demand, is } from "../model/demand";
import type { Facts } from "../model/facts";
import type { Findings } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { PROTECTION, PROTECTIONS, RULES_URL, rulesOf, RULESETS, unguarded } from "./rulesets";

/** G7. What was merged stays merged. */
export const ghHistoryKept: Rule = {
    id: "G7",
    name: "gh-history-kept",
    title: "Nobody rewrites or deletes guarded history",
    compliant:
        "Every guarded default branch refuses force pushes and deletion, and on GitHub Enterprise takes signed commits only; rulesets on tags refuse that tags are moved or deleted.",
    why: "A rewritten branch loses who changed what, and a tag that moves delivers other code under a name that was reviewed.",
    severity: "high",
    applicability: "plan-dependent",
    types: [...RULESETS, ...PROTECTIONS],
    plain: ["rules", "target", "allowsForcePushes", "allowsDeletions", "requireSignedCommits"],
    controls: ["NIST AU-10", "CIS-GitHub 1.1.12", "CIS-GitHub 1.1.16", "CIS-GitHub 1.1.17", "SLSA L2"],
    fix: "Set rules.deletion: true and rules.nonFastForward: true (on Enterprise requiredSignatures: true; on tags deletion: true and update: true).",
    url: RULES_URL,
    waivable: true,
    check: (resource, { facts }) => {
        if (PROTECTIONS.includes(resource.type)) {
            return judgeProtection(resource, facts);
        }
        return resource.properties.target === "tag" ? judgeTags(resource) : [];
    },
    checkStack: (stack, { facts }) => [
        absent(stack, facts, "deletion"),
        absent(stack, facts, "nonFastForward"),
        facts.github.plan === "enterprise" ? absent(stack, facts, "requiredSignatures") : [],
    ],
};

function absent(stack: Stack, facts: Facts, rule: string): Findings {
    const wanted = "true in a ruleset in force on the default branch";
    return unguarded(stack, facts, `rules.${rule}`, wanted, (ruleset) => rulesOf(ruleset)[rule] === true);
}

/** Moving a tag forward is no force push: only `update` stops it. */
function judgeTags(ruleset: Resource): Findings {
    return ["rules.deletion", "rules.update"].map((path) => demand(ruleset, path, is(true), false));
}

function judgeProtection(protection: Resource, { github }: Facts): Findings {
    return [
        protection.type === PROTECTION
            ? ["allowsForcePushes", "allowsDeletions"].map((path) => demand(protection, path, is(false), false))
            : [],
        github.plan === "enterprise" ? demand(protection, "requireSignedCommits", is(true), false) : [],
    ];
}
