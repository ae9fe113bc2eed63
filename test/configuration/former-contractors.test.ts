import { describe, expect, it } from "vitest";
import { judged, spoilt, tellsWhatIsWrong } from "./support/judged";

const CONTRACTORS = "  contractor-access:contractors:\n";
/** The stack file with people who left, in line 42. */
const remembering = (former: object, ...edits: [from: string, to: string][]) =>
    spoilt([CONTRACTORS, `  contractor-access:formerContractors: ${JSON.stringify(former)}\n${CONTRACTORS}`], ...edits);
const LEFT = { github: { login: "danawolf", id: 777 }, leftOn: "2026-10-30" };

describe("people who left", () => {
    it("may be remembered, whatever they have in common with nobody", () => {
        const dana = { ...LEFT, name: "Dana Wolf", email: "dana@contoso.example", note: "Ask the sponsor first" };
        expect(judged(remembering({ "dana-wolf": dana }))).toEqual([]);
        expect(judged(remembering({}))).toEqual([]);
    });

    it("may say their last day without quotes, as entries may", () => {
        expect(judged(remembering({ "dana-wolf": LEFT }).replace('"2026-10-30"', "2026-10-30"))).toEqual([]);
    });

    it("may come back under the handle that they had, with the same account", () => {
        const ana = {
            github: { login: "ana-s", id: 4815162 },
            email: "ana.silva@northwind.example",
            leftOn: "2026-10-30",
        };
        expect(judged(remembering({ "ana-silva": ana }))).toEqual([]);
    });

    tellsWhatIsWrong([
        {
            it: "give their handle to nobody else",
            file: remembering({ "ana-silva": LEFT }),
            says: [
                "47: contractors.ana-silva.github.id: 4815162 is not the account of ana-silva, who left. Allowed: 777, when the same person comes back. Edit: give this person a handle of their own.",
            ],
        },
        {
            it: "give their login to nobody else, in whatever case",
            file: remembering({ "dana-wolf": { ...LEFT, github: { login: "AnaSilva", id: 777 } } }),
            says: [
                '47: contractors.ana-silva.github.login: "anasilva" was the login of dana-wolf, who left, with the account 777. Allowed: logins that no former contractor had with another account. Edit: ask whose account it is now: https://api.github.com/users/anasilva.',
            ],
        },
        {
            it: "give their mailbox to nobody else",
            file: remembering({ "dana-wolf": { ...LEFT, email: "ana.silva+2@northwind.example" } }),
            says: [
                '46: contractors.ana-silva.email: "ana.silva@northwind.example" was the mailbox of dana-wolf, who left. Allowed: addresses that no former contractor had with another account. Edit: write this person\'s own address.',
            ],
        },
        {
            it: "keep the handle that they had",
            file: remembering({ "dana-wolf": { ...LEFT, github: { login: "danawolf", id: 4815162 } } }),
            says: [
                "47: contractors.ana-silva.github.id: 4815162 is the account of dana-wolf, who left. Allowed: the handle dana-wolf for this person. Edit: rename the entry to dana-wolf, or delete dana-wolf from formerContractors.",
            ],
        },
        {
            it: "left under one handle each",
            file: remembering({ "dana-wolf": LEFT, "dana-wulf": LEFT }),
            says: [
                "42: formerContractors.dana-wulf.github.id: 777 is the account of dana-wolf. Allowed: one handle for each person who left. Edit: keep the handle under which the person is to come back.",
            ],
        },
        {
            it: "need an account and a day",
            file: remembering({ "dana-wolf": { note: "Ask the sponsor first" } }),
            says: [
                "42: formerContractors.dana-wolf.github: missing. Allowed: The GitHub account that the person had. Edit: add github to formerContractors.dana-wolf.",
                "42: formerContractors.dana-wolf.leftOn: missing. Allowed: The day on which the entry was deleted, YYYY-MM-DD, UTC. Edit: add leftOn to formerContractors.dana-wolf.",
            ],
        },
        {
            it: "need what Okta had of them where their identities are kept",
            file: remembering({ "dana-wolf": { ...LEFT, name: "Dana Wolf", vendor: "globex" } }, [
                "      orgName: acme\n",
                "      orgName: acme\n      formerIdentities: keep\n",
            ]),
            says: [
                "43: formerContractors.dana-wolf.email: missing, but the identity is kept. Allowed: the email that the entry had. Edit: add email, or write delete for organization.okta.formerIdentities.",
                '43: formerContractors.dana-wolf.vendor: "globex" is no vendor. Allowed: contoso, northwind. Edit: write the vendor that the entry had, and keep it in organization.vendors.',
            ],
        },
        {
            it: "are compared with as far as they are written well",
            file: remembering({ "ana-silva": { ...LEFT, leftOn: "2026-02-30" } }),
            says: [
                '42: formerContractors.ana-silva.leftOn: "2026-02-30" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.',
                "47: contractors.ana-silva.github.id: 4815162 is not the account of ana-silva, who left. Allowed: 777, when the same person comes back. Edit: give this person a handle of their own.",
            ],
        },
        {
            it: "are no reason to take contractors for named",
            file: spoilt([CONTRACTORS, "  contractor-access:formerContractors:\n"]).replace(
                /\n {4}ana-silva:[^]*$/,
                " {}\n",
            ),
            says: [
                "1: contractors: missing. Allowed: The contractors of this stack, by handle. Edit: add contractor-access:contractors to config; {} says that there is nobody.",
            ],
        },
    ]);

    it("stand beside those who are there, not in the platform's stack", () => {
        const platform = remembering({ "dana-wolf": LEFT }, [
            "  contractor-access:layer: all\n",
            "  contractor-access:layer: platform\n",
        ]).replace(/\n {2}contractor-access:contractors:[^]*$/, "\n");
        expect(judged(platform)).toEqual([
            "stacks/Pulumi.acme.yaml:42: formerContractors: a map of 1 has no place in layer platform. Allowed: formerContractors in layers all and contractors. Edit: move the entries to the stack of their cohort.",
        ]);
    });
});
