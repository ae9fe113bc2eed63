import { demand, is, matching, nothing } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Finding, finding, type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, listOf, UNKNOWN, type Value, valueAt } from "../model/values";
import {
    anchorOf,
    concerns,
    guardedHere,
    guardsOf,
    OLD_PROTECTION,
    PROTECTION,
    PROTECTIONS,
    ruleOf,
    RULES_URL,
    RULESETS,
} from "./rulesets";

/** Name of the job that judges a pull request, and the App that reports jobs: GitHub Actions. */
const GATE = "Quality gate";
const GITHUB_ACTIONS = 15368;
const CHECKS = "rules.requiredStatusChecks";

/** G5. That the quality gate counts. */
export const ghStatusCheckPinned: Rule = {
    id: "G5",
    name: "gh-status-check-pinned",
    title: "The quality gate must pass, and nobody else can report it",
    compliant: `Every guarded default branch demands the check "${GATE}" of GitHub Actions (or a required workflow) on an up-to-date branch, on creation too; every demanded check is bound to an App; only the core team can push workflows.`,
    why: "Whoever may push can set a status of any name, or push a workflow with a job of that name: a check without App, or beside workflows that contractors can push, is advice.",
    severity: "critical",
    applicability: "always",
    types: [...RULESETS, ...PROTECTIONS],
    plain: ["rules", "requiredStatusChecks"],
    controls: ["NIST SA-11", "CIS-GitHub 1.1.9", "CIS-GitHub 1.1.10", "ISO A.8.29"],
    fix: `Demand the check ${GATE} with integrationId: ${GITHUB_ACTIONS}, strictRequiredStatusChecksPolicy: true and doNotEnforceOnCreate: false, and restrict .github/**/* in an active push ruleset.`,
    url: RULES_URL,
    waivable: true,
    check: (resource) => (PROTECTIONS.includes(resource.type) ? judgeProtection(resource) : judgeChecks(resource)),
    checkStack: (stack, { facts }) =>
        guardedHere(stack, facts).map((repository) => judgeRepository(stack, repository, facts)),
};

function judgeChecks(ruleset: Resource): Findings {
    if (ruleOf(ruleset, "requiredStatusChecks") === undefined) {
        return [];
    }
    const checks = listOf(valueAt(ruleset.properties, `${CHECKS}.requiredChecks`));
    return [
        checks.length === 0 ? [finding(ruleset, `${CHECKS}.requiredChecks`, checks, `the check "${GATE}"`)] : [],
        checks.map((check, index) => judgeCheck(ruleset, check, `${CHECKS}.requiredChecks.${index}.integrationId`)),
        demand(ruleset, `${CHECKS}.strictRequiredStatusChecksPolicy`, is(true), false),
        demand(ruleset, `${CHECKS}.doNotEnforceOnCreate`, is(false), false),
    ];
}

/** 0 is GitHub's and the provider's word for any App. */
function judgeCheck(ruleset: Resource, check: Value, path: string): Finding[] {
    const { context, integrationId } = isObject(check) ? check : {};
    const bound =
        context === GATE ? integrationId === GITHUB_ACTIONS : typeof integrationId === "number" && integrationId > 0;
    const wanted = context === GATE ? String(GITHUB_ACTIONS) : "the id of the App that reports the check";
    return bound || integrationId === UNKNOWN ? [] : [finding(ruleset, path, integrationId, wanted)];
}

/** The classic kind cannot bind a check to an App; its older form can, as `context:id`. */
function judgeProtection(protection: Resource): Findings {
    const { requiredStatusChecks: checks } = protection.properties;
    if (protection.type === PROTECTION) {
        return listOf(checks).map((_, index) => [
            demand(
                protection,
                `requiredStatusChecks.${index}.contexts`,
                nothing("checks in a ruleset, with their App"),
            ),
            demand(protection, `requiredStatusChecks.${index}.strict`, is(true), false),
        ]);
    }
    if (protection.type !== OLD_PROTECTION || !isObject(checks)) {
        return [];
    }
    const bound = matching(/:[1-9]\d*$/, `"${GATE}:${GITHUB_ACTIONS}"`);
    return [
        demand(protection, "requiredStatusChecks.contexts", nothing("nothing; checks with their App in checks")),
        listOf(checks.checks).map((_, index) => demand(protection, `requiredStatusChecks.checks.${index}`, bound)),
        demand(protection, "requiredStatusChecks.strict", is(true), false),
    ];
}

/** A required workflow takes the check's place, and needs no push ruleset: it is not the pull request's. */
function judgeRepository(stack: Stack, repository: string, facts: Facts): Finding[] {
    const guards = guardsOf(stack, repository, facts);
    if (guards.some((each) => ruleOf(each, "requiredWorkflows") !== undefined && hasRequiredWorkflows(facts))) {
        return [];
    }
    const [gate] = guards.filter(demandsGate);
    if (gate === undefined) {
        const anchor = anchorOf(stack, repository, facts);
        return [findingInWords(anchor, CHECKS, `without "${GATE}" for ${repository}`, `"${GATE}" of GitHub Actions`)];
    }
    const held = stack.ofType(...RULESETS).some((each) => holdsWorkflows(each, repository, facts));
    return held ? [] : [findingInWords(gate, CHECKS, `advisory for ${repository}: ${WHY_ADVISORY}`, ENFORCED)];
}

const WHY_ADVISORY = "who can push can also push a workflow that reports it green";
const ENFORCED =
    "a push ruleset on .github/**/* (private repositories on GitHub Team and Enterprise) or a required workflow";

const hasRequiredWorkflows = ({ github }: Facts) =>
    github.plan === "enterprise" && github.workflowRepository !== undefined;

function demandsGate(ruleset: Resource): boolean {
    const checks = listOf(valueAt(ruleset.properties, `${CHECKS}.requiredChecks`)).filter(isObject);
    return checks.some(({ context, integrationId }) => context === GATE && integrationId === GITHUB_ACTIONS);
}

/** Push rulesets do not exist on GitHub Free and for public repositories. */
function holdsWorkflows(ruleset: Resource, repository: string, facts: Facts): boolean {
    const { target, enforcement } = ruleset.properties;
    const exists = facts.github.plan !== "free" && facts.repositories[repository]?.visibility !== "public";
    const paths = listOf(valueAt(ruleset.properties, "rules.filePathRestriction.restrictedFilePaths"));
    const restricts = paths.includes(".github/**/*") || paths.includes(".github/**");
    return exists && target === "push" && enforcement === "active" && concerns(ruleset, repository, facts) && restricts;
}
