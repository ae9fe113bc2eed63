import * as pulumi from "@pulumi/pulumi";
import type { FormerIdentityPlan } from "../planning/former-identities";
import { createOktaUser, identityUrn } from "./okta-user";

/**
 * What stays of somebody who left, where the organization wants it: the Okta user, deactivated, in no group and without
 * any grant, so that old logs name a person and the login goes to nobody else. It is the entry's own user, which is
 * deactivated in place when the entry goes.
 */
export class FormerIdentity extends pulumi.ComponentResource {
    constructor(plan: FormerIdentityPlan, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:FormerIdentity", plan.handle, {}, opts);
        createOktaUser({ ...plan, status: "DEPROVISIONED" }, this, identityUrn(plan.handle));
        this.registerOutputs({});
    }
}
