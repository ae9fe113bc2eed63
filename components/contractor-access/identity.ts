import * as okta from "@pulumi/okta";
import * as pulumi from "@pulumi/pulumi";
import { oktaStatus } from "../planning/access-window";
import { logicalName } from "../planning/names";
import { createOktaUser, formerIdentityUrn } from "./okta-user";
import type { PartArgs } from "./part-args";

/**
 * The Okta identity: a user without any password in state (Okta mails an activation link on the first day), the person's
 * own group, and membership in the group of all contractors for as long as the identity lives, so that it never falls
 * under a weaker sign-in policy. It signs in to nothing by itself.
 */
export class Identity extends pulumi.ComponentResource {
    readonly user: okta.user.User;
    readonly group: okta.group.Group;

    constructor({ plan, platform }: PartArgs, opts: pulumi.ComponentResourceOptions) {
        const { entry, names, organization } = plan;
        super("contractor-access:index:Identity", logicalName(entry.handle, "identity"), {}, opts);
        this.user = createOktaUser(
            {
                handle: entry.handle,
                login: names.login,
                email: entry.email,
                name: entry.name,
                vendor: organization.vendors[entry.vendor]?.name ?? entry.vendor,
                status: oktaStatus(entry, plan.today),
            },
            this,
            formerIdentityUrn(entry.handle),
        );
        this.group = new okta.group.Group(
            logicalName(entry.handle, "group"),
            { name: names.oktaGroup, description: `Access of contractor ${entry.handle}` },
            { parent: this },
        );
        new okta.UserGroupMemberships(
            logicalName(entry.handle, "contractors-membership"),
            { userId: this.user.id, groups: [platform.ids.contractorsGroupId] },
            { parent: this },
        );
        this.registerOutputs({ userId: this.user.id, groupId: this.group.id });
    }
}
