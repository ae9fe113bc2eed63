import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AllowRemovals, judgeRemovals } from "../../components/planning/removal-brake";
import type { Roster, RosterPerson } from "../../components/planning/roster";
import { lossesOf, pairRosters } from "../../components/planning/roster-change";
import { aPerson, people, TODAY, without } from "./support/a-roster";

function judge(before: Roster, after: Roster, allowRemovals?: AllowRemovals, today = TODAY): string | undefined {
    return judgeRemovals({ before, after, today, allowRemovals });
}

const states = fc.constantFrom<RosterPerson["state"][]>("pending", "active", "suspended", "expired");
const rosters: fc.Arbitrary<Roster> = fc.dictionary(
    fc.stringMatching(/^[a-c]{1,2}[0-9]$/),
    fc
        .record({ state: states, sandbox: fc.constantFrom("10.64.1.0/24", "10.64.2.0/24") })
        .map((changes) => aPerson(changes)),
    { maxKeys: 12 },
);
const reordered = (roster: Roster): Roster => Object.fromEntries(Object.entries(roster).reverse());

describe("the removal brake", () => {
    it("P21: depends on nothing but who is on the two rosters, with what", () => {
        fc.assert(
            fc.property(rosters, rosters, (before, after) => {
                expect(judge(reordered(before), reordered(after))).toBe(judge(before, after));
                expect(judge(structuredClone(before), after)).toBe(judge(before, after));
            }),
        );
    });

    it("lets every run pass in which nobody loses anything", () => {
        fc.assert(
            fc.property(rosters, rosters, (before, joining) => {
                expect(judge(before, { ...joining, ...before })).toBeUndefined();
            }),
        );
    });

    it("lets one person go at a time, whoever it is, as long as somebody stays", () => {
        fc.assert(
            fc.property(rosters, fc.nat(), (roster, index) => {
                const handles = Object.keys(roster);
                fc.pre(handles.length > 1);
                expect(judge(roster, without(roster, handles[index % handles.length] ?? ""))).toBeUndefined();
            }),
        );
    });

    it("stops whenever more than a quarter of all go, and always when nobody is left", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 60 }), (count, wanted) => {
                const going = Math.min(count, wanted);
                const roster = people(count);
                const left = without(roster, ...Object.keys(roster).slice(0, going));
                const isStopped = going === count || going > Math.max(1, count / 4);
                expect(judge(roster, left) !== undefined).toBe(isStopped);
            }),
        );
    });

    it("shows everybody it counts, and lets go on when exactly they are allowed to", () => {
        fc.assert(
            fc.property(rosters, rosters, (before, after) => {
                const message = judge(before, after);
                fc.pre(message !== undefined);
                const handles = lossesOf(pairRosters(before, after), TODAY)
                    .filter(({ expected }) => !expected)
                    .map(({ handle }) => handle);
                for (const handle of handles) {
                    expect(message).toContain(`    ${handle} (Ana Silva) `);
                }
                expect(judge(before, after, { handles, until: TODAY })).toBeUndefined();
                expect(judge(before, after, { handles: handles.slice(1), until: TODAY })).toBeDefined();
            }),
        );
    });

    it("never stops a second run after one that went on", () => {
        fc.assert(
            fc.property(rosters, rosters, (before, after) => {
                fc.pre(judge(before, after) === undefined);
                expect(judge(after, after)).toBeUndefined();
            }),
        );
    });

    it("counts people with access by themselves, so that old entries hide nothing", () => {
        const before = { ...people(4), ...people(30, "expired", "old"), ...people(10, "suspended", "on-hold") };
        expect(judge(before, without(before, "p1", "p2"))).toContain(
            "2 of 4 people with access, now or soon, would lose what they have; 1 may in one run.",
        );
        expect(judge(before, without(before, "p1", "old1", "old2", "on-hold1"))).toBeUndefined();
    });

    it("holds up nobody's end that was known before and comes on its day", () => {
        const ended = people(5, "expired");
        expect(judge(people(5), ended, undefined, "2027-02-27")).toBeUndefined();
        expect(judge(people(5), ended, undefined, "2027-03-12")).toBeUndefined();
        expect(judge(people(5), ended, undefined, "2027-03-13")).toContain("5 of 5 people");
        const movedUp = Object.fromEntries(
            Object.entries(ended).map(([handle, person]) => [handle, { ...person, until: "2026-12-14" }]),
        );
        expect(judge(people(5), movedUp)).toContain("5 of 5 people");
    });

    it("says what to do, in words that can be copied", () => {
        const before = {
            "ana-silva": aPerson(),
            "ben-okafor": aPerson({ name: "Ben Okafor", sandbox: "10.64.2.0/24" }),
            chiara: aPerson({ name: "Chiara Rossi", state: "pending", sandbox: "10.64.4.0/24" }),
        };
        const after = {
            "ben-okafor": { ...before["ben-okafor"], state: "suspended" as const, repositories: [] },
            chiara: { ...before.chiara, sandbox: "10.64.5.0/24" },
        };
        const allowance = { handles: ["ana-silva", "dana"], until: "2026-12-14" };
        expect(judge(before, after, allowance)).toBe(
            [
                "The removal brake stopped this run. Nothing was changed.",
                "  3 of 3 people would lose what they have; 1 may in one run.",
                "    ana-silva (Ana Silva) leaves: had access to checkout-api until 2027-02-26; the sandbox 10.64.3.0/24 goes with everything in it",
                "    ben-okafor (Ben Okafor) is suspended: had access to checkout-api until 2027-02-26; the sandbox is kept",
                "    chiara (Chiara Rossi) moves out of the sandbox 10.64.4.0/24: what runs in it goes",
                "  allowRemovals ended on 2026-12-14.",
                "  allowRemovals does not name ben-okafor, chiara.",
                "  If this is not meant, restore the stack file. If it is, add this to its config, for a few days, and run again:",
                "    contractor-access:allowRemovals:",
                "      handles: [ana-silva, ben-okafor, chiara]",
                '      until: "2026-12-17"',
                "      approvedBy: <address of the employee who approved it>",
                "      reason: <why>",
            ].join("\n"),
        );
    });

    it("refuses an allowance that names somebody who keeps access", () => {
        const before = people(4);
        const allowance = { handles: ["p1", "p2", "p3"], until: TODAY };
        expect(judge(before, without(before, "p1", "p2"), allowance)).toContain(
            "  allowRemovals names p3, who would lose nothing.",
        );
    });
});
