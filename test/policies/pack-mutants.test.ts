import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeRules } from "../../policies/documentation";
import { policiesOf } from "../../policies/graph/engine-policies";
import { demandLocked, describeBreaks } from "../../policies/lock";
import { findingInWords, type Findings } from "../../policies/model/finding";
import type { Resource } from "../../policies/model/resource";
import type { Rule } from "../../policies/model/rule";
import { contents } from "../../policies/pack";
import { RULES } from "../../policies/rules";
import { ALL_CASES } from "./support/all-cases";
import { brokenClaim } from "./support/claims";
import { TODAY } from "./support/example-graph";

const POLICIES = join(__dirname, "..", "..", "policies");
const LOCK = readFileSync(join(POLICIES, "rules.lock.json"), "utf8");
const DOCUMENTED = readFileSync(join(POLICIES, "RULES.md"), "utf8");
const each = RULES.map((rule) => ({ rule, title: `${rule.id} ${rule.name}` }));

const without = (rule: Rule) => RULES.filter((other) => other !== rule);
const instead = (rule: Rule, mutant: Rule) => RULES.map((other) => (other === rule ? mutant : other));

/** What the cases of a rule say against a mutant of it. */
function broken(mutant: Rule): string | undefined {
    const cases = ALL_CASES.find(({ rule }) => rule.id === mutant.id);
    return cases === undefined ? "no cases" : brokenClaim(cases, mutant);
}

/** The rule with its checks otherwise. */
function withChecks(rule: Rule, change: (check: (first: Resource) => Findings) => (first: Resource) => Findings): Rule {
    const { check, checkStack } = rule;
    return {
        ...rule,
        ...(check && { check: (resource, context) => change(() => check(resource, context))(resource) }),
        ...(checkStack && {
            checkStack: (stack, context) => {
                const [first] = stack.resources;
                return first === undefined ? [] : change(() => checkStack(stack, context))(first);
            },
        }),
    };
}

const inverted = (rule: Rule) =>
    withChecks(
        rule,
        (check) => (resource) => (isEmpty(check(resource)) ? [findingInWords(resource, "", "right", "wrong")] : []),
    );

const isEmpty = (findings: Findings): boolean => findings.every((one) => !("resource" in one) && isEmpty(one));

const throwing = (rule: Rule) =>
    withChecks(rule, () => () => {
        throw new Error("a mistake");
    });

/** Policies of a pack that would only advise. */
function advising(policies: readonly { name: string; enforcementLevel?: unknown }[]): string[] {
    return policies.filter(({ enforcementLevel }) => enforcementLevel !== undefined).map(({ name }) => name);
}

describe("the pack itself", () => {
    it("breaks none of the claims that notice its mutants", () => {
        expect(describeBreaks(RULES, LOCK)).toEqual([]);
        expect(describeRules(RULES)).toBe(DOCUMENTED);
        expect(contents().enforcementLevel).toBe("mandatory");
        expect(advising(contents().policies)).toEqual([]);
    });

    it("does not judge without rules", () => {
        expect(() => {
            demandLocked([]);
        }).toThrow(`${each[0]?.title ?? ""} is in the lock and not in the pack.`);
    });
});

describe.each(each)("a mutant of the pack that has $title", ({ rule, title }) => {
    it("not any more, is not the locked one", () => {
        expect(() => {
            demandLocked(without(rule));
        }).toThrow(`${title} is in the lock and not in the pack.`);
    });

    it("inverted, breaks its cases", () => {
        expect(broken(inverted(rule))).toBeDefined();
    });

    it("as an advice, shows", () => {
        const policies = policiesOf(RULES, TODAY).map((policy) =>
            policy.name === rule.name ? { ...policy, enforcementLevel: "advisory" as const } : policy,
        );
        expect(advising(policies)).toEqual([rule.name]);
    });

    it("less severe, or waivable, is not the locked one", () => {
        const lowered = instead(rule, { ...rule, severity: "medium", waivable: true });
        const isLowest = rule.severity === "medium" && rule.waivable;
        expect(describeBreaks(lowered, LOCK)).toHaveLength(isLowest ? 0 : 1);
    });

    it("for fewer types, is not the documented one", () => {
        const types = rule.types === "any" ? [] : rule.types;
        for (const type of rule.types === "any" ? ["any"] : types) {
            const narrowed = instead(rule, { ...rule, types: types.filter((other) => other !== type) });
            expect(describeRules(narrowed)).not.toBe(DOCUMENTED);
        }
    });

    it("with a mistake inside, breaks its cases", () => {
        expect(broken(throwing(rule))).toBeDefined();
    });
});
