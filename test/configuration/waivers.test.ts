import { describe, expect, it } from "vitest";
import { judged, spoilt, tellsWhatIsWrong } from "./support/judged";

const WAIVER = {
    rule: "G3",
    resource: "platform/checkout-web/review",
    reason: "Two people, for now",
    approvedBy: "jo.lee@acme.example",
    until: "2027-01-31",
};
/** The stack file with one waiver more, in line 30. */
const waiving = (change: Partial<Record<keyof typeof WAIVER, string>>) =>
    spoilt(["    repositories:\n", `    waivers: [${JSON.stringify({ ...WAIVER, ...change })}]\n    repositories:\n`]);
const AT = "30: organization.waivers[0]";

describe("a waiver", () => {
    it("names rule, resource, reason, approver and last day", () => {
        expect(judged(waiving({}))).toEqual([]);
    });

    it("may say its last day without quotes, as entries may", () => {
        const bare = waiving({}).replace('"2027-01-31"', "2027-01-31");
        expect(judged(bare)).toEqual([]);
    });

    tellsWhatIsWrong([
        {
            it: "is for one rule",
            file: waiving({ rule: "all" }),
            says: [
                `${AT}.rule: "all" is no id of a rule. Allowed: a letter and a number. Edit: copy it from policies/RULES.md, such as G3.`,
            ],
        },
        {
            it: "is for one resource",
            file: waiving({ resource: "platform/*" }),
            says: [
                `${AT}.resource: "platform/*" is no logical name of a resource. Allowed: letters, digits and . _ / -, without any wildcard. Edit: copy it from the finding, such as platform/checkout-api/review.`,
            ],
        },
        {
            it: "ends on a day of the calendar",
            file: waiving({ until: "2027-02-30" }),
            says: [
                `${AT}.until: "2027-02-30" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.`,
            ],
        },
    ]);

    it.each(Object.keys(WAIVER))("cannot leave out %s", (field) => {
        const incomplete = Object.fromEntries(Object.entries(WAIVER).filter(([key]) => key !== field));
        const file = spoilt([
            "    repositories:\n",
            `    waivers: [${JSON.stringify(incomplete)}]\n    repositories:\n`,
        ]);
        expect(judged(file)).toEqual([expect.stringContaining(`organization.waivers[0].${field}`) as string]);
    });
});
