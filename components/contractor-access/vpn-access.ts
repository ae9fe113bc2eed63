import * as clientvpn from "@pulumi/aws/ec2clientvpn";
import * as okta from "@pulumi/okta";
import * as pulumi from "@pulumi/pulumi";
import { logicalName } from "../planning/names";
import { VPN_TIMEOUTS } from "../platform/client-vpn";
import type { GrantArgs } from "./grant-args";

/**
 * The way to the sandbox: membership in the person's own Okta group, the VPN app assigned to that group, and one
 * authorization rule from the own group to the own subnet. Nobody else's sandbox is reachable.
 */
export class VpnAccess extends pulumi.ComponentResource {
    constructor({ plan, platform, identity, sandbox }: GrantArgs, opts: pulumi.ComponentResourceOptions) {
        const { handle } = plan.entry;
        super("contractor-access:index:VpnAccess", logicalName(handle, "vpn-access"), {}, opts);
        const afterSandbox = { parent: this, dependsOn: [sandbox.budget] };

        // The only grant that hangs on the user: deleting the user must not wait behind the slow deletes of the VPN.
        new okta.UserGroupMemberships(
            logicalName(handle, "own-membership"),
            { userId: identity.user.id, groups: [identity.group.id] },
            afterSandbox,
        );
        new okta.app.GroupAssignment(
            logicalName(handle, "vpn-app-assignment"),
            { appId: platform.ids.vpnAppId, groupId: identity.group.id, retainAssignment: false },
            afterSandbox,
        );
        new clientvpn.AuthorizationRule(
            logicalName(handle, "vpn-authorization"),
            {
                clientVpnEndpointId: platform.ids.vpnEndpointId,
                targetNetworkCidr: plan.range,
                // The name, as an Output of the group: the rule is compared with the name, and must not outlive it.
                accessGroupId: identity.group.name,
                // Every property replaces the rule, so the description holds nothing that changes.
                description: `Contractor ${handle}`,
            },
            { ...afterSandbox, deleteBeforeReplace: true, customTimeouts: VPN_TIMEOUTS },
        );
        this.registerOutputs({});
    }
}
