import { changeLive, liveOf, type VpnConnection } from "../../cloud/live";
import { asText } from "../../cloud/values";
import type { World } from "../../cloud/world";
import { filtered, paged } from "./ec2-calls";
import { type Form, textOf, textsOf } from "./form";
import { demand, type Operations, tagsOf, text, TYPES } from "./operation";
import { AwsError } from "./protocol";

/* EC2: Client VPN. */

function demandEndpoint(input: Form, world: World): string {
    const id = textOf(input, "ClientVpnEndpointId");
    return demand(
        world.get(TYPES.vpnEndpoint, id),
        "InvalidClientVpnEndpointId.NotFound",
        `Endpoint ${id} does not exist`,
    ).id;
}

function setStatus(
    world: World,
    chosen: (connection: VpnConnection) => boolean,
    status: VpnConnection["status"],
): void {
    const { vpnConnections } = liveOf(world);
    changeLive(world, { vpnConnections: vpnConnections.map((each) => (chosen(each) ? { ...each, status } : each)) });
}

export const clientVpn: Operations = {
    DescribeClientVpnEndpoints: (input, { world }) => {
        const wanted = textsOf(input, "ClientVpnEndpointId");
        const found = world.all(TYPES.vpnEndpoint).filter(({ id }) => wanted.length === 0 || wanted.includes(id));
        const shown = found.map((endpoint) => ({
            clientVpnEndpointId: endpoint.id,
            status: { code: "available" },
            tagSet: Object.entries(tagsOf(endpoint)).map(([key, value]) => ({ key, value: asText(value) })),
        }));
        return paged("clientVpnEndpoint", input, shown);
    },
    DescribeClientVpnConnections: (input, { world }) => {
        const endpointId = demandEndpoint(input, world);
        const here = liveOf(world).vpnConnections.filter((each) => each.endpointId === endpointId);
        const shown = filtered(input, here, ({ connectionId }) => ({ "connection-id": [connectionId] })).map(
            (each) => ({
                clientVpnEndpointId: endpointId,
                connectionId: each.connectionId,
                username: each.username,
                connectionEstablishedTime: each.establishedAt,
                status: { code: each.status },
            }),
        );
        const answer = paged("connections", input, shown);
        // Ending a connection takes AWS a moment: whoever asks sees it once.
        const seen = new Set(
            shown.filter(({ status }) => status.code === "terminating").map((each) => each.connectionId),
        );
        setStatus(world, ({ connectionId }) => seen.has(connectionId), "terminated");
        return answer;
    },
    TerminateClientVpnConnections: (input, { world }) => {
        const endpointId = demandEndpoint(input, world);
        const connectionId = textOf(input, "ConnectionId");
        const found = liveOf(world).vpnConnections.find(
            (each) => each.endpointId === endpointId && each.connectionId === connectionId,
        );
        if (found === undefined) {
            throw new AwsError("InvalidClientVpnConnection.IdNotFound", `Connection ${connectionId} does not exist`);
        }
        setStatus(world, (each) => each === found && each.status === "active", "terminating");
        const statuses = [
            { connectionId, previousStatus: { code: found.status }, currentStatus: { code: "terminating" } },
        ];
        return { clientVpnEndpointId: endpointId, connectionStatuses: statuses };
    },
    DescribeClientVpnAuthorizationRules: (input, { world }) => {
        const endpointId = demandEndpoint(input, world);
        const here = world
            .all(TYPES.authorizationRule)
            .filter((rule) => text(rule, "clientVpnEndpointId") === endpointId);
        const shown = here.map((rule) => ({
            clientVpnEndpointId: endpointId,
            description: text(rule, "description"),
            groupId: text(rule, "accessGroupId"),
            accessAll: rule.outputs.authorizeAllGroups === true,
            destinationCidr: text(rule, "targetNetworkCidr"),
            status: { code: "active" },
        }));
        return paged("authorizationRule", input, shown);
    },
    RevokeClientVpnIngress: (input, { world }) => {
        const id = [
            demandEndpoint(input, world),
            textOf(input, "TargetNetworkCidr"),
            textOf(input, "AccessGroupId"),
        ].join(",");
        world.remove(
            demand(
                world.get(TYPES.authorizationRule, id),
                "InvalidClientVpnEndpointAuthorizationRuleNotFound",
                "Authorization rule not found",
            ),
        );
        return { status: { code: "revoking" } };
    },
};
