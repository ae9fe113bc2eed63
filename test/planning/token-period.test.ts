import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenPeriod } from "../../components/planning/token-period";

describe("the token of CI", () => {
    it.each([
        ["2026-12-15", "2026-12", "2027-01-31"],
        ["2026-12-31", "2026-12", "2027-01-31"],
        ["2027-01-01", "2027-01", "2027-02-28"],
        ["2028-01-31", "2028-01", "2028-02-29"],
    ])("of %s is made in %s and ends on %s", (today, month, expiresOn) => {
        expect(tokenPeriod(today)).toEqual({ month, expiresOn });
    });

    it("lasts at least 28 days past the month in which its successor is made", () => {
        const day = fc.date({ min: new Date("2026-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
        fc.assert(
            fc.property(day, (date) => {
                const { month, expiresOn } = tokenPeriod(date.toISOString().slice(0, 10));
                const successor = new Date(`${month}-01T00:00:00Z`);
                successor.setUTCMonth(successor.getUTCMonth() + 1);
                expect(Date.parse(expiresOn) - successor.getTime()).toBeGreaterThanOrEqual(27 * 86_400_000);
            }),
        );
    });
});
