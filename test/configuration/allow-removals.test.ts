import { describe, expect, it } from "vitest";
import { judged, spoilt, tellsWhatIsWrong } from "./support/judged";

const ALLOWANCE = {
    handles: ["dana-wolf", "eva-lind"],
    until: "2026-12-22",
    approvedBy: "jo.lee@acme.example",
    reason: "End of the project",
};
const CONTRACTORS = "  contractor-access:contractors:\n";
/** The stack file with an allowance, in line 42. */
const allowing = (change: Partial<Record<keyof typeof ALLOWANCE, unknown>>) =>
    spoilt([
        CONTRACTORS,
        `  contractor-access:allowRemovals: ${JSON.stringify({ ...ALLOWANCE, ...change })}\n${CONTRACTORS}`,
    ]);

describe("an allowance for removals", () => {
    it("names people who may be gone from the file, an end within a week, an employee and a reason", () => {
        expect(judged(allowing({}))).toEqual([]);
    });

    it("may stay in the file when it is over: then it counts no more", () => {
        expect(judged(allowing({ until: "2026-11-01" }))).toEqual([]);
    });

    tellsWhatIsWrong([
        {
            it: "lasts a week at most",
            file: allowing({ until: "2026-12-23" }),
            says: [
                '42: allowRemovals.until: "2026-12-23" lifts the removal brake for too long. Allowed: 2026-12-22 or earlier, 7 days at most. Edit: write "2026-12-22" or earlier.',
            ],
        },
        {
            it: "names somebody",
            file: allowing({ handles: [] }),
            says: [
                "42: allowRemovals.handles: a list of 0 is empty. Allowed: at least one handle. Edit: name the people, or delete allowRemovals.",
            ],
        },
        {
            it: "names people, not all of them by a word",
            file: allowing({ handles: ["all"] }),
            says: [
                '42: allowRemovals.handles[0]: "all" is reserved. Allowed: any handle but all, constructor, contractors, core, platform, staff. Edit: use the person\'s name.',
            ],
        },
        {
            it: "is approved by an employee",
            file: allowing({ approvedBy: "ana.silva@northwind.example" }),
            says: [
                '42: allowRemovals.approvedBy: "ana.silva@northwind.example" is the contractor ana-silva. Allowed: employees of the organization. Edit: write the address of an employee.',
            ],
        },
    ]);

    it.each(Object.keys(ALLOWANCE))("cannot leave out %s", (field) => {
        expect(judged(allowing({ [field]: undefined }))).toEqual([
            expect.stringContaining(`42: allowRemovals.${field}: missing.`) as string,
        ]);
    });
});
