import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readVpnRecord, vpnRecord } from "../../components/planning/vpn-record";
import { aContractor } from "../support/a-contractor";
import { rosters } from "../support/rosters";

describe("the record of a person", () => {
    it("holds what the connect handler decides by, and nothing else of the entry", () => {
        expect(vpnRecord(aContractor({ suspended: true }), "ana-silva@contractors.acme.example")).toEqual({
            login: "ana-silva@contractors.acme.example",
            startsOn: "2026-12-01",
            endsOn: "2027-02-26",
            suspended: true,
            sponsor: "jo.lee@acme.example",
        });
    });

    it("is read as it was written, whoever is on the roster", () => {
        fc.assert(
            fc.property(rosters(3), (roster) => {
                for (const entry of roster) {
                    const record = vpnRecord(entry, `${entry.handle}@contractors.acme.example`);
                    expect(readVpnRecord(JSON.stringify(record))).toEqual(record);
                }
            }),
        );
    });

    it.each(["", "null", "{}", "[1,2,3,4,5]", '"ana-silva"'])("is not read from %j", (text) => {
        expect(readVpnRecord(text)).toBeUndefined();
    });
});
