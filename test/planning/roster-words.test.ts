import { describe, expect, it } from "vitest";
import type { Roster } from "../../components/planning/roster";
import { describeRosterChange } from "../../components/planning/roster-words";
import { aPerson, TODAY } from "./support/a-roster";

const ana = aPerson();
const ben = aPerson({
    name: "Ben Okafor",
    sandbox: "10.64.2.0/24",
    email: "ben@contoso.example",
    github: { login: "benokafor", id: 2342108 },
});
const told = (before: Roster, after: Roster, { formerHandles = [] as string[], keepsIdentities = false } = {}) =>
    describeRosterChange({ before, after, today: TODAY, stack: "acme", formerHandles, keepsIdentities })?.split("\n");

const HEAD = "What this run changes for the contractors of stack acme:";
const DELETES_LAST = [
    "Pulumi deletes last: without --continue-on-error, a failure anywhere else keeps all of this access alive.",
    "`npm run up` has the flag, and says afterwards who still has something.",
];

describe("the comparison in words", () => {
    it("is not made where nothing changes", () => {
        expect(told({ "ana-silva": ana }, { "ana-silva": { ...ana } })).toBeUndefined();
        expect(told({}, {})).toBeUndefined();
    });

    it("says who joins, with what", () => {
        expect(told({ "ana-silva": ana }, { "ana-silva": ana, "ben-okafor": ben })).toEqual([
            HEAD,
            "  + ben-okafor (Ben Okafor) joins: has access, 2026-12-01 to 2027-02-26, checkout-api (push), sandbox 10.64.2.0/24, sponsor jo.lee@acme.example",
        ]);
    });

    it("says who leaves, what may hold it up, and what to keep", () => {
        expect(told({ "ana-silva": ana, "ben-okafor": ben }, { "ana-silva": ana })).toEqual([
            HEAD,
            "  - ben-okafor (Ben Okafor) leaves: had access to checkout-api until 2027-02-26; the sandbox 10.64.2.0/24 goes with everything in it",
            ...DELETES_LAST,
            "What their CI made can keep a sandbox from being deleted. Then sweep it, and run again:",
            "  npm run sweep -- ben-okafor",
            "Keep who left, in stacks/Pulumi.acme.yaml under contractor-access:formerContractors:",
            '  ben-okafor: { github: { login: benokafor, id: 2342108 }, leftOn: "2026-12-15" }',
        ]);
    });

    it("asks to keep nobody twice, and for what a kept identity needs", () => {
        const leaver = { "ben-okafor": { ...ben, vendor: "contoso" } };
        expect(told(leaver, {}, { formerHandles: ["ben-okafor"] })?.at(-1)).toBe("  npm run sweep -- ben-okafor");
        expect(told(leaver, {}, { keepsIdentities: true })?.slice(-2)).toEqual([
            "Okta deletes the user, unless this run already finds who left in stacks/Pulumi.acme.yaml under contractor-access:formerContractors:",
            '  ben-okafor: { github: { login: benokafor, id: 2342108 }, leftOn: "2026-12-15", name: Ben Okafor, email: ben@contoso.example, vendor: contoso }',
        ]);
    });

    it("says whose access ends although the entry stays, and that the sandbox is kept", () => {
        const suspended = { ...ana, state: "suspended" as const, repositories: [], permission: undefined };
        expect(told({ "ana-silva": ana }, { "ana-silva": suspended })).toEqual([
            HEAD,
            "  ~ ana-silva (Ana Silva) is suspended: had access to checkout-api until 2027-02-26; the sandbox is kept; state has access -> suspended; repositories -checkout-api",
            ...DELETES_LAST,
        ]);
    });

    it("says what changes for somebody who loses nothing, without a word about deletions", () => {
        const changed = {
            ...ana,
            until: "2027-03-31",
            permission: "pull",
            repositories: ["checkout-web"],
            github: { login: "ana-s", id: 4815162 },
        };
        expect(told({ "ana-silva": ana }, { "ana-silva": changed })).toEqual([
            HEAD,
            "  ~ ana-silva (Ana Silva): last day 2027-02-26 -> 2027-03-31; permission push -> pull; GitHub account anasilva (4815162) -> ana-s (4815162); repositories +checkout-web -checkout-api",
        ]);
    });

    it("names the sandbox of somebody who moves", () => {
        expect(told({ "ana-silva": ana }, { "ana-silva": { ...ana, sandbox: "10.64.9.0/24" } })).toEqual([
            HEAD,
            "  ~ ana-silva (Ana Silva) moves out of the sandbox 10.64.3.0/24: what runs in it goes; sandbox 10.64.3.0/24 -> 10.64.9.0/24",
            ...DELETES_LAST,
            "What their CI made can keep a sandbox from being deleted. Then sweep it, and run again:",
            "  npm run sweep -- ana-silva",
        ]);
    });

    it("tells a changed handle from a leaver", () => {
        const lines = told({ "ana-silva": ana }, { "ana-maria-silva": ana });
        expect(lines?.at(-1)).toBe("  npm run sweep -- ana-silva");
        expect(lines?.[2]).toBe(
            "  - ana-silva (Ana Silva) leaves: had access to checkout-api until 2027-02-26; the sandbox 10.64.3.0/24 goes with everything in it; ana-maria-silva, who joins, has the same GitHub account: a changed handle makes another person",
        );
    });

    it("takes what an earlier version did not tell for no difference", () => {
        const old = { ...ana, github: undefined, email: undefined, squad: undefined, permission: undefined };
        expect(told({ "ana-silva": old }, { "ana-silva": ana })).toBeUndefined();
        expect(told({ "ana-silva": old }, {})?.at(-1)).toBe("  npm run sweep -- ana-silva");
    });
});
