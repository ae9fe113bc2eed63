import { paginateDescribeClientVpnAuthorizationRules, paginateDescribeClientVpnEndpoints } from "@aws-sdk/client-ec2";
import { platformNames } from "../../../components/planning/names";
import { MANAGED_BY } from "../../../components/planning/tags";
import type { AwsClients } from "../clients";
import { unlessMissing } from "../failures";
import { allOf, type Found, handleIn, type Search } from "../found";

/** The endpoint with this id, if it is still there, and every endpoint that carries the kit's tag. */
export async function findEndpoints({ ec2: client }: AwsClients, id: string | undefined): Promise<string[]> {
    const pages = paginateDescribeClientVpnEndpoints({ client }, {});
    const endpoints = await allOf(pages, (page) => page.ClientVpnEndpoints);
    return endpoints.flatMap(({ ClientVpnEndpointId: found = "", Tags = [] }) =>
        found === id || Tags.some(({ Key, Value }) => Key === "ManagedBy" && Value === MANAGED_BY) ? [found] : [],
    );
}

/** Rules to the contractors' own groups, but those that AWS is taking away. The id is the engine's: `endpoint,range,group`. */
export async function findRules(search: Search, endpoint: string): Promise<Found[]> {
    const request = { ClientVpnEndpointId: endpoint };
    const pages = paginateDescribeClientVpnAuthorizationRules({ client: search.clients.ec2 }, request);
    const rules = await unlessMissing(allOf(pages, (page) => page.AuthorizationRules));
    const lasting = (rules ?? []).filter(({ Status }) => Status?.Code !== "revoking");
    return lasting.flatMap(({ GroupId = "", DestinationCidr = "" }) => {
        const handle = handleIn(search, GroupId, platformNames.ownGroupPrefix);
        const id = [endpoint, DestinationCidr, GroupId].join(",");
        return handle === undefined ? [] : [{ handle, kind: "VPN authorization rule", id, access: true } as const];
    });
}
