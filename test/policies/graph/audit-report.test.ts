import { describe, expect, it } from "vitest";
import { passes, reportAsJson, reportAsText } from "../../../commands/audit-report";
import { judgeGraph } from "../../../policies/graph/judge-graph";
import { RULES } from "../../../policies/rules";
import { add, both, type Edit, fact } from "../support/edits";
import { EXAMPLE, TODAY } from "../support/example-graph";

const JUDGED = { file: "state.json", today: TODAY, resources: 3, rules: 2 };
const scratch = add("test:index:Thing", "scratch", {});
const waiver = {
    rule: "L3",
    resource: "scratch",
    reason: "a trial",
    approvedBy: "jo.lee@acme.example",
    until: "2026-12-31",
};

const audit = (edit: Edit) => judgeGraph(edit(EXAMPLE), RULES, TODAY);

describe("the audit", () => {
    it("passes the example", () => {
        const judgement = audit((graph) => [...graph]);

        expect(passes(judgement)).toBe(true);
        expect(reportAsText(JUDGED, judgement)).toContain("state.json: ");
        expect(reportAsText(JUDGED, judgement)).toContain("nothing is wrong");
    });

    it("names rule, resource and fix of a violation", () => {
        const judgement = audit(scratch);

        expect(passes(judgement)).toBe(false);
        expect(reportAsText(JUDGED, judgement)).toContain("scratch (test:index:Thing): it is nobody's.");
        expect(JSON.parse(reportAsJson(JUDGED, judgement))).toMatchObject({
            passes: false,
            verdicts: [{ rule: "L3", name: "life-no-orphan", severity: "critical", found: "nobody's" }],
        });
    });

    it("passes what is waived, and shows who waived it", () => {
        const judgement = audit(both(scratch, fact("waivers", [waiver])));

        expect(passes(judgement)).toBe(true);
        expect(reportAsText(JUDGED, judgement)).toContain(
            "Waived until 2026-12-31 by jo.lee@acme.example (a trial): scratch",
        );
    });

    it("fails for a waiver that nothing needs", () => {
        const judgement = audit(fact("waivers", [waiver]));

        expect(passes(judgement)).toBe(false);
        expect(reportAsText(JUDGED, judgement)).toContain("The waiver of L3 for scratch is refused: nothing needs it.");
    });
});
