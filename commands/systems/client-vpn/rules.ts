import { RevokeClientVpnIngressCommand } from "@aws-sdk/client-ec2";
import { everyOne, unlessMissing } from "../../aws/failures";
import { findRules } from "../../aws/find/vpn";
import type { Search } from "../../aws/found";

/** Takes the way into the sandbox from the person's own group, also for a connection that could not be cut. */
export async function revokeRules(search: Search, endpoint: string, tell: (deed: string) => void): Promise<void> {
    const rules = await findRules(search, endpoint);
    await everyOne(
        rules.map(({ id }) => async () => {
            const [ClientVpnEndpointId, TargetNetworkCidr, AccessGroupId] = id.split(",");
            const request = { ClientVpnEndpointId, TargetNetworkCidr, AccessGroupId };
            await unlessMissing(search.clients.ec2.send(new RevokeClientVpnIngressCommand(request)));
            tell(`revoked the way of ${AccessGroupId ?? ""} into ${TargetNetworkCidr ?? ""}`);
        }),
    );
}
