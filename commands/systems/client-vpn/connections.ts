import { setTimeout as pause } from "node:timers/promises";
import {
    type ClientVpnConnection,
    paginateDescribeClientVpnConnections,
    TerminateClientVpnConnectionsCommand,
} from "@aws-sdk/client-ec2";
import type { AwsClients } from "../../aws/clients";
import { about, everyOne, unlessMissing } from "../../aws/failures";
import { allOf } from "../../aws/found";
import type { Person } from "../system";

/** A connection that is not at its end. */
export interface VpnConnection {
    id: string;
    username: string;
    /** `active`, `terminating` or `failed-to-terminate`. */
    status: string;
    since: string;
}

/** How often, and how many milliseconds apart, connections that are being ended are looked at again. */
const LOOKS = 20;
const BETWEEN_LOOKS = 1000;

/**
 * The open connections of an endpoint. AWS documents its filter by user name for Active Directory alone, so all of them
 * are read.
 */
export async function openConnections({ ec2: client }: AwsClients, endpoint: string): Promise<VpnConnection[]> {
    const pages = paginateDescribeClientVpnConnections({ client }, { ClientVpnEndpointId: endpoint });
    const all = await unlessMissing(allOf(pages, (page) => page.Connections));
    return (all ?? []).map(connectionOf).filter(({ status }) => status !== "terminated");
}

function connectionOf(connection: ClientVpnConnection): VpnConnection {
    const { ConnectionId = "", Username = "", Status, ConnectionEstablishedTime = "" } = connection;
    return {
        id: ConnectionId,
        username: Username,
        status: Status?.Code ?? "unknown",
        since: ConnectionEstablishedTime,
    };
}

/**
 * Ends the person's connections, each by its id: by user name AWS ends no more than five. Returns when AWS shows none any
 * more.
 *
 * @throws Error when a connection could not be ended, or does not come to its end.
 */
export async function cutConnections(
    clients: AwsClients,
    endpoint: string,
    { names }: Person,
    tell: (deed: string) => void,
): Promise<void> {
    const theirs = async () => {
        const open = await openConnections(clients, endpoint);
        return open.filter(({ username }) => username.toLowerCase() === names.login.toLowerCase());
    };
    const found = await theirs();
    await everyOne(
        found
            .filter(({ status }) => status !== "terminating")
            .map(
                ({ id }) =>
                    () =>
                        about(`connection ${id}`, () => terminate(clients, endpoint, id)),
            ),
    );
    if (found.length > 0) {
        await awaitEnd(theirs);
        tell(`ended ${found.length === 1 ? "1 connection" : `${found.length} connections`} of ${names.login}`);
    }
}

async function terminate({ ec2 }: AwsClients, endpoint: string, id: string): Promise<void> {
    const request = new TerminateClientVpnConnectionsCommand({ ClientVpnEndpointId: endpoint, ConnectionId: id });
    await unlessMissing(ec2.send(request));
}

async function awaitEnd(theirs: () => Promise<VpnConnection[]>): Promise<void> {
    let left = await theirs();
    for (let look = 1; left.length > 0 && look < LOOKS; look += 1) {
        await pause(BETWEEN_LOOKS);
        left = await theirs();
    }
    if (left.length > 0) {
        throw new Error(`still open: ${left.map(({ id, status }) => `${id} (${status})`).join(", ")}`);
    }
}
