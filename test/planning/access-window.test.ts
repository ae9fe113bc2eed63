import { describe, expect, it } from "vitest";
import { accessEndsAt, accessState, contractDays, oktaStatus } from "../../components/planning/access-window";

const dates = { startsOn: "2026-12-01", endsOn: "2027-02-26", suspended: false };
const suspended = { ...dates, suspended: true };

describe("the state of an entry", () => {
    it.each([
        ["2026-11-30", "pending", "STAGED"],
        ["2026-12-01", "active", "ACTIVE"],
        ["2027-02-26", "active", "ACTIVE"],
        ["2027-02-27", "expired", "DEPROVISIONED"],
    ])("is on %s %s, with an Okta user that is %s", (today, state, status) => {
        expect([accessState(dates, today), oktaStatus(dates, today)]).toEqual([state, status]);
    });

    it.each([
        ["2026-11-30", "suspended", "STAGED"],
        ["2026-12-01", "suspended", "DEPROVISIONED"],
        ["2027-02-27", "expired", "DEPROVISIONED"],
    ])("of a suspended entry is on %s %s, with an Okta user that is %s", (today, state, status) => {
        expect([accessState(suspended, today), oktaStatus(suspended, today)]).toEqual([state, status]);
    });
});

describe("the end of access", () => {
    it.each([
        ["2027-02-26", "2027-02-27T00:00:00Z"],
        ["2027-12-31", "2028-01-01T00:00:00Z"],
        ["2028-02-28", "2028-02-29T00:00:00Z"],
    ])("of %s as last day is %s", (endsOn, instant) => {
        expect(accessEndsAt(endsOn)).toBe(instant);
    });

    it("counts both the first and the last day", () => {
        expect(contractDays({ startsOn: "2026-12-01", endsOn: "2026-12-01" })).toBe(1);
        expect(contractDays({ startsOn: "2026-12-01", endsOn: "2027-05-29" })).toBe(180);
    });
});
