import { expect, test } from "vitest";
import { judge } from "../../../repository-files/quality-gate/judge.mjs";

const condition = (
    metricKey: string,
    status: string,
    comparator: string,
    errorThreshold: string,
    actualValue: string,
) => ({
    status,
    metricKey,
    comparator,
    errorThreshold,
    actualValue,
});
const good = condition("new_violations", "OK", "GT", "0", "0");

test("OK with conditions is a pass", () => {
    expect(judge({ projectStatus: { status: "OK", conditions: [good], ignoredConditions: false } })).toEqual({
        kind: "passed",
    });
});

test.each([
    ["no condition, as after a first analysis", { projectStatus: { status: "OK", conditions: [] } }],
    ["no list of conditions", { projectStatus: { status: "OK" } }],
    ["a list that is none", { projectStatus: { status: "OK", conditions: "all" } }],
    ["the status NONE", { projectStatus: { status: "NONE", conditions: [good] } }],
    ["no status", { projectStatus: { conditions: [good] } }],
    ["ignored conditions", { projectStatus: { status: "OK", conditions: [good], ignoredConditions: true } }],
    ["nothing", {}],
    ["null", null],
])("%s is not a pass", (_, answer) => {
    expect(judge(answer)).toMatchObject({
        kind: "unjudged",
        reason: expect.stringMatching(/tell the platform team\.$/i) as string,
    });
});

test("failed conditions are said in words, with units and letters", () => {
    const conditions = [
        good,
        condition("new_violations", "ERROR", "GT", "0", "3"),
        condition("new_coverage", "ERROR", "LT", "80", "12.345"),
        condition("new_duplicated_lines_density", "ERROR", "GT", "3", "41.66666"),
        condition("new_security_hotspots_reviewed", "ERROR", "LT", "100", "0.0"),
        condition("new_security_rating", "ERROR", "GT", "1", "4"),
        condition("new_unknown", "ERROR", "GT", "7", "9"),
    ];
    expect(judge({ projectStatus: { status: "ERROR", conditions } })).toEqual({
        kind: "failed",
        conditions: [
            { metric: "new_violations", says: "new issues: 3, allowed is at most 0" },
            { metric: "new_coverage", says: "test coverage of new code: 12.3 %, allowed is at least 80 %" },
            {
                metric: "new_duplicated_lines_density",
                says: "duplicated share of new code: 41.7 %, allowed is at most 3 %",
            },
            {
                metric: "new_security_hotspots_reviewed",
                says: "reviewed share of new security hotspots: 0 %, allowed is at least 100 %",
            },
            { metric: "new_security_rating", says: "security rating of new code: D, allowed is at most A" },
            { metric: "new_unknown", says: "new_unknown: 9, allowed is at most 7" },
        ],
    });
});

test("a condition without a value is said to have none", () => {
    const bare = { status: "ERROR", metricKey: "new_coverage", comparator: "LT", errorThreshold: "80" };
    expect(judge({ projectStatus: { status: "ERROR", conditions: [bare] } })).toMatchObject({
        conditions: [{ says: "test coverage of new code: nothing, allowed is at least 80 %" }],
    });
});
