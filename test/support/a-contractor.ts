import type { z } from "zod";
import { type Contractor, entrySchema, handleSchema } from "../../components/configuration/entry";
import { type Organization, organizationSchema } from "../../components/configuration/organization";
import { type AccessPlan, planAccess } from "../../components/planning/access-plan";

/** An organization as a stack file says it, before defaults. */
export type OrganizationInput = z.input<typeof organizationSchema>;
/** An entry as a stack file says it, before defaults, with its key. */
export type ContractorInput = z.input<typeof entrySchema> & { handle: string };

/** A plain organization that a test spreads when it changes something below the first level. */
export const ORGANIZATION = {
    name: "acme",
    aws: { accountId: "123456789012", productionAccountIds: ["111122223333"], region: "eu-west-1" },
    network: {
        vpc: "10.64.0.0/16",
        vpnClients: "10.100.0.0/22",
        slots: { from: 1, to: 100, prefix: 24 },
    },
    vpn: {
        serverCertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
    },
    okta: { orgName: "acme", loginDomain: "contractors.acme.example" },
    github: {
        organization: "acme",
        id: 9919,
        plan: "team",
        subject: "immutable",
        app: { id: 123456, installationId: 7890 },
        coreTeam: { slug: "core", id: 42 },
    },
    sonarqube: { url: "https://sonarqube.acme.example", edition: "community" },
    repositories: {
        "checkout-api": { id: 1296269 },
        "checkout-web": { id: 1296270 },
        ledger: { id: 1296271 },
    },
    squads: { checkout: { lead: "jo.lee@acme.example" } },
    vendors: { northwind: { name: "Northwind Consulting" } },
    profiles: { backend: { repositories: ["checkout-api"], monthlyBudgetUsd: 150 } },
} satisfies OrganizationInput;

/** A plain entry that a test spreads when it changes something below the first level. */
export const CONTRACTOR = {
    handle: "ana-silva",
    name: "Ana Silva",
    email: "ana.silva@northwind.example",
    github: { login: "anasilva", id: 4815162 },
    vendor: "northwind",
    sponsor: "jo.lee@acme.example",
    contract: "SOW-2026-142",
    reason: "Checkout rewrite",
    startsOn: "2026-12-01",
    endsOn: "2027-02-26",
    squad: "checkout",
    profile: "backend",
    sandbox: { slot: 3 },
    repositories: ["checkout-web"],
} satisfies ContractorInput;

/**
 * A valid organization with defaults filled in, changed at the first level. Throws when the changes make it invalid.
 */
export function anOrganization(changes: Partial<OrganizationInput> = {}): Organization {
    return organizationSchema.parse({ ...ORGANIZATION, ...changes });
}

/** A valid entry with defaults filled in, changed at the first level. Throws when the changes make it invalid. */
export function aContractor(changes: Partial<ContractorInput> = {}): Contractor {
    const { handle, ...entry } = { ...CONTRACTOR, ...changes };
    return { handle: handleSchema.parse(handle), ...entrySchema.parse(entry) };
}

/** The plan of an entry on a day, by default one on which it is active. */
export function aPlan(
    contractor: Contractor = aContractor(),
    organization: Organization = anOrganization(),
    today = contractor.startsOn,
): AccessPlan {
    return planAccess(contractor, organization, today);
}
