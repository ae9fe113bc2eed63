import { DeleteParameterCommand } from "@aws-sdk/client-ssm";
import { type AwsClients, awsAccount } from "../aws/clients";
import { about, inTurn, unlessMissing } from "../aws/failures";
import { type Found, inEach, isWanted } from "../aws/found";
import { findEndpoints, findRules } from "../aws/find/vpn";
import { cutConnections, openConnections, type VpnConnection } from "./client-vpn/connections";
import { revokeRules } from "./client-vpn/rules";
import type { AccessSystem, OwnedTrace, Person, SystemContext } from "./system";

const NAME = "Client VPN";

/** AWS Client VPN: the record that its connect handler decides by, and the connections that are open. */
export function clientVpnSystem({ organization, vpnEndpointId }: SystemContext): AccessSystem {
    const account = awsAccount(organization);
    const { loginDomain } = organization.okta;
    const look = async (handle?: string): Promise<OwnedTrace[]> => {
        const search = { clients: await account(), organization, ...(handle !== undefined && { handle }) };
        const endpoints = await findEndpoints(search.clients, vpnEndpointId);
        const connections = await inEach(endpoints, (endpoint) => openConnections(search.clients, endpoint));
        const rules = await inEach(endpoints, (endpoint) => findRules(search, endpoint));
        return [
            ...connections.flatMap((connection) => {
                const owner = ownerOf(connection, loginDomain);
                return isWanted(search, owner) ? [traceOf(owner, connection)] : [];
            }),
            ...rules.map(ruleOf),
        ];
    };
    return {
        name: NAME,
        async end(person, tell) {
            const clients = await about(NAME, account);
            await inTurn([
                () => closeDoor(clients, person, tell),
                () =>
                    about("Client VPN connections", async () => {
                        const endpoints = await findEndpoints(clients, vpnEndpointId);
                        if (endpoints.length === 0) {
                            tell("found no Client VPN endpoint of the kit, so no connection to end");
                        }
                        await inTurn(
                            endpoints.flatMap((endpoint) => [
                                () => cutConnections(clients, endpoint, person, tell),
                                () => revokeRules({ clients, organization, handle: person.handle }, endpoint, tell),
                            ]),
                        );
                    }),
            ]);
        },
        traces: ({ handle }) => about(NAME, () => look(handle)),
        everybody: () => about(NAME, () => look()),
    };
}

/** Deletes the record first: without one the connect handler lets nobody in again, whatever Okta says. */
async function closeDoor({ ssm }: AwsClients, { names }: Person, tell: (deed: string) => void): Promise<void> {
    await about(`SSM parameter ${names.vpnRecord}`, async () => {
        if (await unlessMissing(ssm.send(new DeleteParameterCommand({ Name: names.vpnRecord })))) {
            tell(`deleted the record ${names.vpnRecord}, without which the VPN takes no new connection`);
        }
    });
}

/** The handle in a user name; Okta's logins are the same in capitals. */
function ownerOf({ username }: VpnConnection, loginDomain: string): string | undefined {
    const [handle, domain, ...more] = username.toLowerCase().split("@");
    return domain === loginDomain.toLowerCase() && more.length === 0 ? handle : undefined;
}

function traceOf(handle: string, { id, status, since }: VpnConnection): OwnedTrace {
    return { system: NAME, handle, kind: "open VPN connection", id, access: true, detail: `${status}, since ${since}` };
}

function ruleOf({ handle, kind, id, access }: Found): OwnedTrace {
    return { system: NAME, handle, kind, id, access };
}
