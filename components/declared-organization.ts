import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "./configuration/organization";

/**
 * The organization as the stack file declares it, as a resource without any effect: policies judge everything else by
 * it, in a preview, in an update and on an exported state, where nothing else tells them the settings. Nothing in it is
 * secret.
 */
export class DeclaredOrganization extends pulumi.ComponentResource {
    constructor(organization: Organization) {
        super("contractor-access:index:Organization", "organization", organization);
        this.registerOutputs(organization);
    }
}
