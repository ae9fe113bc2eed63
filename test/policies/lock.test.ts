import { describe, expect, it } from "vitest";
import { describeBreaks, lockOf } from "../../policies/lock";
import type { Rule } from "../../policies/model/rule";
import { RULES } from "../../policies/rules";

const LOCK = lockOf(RULES);
const [first, ...others] = RULES;
if (first === undefined) {
    throw new Error("the pack has no rule");
}
const title = `${first.id} ${first.name}`;

/** The pack with its first rule otherwise. */
const withFirst = (change: Partial<Rule>): Rule[] => [{ ...first, ...change }, ...others];

/** The lock with another value somewhere, as if the pack had changed since. */
const lockWith = (before: string | RegExp, after: string): string => LOCK.replace(before, after);

it("knows the pack that it locks", () => {
    expect(describeBreaks(RULES, LOCK)).toEqual([]);
});

it("does not mind the order of the rules", () => {
    expect(describeBreaks([...RULES].reverse(), LOCK)).toEqual([]);
});

describe("a pack that is not the locked one", () => {
    it.each<[what: string, rules: readonly Rule[], lock: string, said: string]>([
        ["a rule that is gone", others, LOCK, `${title} is in the lock and not in the pack.`],
        ["a rule twice", [first, ...RULES], LOCK, `${title} is in the pack more than once.`],
        [
            "a severity that is less",
            withFirst({ severity: "medium" }),
            LOCK,
            `${title} is lowered: its severity is less, or it may be waived.`,
        ],
        [
            "a rule that may be waived now",
            withFirst({ waivable: true }),
            lockWith('"waivable": true', '"waivable": false'),
            `${title} is lowered: its severity is less, or it may be waived.`,
        ],
        [
            "a rule that is off",
            [without(first, "check"), ...others],
            LOCK,
            `${title} does not judge a resource any more.`,
        ],
        ["a rule that changed", RULES, lockWith(/"sha256": "../, '"sha256": "zz'), `${title} has changed.`],
        ["a rule that nobody reviewed", RULES, lockOf(others), `${title} is in the pack and not in its lock.`],
        [
            "a helper that changed",
            RULES,
            lockWith(/"rest": "../, '"rest": "zz'),
            "A file of the pack that is no rule has changed.",
        ],
        ["a lock that is none", RULES, "{}", "rules.lock.json cannot be read."],
        ["a lock that is no JSON", RULES, "", "rules.lock.json cannot be read."],
    ])("names %s", (_what, rules, lock, said) => {
        expect(describeBreaks(rules, lock)).toContain(said);
    });

    it("is not taken for lowered when it is harder", () => {
        const medium = lockWith(`"severity": "${first.severity}"`, '"severity": "medium"');
        expect(describeBreaks(withFirst({ severity: "critical" }), medium)).toEqual([]);
    });
});

function without(rule: Rule, key: "check" | "checkStack"): Rule {
    return Object.fromEntries(Object.entries(rule).filter(([each]) => each !== key)) as unknown as Rule;
}
