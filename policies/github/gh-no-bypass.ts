import { demand, is, nothing } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Finding, finding, type Findings } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf, type Value, valueAt } from "../model/values";
import { PROTECTIONS, ruleOf, rulesOf, RULESETS } from "./rulesets";

/** G2. Whom a guarded branch does not guard against. */
export const ghNoBypass: Rule = {
    id: "G2",
    name: "gh-no-bypass",
    title: "Nobody bypasses the rules of a guarded repository",
    compliant:
        "Nobody bypasses a ruleset that keeps history; the provisioning App alone bypasses one that demands reviews or a workflow; the App and the core team bypass one on pushes. Classic protections hold for administrators and name nobody who may skip them.",
    why: "One bypass actor turns every other rule into a recommendation for whoever holds that role, team or key.",
    severity: "critical",
    applicability: "always",
    types: [...RULESETS, ...PROTECTIONS],
    plain: ["bypassActors", "enforceAdmins", "target", "rules"],
    controls: ["NIST AC-5", "NIST CM-5", "CIS-GitHub 1.1.14", "SLSA L4"],
    fix: "Set bypassActors: [] (in the review ruleset: the provisioning App alone); in a BranchProtection enforceAdmins: true.",
    url: "https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/about-rulesets",
    waivable: true,
    check: (resource, { facts }) =>
        RULESETS.includes(resource.type) ? judgeRuleset(resource, facts) : judgeProtection(resource),
};

function judgeRuleset(ruleset: Resource, facts: Facts): Findings {
    const allowed = allowedActors(ruleset, facts);
    const wanted = allowed.length === 0 ? "nobody" : allowed.map(({ actorType, actorId }) => `${actorType} ${actorId}`);
    return listOf(ruleset.properties.bypassActors).flatMap((actor, index): Finding[] => {
        const known = allowed.some((each) => isActor(actor, each));
        return known ? [] : [finding(ruleset, `bypassActors.${index}`, actor, [wanted].flat().join(" or "))];
    });
}

interface Actor {
    actorType: string;
    actorId: number;
}

/** By what the ruleset does, not by its name: the App writes files past a review and a workflow, never past history. */
function allowedActors(ruleset: Resource, { github }: Facts): Actor[] {
    const app = { actorType: "Integration", actorId: github.app.id };
    const { target } = ruleset.properties;
    if (target === "push") {
        return [app, { actorType: "Team", actorId: github.coreTeam.id }];
    }
    const { deletion, nonFastForward } = rulesOf(ruleset);
    const judges = ["pullRequest", "requiredWorkflows"].some((name) => ruleOf(ruleset, name) !== undefined);
    return target === "branch" && judges && deletion !== true && nonFastForward !== true ? [app] : [];
}

function isActor(actor: Value, { actorType, actorId }: Actor): boolean {
    return (
        isObject(actor) && actor.actorType === actorType && actor.actorId === actorId && actor.bypassMode === "always"
    );
}

function judgeProtection(protection: Resource): Findings {
    const reviews = listOf(valueAt(protection.properties, "requiredPullRequestReviews"));
    return [
        demand(protection, "enforceAdmins", is(true), false),
        demand(protection, "allowsForcePushes", is(false), false),
        demand(protection, "forcePushBypassers", nothing("nobody")),
        reviews.map((_, index) =>
            demand(protection, `requiredPullRequestReviews.${index}.pullRequestBypassers`, nothing("nobody")),
        ),
        ["apps", "teams", "users"].map((kind) =>
            demand(protection, `requiredPullRequestReviews.bypassPullRequestAllowances.${kind}`, nothing("nobody")),
        ),
    ];
}
