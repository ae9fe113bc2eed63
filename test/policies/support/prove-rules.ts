import { describe, expect, it } from "vitest";
import { asked } from "../../../policies/graph/graph";
import { covers } from "../../../policies/model/rule";
import { TABLE } from "../../../policies/table";
import { messages } from "./claims";
import { both, hide } from "./edits";
import { EXAMPLE } from "./example-graph";
import type { RuleCases } from "./rule-cases";

/** What JavaScript itself says of a mistake in a rule. */
const STUMBLED = /undecidable: Cannot |is not a function|is not iterable/;

/** Proves rules by their cases: the tests of one folder. */
export function proveRules(all: readonly RuleCases[]): void {
    describe.each(all.map((cases) => ({ cases, title: `${cases.rule.id} ${cases.rule.name}` })))(
        "$title",
        ({ cases }) => {
            prove(cases);
        },
    );
}

function prove({ rule, mutants, variants = {}, says, fixed }: RuleCases): void {
    it("passes the example", () => {
        expect(messages(rule)).toEqual([]);
    });

    it.each(Object.keys(variants))("passes %s", (name) => {
        expect(messages(rule, variants[name])).toEqual([]);
    });

    it.each(Object.keys(mutants))("refuses %s", (name) => {
        expect(messages(rule, mutants[name])).not.toEqual([]);
        // A rule that stumbles over a mutant has not understood it.
        expect(messages(rule, mutants[name]).filter((each) => STUMBLED.test(each))).toEqual([]);
    });

    it("has as many mutants as the table demands", () => {
        const row = TABLE.find(({ id }) => id === rule.id);
        expect(Object.keys(mutants).length).toBeGreaterThanOrEqual(row?.mutants ?? Infinity);
    });

    it("names contractor, resource, value found, value wanted and the fix", () => {
        expect(Object.keys(says)).not.toEqual([]);
        for (const [name, message] of Object.entries(says)) {
            expect(messages(rule, mutants[name])).toContain(message);
        }
    });

    it("is content when its fix is made", () => {
        expect(Object.keys(fixed)).not.toEqual([]);
        for (const [name, fix] of Object.entries(fixed)) {
            expect(messages(rule, both(mutants[name] ?? (() => []), fix))).toEqual([]);
        }
    });

    it("takes an unknown value for a violation where it demands a plain one", () => {
        const graphs = [EXAMPLE, ...Object.values(variants).map((edit) => edit(EXAMPLE))];
        const judged = graphs
            .flat()
            .find((each) => covers(rule, each.type) && !each.type.startsWith("contractor-access:"));
        for (const path of rule.plain) {
            const resource = judged ?? expect.fail("no resource of its types");
            const graph = graphs.find((each) => each.includes(resource)) ?? EXAMPLE;
            const found = messages(rule, () => hide(resource.name, path)(graph));
            expect(found).toContainEqual(expect.stringContaining(`${path} is a value that this preview does not know`));
        }
    });

    it("does not apply to other types", () => {
        const { types, check } = rule;
        if (types !== "any" && check !== undefined) {
            const other = EXAMPLE.filter((each) => !types.includes(each.type)).map(asked);
            expect(other.filter((each) => covers(rule, each.type))).toEqual([]);
        }
    });
}
