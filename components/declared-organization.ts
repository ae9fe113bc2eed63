import * as pulumi from "@pulumi/pulumi";
import type { FormerContractor } from "./configuration/former-contractors";
import type { Organization } from "./configuration/organization";

/**
 * The organization as the stack file declares it, as a resource without any effect: policies judge everything else by
 * it, in a preview, in an update and on an exported state, where nothing else tells them the settings. Beside it stand the
 * accounts of people who left, as far as somebody else could come in by them. Nothing in it is secret.
 */
export class DeclaredOrganization extends pulumi.ComponentResource {
    constructor(organization: Organization, formerContractors: readonly FormerContractor[]) {
        const accounts = formerContractors.map(({ handle, github }) => [handle, { github }] as const);
        const declared = { ...organization, formerContractors: Object.fromEntries(accounts) };
        super("contractor-access:index:Organization", "organization", declared);
        this.registerOutputs(declared);
    }
}
