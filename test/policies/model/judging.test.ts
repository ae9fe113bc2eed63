import { describe, expect, it } from "vitest";
import { asked } from "../../../policies/graph/graph";
import { judgeGraph } from "../../../policies/graph/judge-graph";
import { demand, is } from "../../../policies/model/demand";
import type { Rule } from "../../../policies/model/rule";
import { UNKNOWN } from "../../../policies/model/values";
import { fact, remove, type Edit } from "../support/edits";
import { aResource, EXAMPLE, TODAY } from "../support/example-graph";

const TYPE = "test:index:Thing";

/** A rule that wants `on: true` and knows the organization. */
const RULE: Rule = {
    id: "T1",
    name: "things-are-on",
    title: "Things are on",
    compliant: "Every thing is on.",
    why: "Off is off.",
    severity: "high",
    applicability: "always",
    types: [TYPE],
    plain: ["on"],
    controls: ["NIST AC-3"],
    fix: "Set on: true.",
    url: "https://docs.example/things",
    waivable: true,
    check: (thing, { facts }) => (facts.aws.region === "" ? [] : demand(thing, "on", is(true), false)),
};

const off = aResource(TYPE, "ana-silva/thing", { on: false });
const WAIVER = {
    rule: "T1",
    resource: off.name,
    reason: "test",
    approvedBy: "jo.lee@acme.example",
    until: "2026-12-15",
};

const judge = (rule: Rule, edit: Edit = (graph) => [...graph], thing = off) =>
    judgeGraph([...edit(EXAMPLE), thing], [rule], TODAY);

describe("judgeGraph", () => {
    it("takes a crash for a violation", () => {
        const crashing: Rule = {
            ...RULE,
            check: () => {
                throw new Error("no idea");
            },
        };

        expect(judge(crashing).verdicts.map(({ message }) => message)).toEqual([
            "contractor ana-silva, ana-silva/thing (test:index:Thing): it is undecidable: no idea. Wanted: something that this rule can judge. Fix: Set on: true.",
        ]);
    });

    it("takes a crash of a stack rule for a violation", () => {
        const crashing: Rule = {
            ...RULE,
            check: () => [],
            checkStack: () => {
                throw new Error("no idea");
            },
        };

        expect(judge(crashing).verdicts).toHaveLength(1);
    });

    it("takes missing facts for a violation", () => {
        const [verdict] = judge(RULE, remove("organization")).verdicts;

        expect(verdict?.message).toContain("undecidable: the stack has no contractor-access:index:Organization");
    });

    it("takes a second organization for a violation", () => {
        const [organization] = EXAMPLE;
        const twice: Edit = (graph) => (organization === undefined ? [] : [...graph, organization]);

        expect(judge(RULE, twice).verdicts[0]?.message).toContain("more than one contractor-access:index:Organization");
    });

    it("takes an unknown value for a violation only where the rule demands a plain one", () => {
        const unknown = aResource(TYPE, "ana-silva/thing", { on: UNKNOWN });

        expect(judge(RULE, undefined, unknown).verdicts).toHaveLength(1);
        expect(judge({ ...RULE, plain: [] }, undefined, unknown).verdicts).toEqual([]);
    });

    it("does not apply to other types", () => {
        expect(
            judge(RULE, undefined, aResource("test:index:Other", "ana-silva/other", { on: false })).verdicts,
        ).toEqual([]);
    });
});

describe("waivers", () => {
    const waived = (changes: Partial<typeof WAIVER>, rule = RULE) =>
        judge(rule, fact("waivers", [{ ...WAIVER, ...changes }]));

    it("accept a violation up to their last day, and are shown", () => {
        const { verdicts, refusedWaivers } = waived({});

        expect(verdicts.map(({ waiver }) => waiver?.reason)).toEqual(["test"]);
        expect(refusedWaivers).toEqual([]);
    });

    it.each([
        ["after their last day", { until: "2026-12-14" }, "it ended on 2026-12-14"],
        ["without a date", { until: "" }, 'its end, "", is no date YYYY-MM-DD'],
        ["with a day that does not exist", { until: "2027-02-30" }, "is no date YYYY-MM-DD"],
        ["without a reason", { reason: " " }, "it names no reason or nobody who approved it"],
        ["without approval", { approvedBy: "" }, "it names no reason or nobody who approved it"],
        ["of a rule that nobody knows", { rule: "T9" }, "there is no rule T9"],
    ])("are refused %s", (_name, changes, reason) => {
        const { verdicts, refusedWaivers } = waived(changes);

        expect(verdicts.map(({ waiver }) => waiver)).toEqual([undefined]);
        expect(refusedWaivers.map((each) => each.reason)).toEqual([expect.stringContaining(reason)]);
    });

    it("are refused for a rule that cannot be waived", () => {
        const { verdicts, refusedWaivers } = waived({}, { ...RULE, waivable: false });

        expect(verdicts.map(({ waiver }) => waiver)).toEqual([undefined]);
        expect(refusedWaivers.map(({ reason }) => reason)).toEqual(["T1 things-are-on cannot be waived"]);
    });

    it("are refused when nothing needs them", () => {
        const { refusedWaivers } = waived({ resource: "ana-silva/thin" });

        expect(refusedWaivers.map(({ reason }) => reason)).toEqual(["nothing needs it"]);
    });
});

it("sees what was asked for, not what is there, in a resource rule", () => {
    const changed = { ...off, outputs: { on: true } };

    expect(asked(changed).properties).toEqual({ on: false });
    expect(judge(RULE, undefined, changed).verdicts).toHaveLength(1);
});
