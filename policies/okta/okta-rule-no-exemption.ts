import { demand, is, nothing, something } from "../model/demand";
import { type Findings, finding, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { valueAt } from "../model/values";
import { APP_RULE, APP_RULES, demandPlain, pathsOfAdmitting, pathsOfRules, SESSION_RULE } from "./sign-on-rules";
import { judgeNetwork, judgeZones, ZONE } from "./zones";

const SESSION_POLICY = "okta:policy/signon:Signon";
const RULES = [APP_RULE, APP_RULES, SESSION_RULE];
const EXEMPTIONS = ["usersExcluded", "groupsExcluded", "userTypesExcluded"];

/** O4. Whom sign-on rules pass over. */
export const oktaRuleNoExemption: Rule = {
    id: "O4",
    name: "okta-rule-no-exemption",
    title: "Sign-on rules exempt nobody and admit nobody from an anonymiser",
    compliant:
        "No sign-on rule excludes people or groups; every rule that admits somebody does so by a zone that keeps anonymisers out; every session policy is active, holds for a group and ends with a rule that denies everybody else.",
    why: "Who is excluded from a rule falls through to a weaker one, in the end to Okta's default policy; anonymisers hide where a stolen session is used.",
    severity: "high",
    applicability: "always",
    types: [...RULES, SESSION_POLICY, ZONE],
    plain: ["access", "networkConnection", ...EXEMPTIONS],
    controls: ["NIST AC-3", "NIST AC-17(3)", "OKTA-APP-003242", "OKTA-APP-003244"],
    fix: "Exclude nobody; set networkConnection: ZONE and networkExcludes: [an active DYNAMIC_V2 zone of ALL_ANONYMIZERS]; give the session policy status: ACTIVE, groupsIncluded: [the group of all contractors] and a last active rule of access: DENY and networkConnection: ANYWHERE.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/policy/rulesignon/",
    waivable: true,
    check: (resource) => {
        if (resource.type === SESSION_POLICY) {
            return [
                demand(resource, "status", is("ACTIVE"), "ACTIVE"),
                demand(resource, "groupsIncluded", something("the group of all contractors")),
            ];
        }
        return RULES.includes(resource.type) ? judgeRules(resource) : [];
    },
    checkStack: (stack) => {
        const rules = stack
            .ofType(...RULES)
            .flatMap((resource) => pathsOfAdmitting(resource).map((rule) => ({ resource, rule })));
        return [judgeZones(stack, rules), stack.ofType(SESSION_POLICY).map((policy) => judgeEnd(stack, policy))];
    },
};

function judgeRules(resource: Resource): Findings {
    return [
        pathsOfRules(resource).map((rule) =>
            EXEMPTIONS.map((each) => demandPlain(resource, `${rule}${each}`, nothing("nobody"))),
        ),
        pathsOfAdmitting(resource).map((rule) => [judgeNetwork(resource, rule), judgeCatchAll(resource, rule)]),
    ];
}

/** The provider adopts Okta's last rule by its name, and then leaves out the conditions that are written down. */
function judgeCatchAll(resource: Resource, rule: string): Findings {
    const name = valueAt(resource.properties, `${rule}name`);
    return name === "Catch-all Rule"
        ? [finding(resource, `${rule}access`, "ALLOW", '"DENY" in the catch-all rule')]
        : [];
}

/** Whom no rule of a session policy fits is judged by the next policy, in the end by Okta's default one. */
function judgeEnd(stack: Stack, policy: Resource): Findings {
    const ends = stack
        .ofType(SESSION_RULE)
        .some(
            (rule) =>
                stack.targets(rule, "policyId").includes(policy) &&
                valueAt(rule.properties, "access") === "DENY" &&
                (valueAt(rule.properties, "networkConnection") ?? "ANYWHERE") === "ANYWHERE" &&
                (valueAt(rule.properties, "status") ?? "ACTIVE") === "ACTIVE",
        );
    const found = "a session policy that leaves everybody else to the next policy";
    return ends ? [] : [findingInWords(policy, "", found, "an active rule that denies from anywhere")];
}
