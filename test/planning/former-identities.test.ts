import { describe, expect, it } from "vitest";
import type { FormerContractor } from "../../components/configuration/former-contractors";
import { planFormerIdentities } from "../../components/planning/former-identities";
import { aContractor, anOrganization, ORGANIZATION } from "../support/a-contractor";

const organization = anOrganization({ okta: { ...ORGANIZATION.okta, formerIdentities: "keep" } });
const dana: FormerContractor = {
    handle: "dana-wolf",
    github: { login: "danawolf", id: 777 },
    leftOn: "2026-10-30",
    name: "Dana Wolf",
    email: "dana@northwind.example",
    vendor: "northwind",
};

describe("the identities of people who left", () => {
    it("are kept as they were, where the organization wants it", () => {
        expect(planFormerIdentities({ organization, contractors: [], formerContractors: [dana] })).toEqual([
            {
                handle: "dana-wolf",
                login: "dana-wolf@contractors.acme.example",
                email: "dana@northwind.example",
                name: "Dana Wolf",
                vendor: "Northwind Consulting",
            },
        ]);
    });

    it("are not kept where it does not say so", () => {
        const formerContractors = [dana];
        expect(planFormerIdentities({ organization: anOrganization(), contractors: [], formerContractors })).toEqual(
            [],
        );
    });

    it("are the entry's again when the person is back", () => {
        const contractors = [aContractor({ handle: "dana-wolf" })];
        expect(planFormerIdentities({ organization, contractors, formerContractors: [dana] })).toEqual([]);
    });
});
