import { demand, is, nothing } from "../model/demand";
import type { Facts } from "../model/facts";
import { finding, type Findings } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { valueAt } from "../model/values";
import {
    includesDefaultBranch,
    ORGANIZATION_RULESET,
    PROTECTION,
    PROTECTIONS,
    RULES_URL,
    RULESETS,
    unguarded,
} from "./rulesets";

/** G1. That rulesets are in force where they have to be. */
export const ghRulesetActive: Rule = {
    id: "G1",
    name: "gh-ruleset-active",
    title: "Rulesets are in force on every guarded default branch",
    compliant:
        "Every ruleset is active, includes the default branch and excludes nothing; every guarded repository has one.",
    why: "A ruleset that is disabled, only evaluated or beside the default branch looks like protection and stops nobody.",
    severity: "critical",
    applicability: "always",
    types: [...RULESETS, ...PROTECTIONS],
    plain: ["enforcement", "target", "conditions", "repository", "pattern", "branch"],
    controls: ["NIST CM-3", "NIST CM-5", "CIS-GitHub 1.1.20", "SOC2 CC8.1"],
    fix: "Set enforcement: active, conditions.refName.includes: [~DEFAULT_BRANCH] and excludes: [], in a ruleset of every guarded repository.",
    url: RULES_URL,
    waivable: true,
    check: (resource, { facts }) =>
        PROTECTIONS.includes(resource.type) ? judgeProtection(resource, facts) : judgeRuleset(resource, facts),
    checkStack: (stack, { facts }) =>
        unguarded(stack, facts, "", "an active ruleset on its default branch", () => true),
};

function judgeRuleset(ruleset: Resource, facts: Facts): Findings {
    const { target, repository } = ruleset.properties;
    const includes = valueAt(ruleset.properties, "conditions.refName.includes");
    const known = typeof repository === "string" ? facts.repositories[repository]?.defaultBranch : undefined;
    return [
        demand(ruleset, "enforcement", is("active")),
        demand(ruleset, "conditions.refName.excludes", nothing("nothing")),
        ruleset.type === ORGANIZATION_RULESET
            ? demand(ruleset, "conditions.repositoryName.excludes", nothing("nothing"))
            : [],
        target === "branch" && !includesDefaultBranch(includes, known)
            ? [finding(ruleset, "conditions.refName.includes", includes, '"~DEFAULT_BRANCH"')]
            : [],
    ];
}

/** A classic protection has no switch; what is left is whether it meets a branch that is guarded. */
function judgeProtection(protection: Resource, { repositories }: Facts): Findings {
    const path = protection.type === PROTECTION ? "pattern" : "branch";
    const repository = protection.properties[protection.type === PROTECTION ? "repositoryId" : "repository"];
    const named = typeof repository === "string" ? repositories[repository] : undefined;
    const branches = (named === undefined ? Object.values(repositories) : [named]).map((each) => each.defaultBranch);
    const found = valueAt(protection.properties, path);
    const meets = typeof found === "string" && (["*", "**"].includes(found) || branches.includes(found));
    return meets ? [] : [finding(protection, path, found, `the default branch, ${branches.join(" or ")}`)];
}
