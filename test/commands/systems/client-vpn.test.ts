import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientVpnSystem } from "../../../commands/systems/client-vpn";
import type { VpnConnection } from "../../../rehearsal/cloud/live";
import { liveOf } from "../../../rehearsal/cloud/live";
import { type FaceStage, openFace } from "../support/face-stage";
import { contextOf, personOf } from "../support/stage";

// moto knows no Client VPN, so all of this is on the in-memory cloud alone.

const LOGINS = { ana: "ana@contractors.acme.example", neighbour: "ana-silva@contractors.acme.example" };

describe("the Client VPN", () => {
    let stage: FaceStage;
    beforeEach(async () => {
        stage = await openFace();
        stage.live({
            vpnConnections: [
                ...many(LOGINS.ana, 7),
                connection(LOGINS.neighbour, 1),
                { ...connection(LOGINS.ana, 8), status: "terminated" },
            ],
        });
    });
    afterEach(() => stage.close());

    const endpointId = () => stage.world.all("aws:ec2clientvpn/endpoint:Endpoint")[0]?.id ?? "";
    const connection = (username: string, number: number): VpnConnection => ({
        connectionId: `cvpn-connection-${username.split("@")[0] ?? ""}-${number}`,
        endpointId: endpointId(),
        username,
        status: "active",
        establishedAt: "2026-12-03 08:00:00",
    });
    const many = (username: string, count: number) =>
        Array.from({ length: count }, (_, index) => connection(username, index + 1));
    const system = (vpnEndpointId?: string) =>
        clientVpnSystem({ ...contextOf(stage.organization), ...(vpnEndpointId !== undefined && { vpnEndpointId }) });
    const end = async (handle = "ana", vpnEndpointId?: string) => {
        const deeds: string[] = [];
        await system(vpnEndpointId).end(personOf(handle, stage.organization), (deed) => deeds.push(deed));
        return deeds;
    };
    const open = () =>
        liveOf(stage.world)
            .vpnConnections.filter(({ status }) => status !== "terminated")
            .map(({ username }) => username);

    it("takes the record away, then ends all connections by id, and does nothing the second time", async () => {
        expect(await end()).toEqual([
            "deleted the record /contractors-vpn/ana, without which the VPN takes no new connection",
            "ended 7 connections of ana@contractors.acme.example",
            "revoked the way of contractors-ana into 10.64.3.0/24",
        ]);
        expect(open()).toEqual([LOGINS.neighbour]);
        const calls = stage
            .changes()
            .filter(({ status }) => status === 200)
            .map(({ call }) => call);
        expect(calls).toEqual([
            "DeleteParameter",
            ...Array.from({ length: 7 }, () => "TerminateClientVpnConnections"),
            "RevokeClientVpnIngress",
        ]);

        expect(await end()).toEqual([]);
        expect(stage.changes().filter(({ status }) => status === 200)).toHaveLength(9);
        expect(stage.world.get("aws:ssm/parameter:Parameter", "/contractors-vpn/ana-silva")).toBeDefined();
    });

    it("knows a login in capitals", async () => {
        stage.live({ vpnConnections: [connection("Ana@Contractors.Acme.Example", 1)] });
        expect(await system().traces(personOf("ana", stage.organization))).toContainEqual(
            expect.objectContaining({ kind: "open VPN connection", access: true }),
        );
        await end();
        expect(open()).toEqual([]);
    });

    it("goes by the endpoint's id where the tag is gone, and says so when there is none", async () => {
        const endpoint =
            stage.world.get("aws:ec2clientvpn/endpoint:Endpoint", endpointId()) ?? expect.fail("no endpoint");
        const outputs = { ...endpoint.outputs, tags: {}, tagsAll: {} };
        stage.world.put({ ...endpoint, outputs }, endpoint);
        expect(await end()).toContain("found no Client VPN endpoint of the kit, so no connection to end");
        expect(open()).toHaveLength(8);
        expect(await end("ana", endpointId())).toContain("ended 7 connections of ana@contractors.acme.example");
    });

    it("ends connections when the record cannot be deleted, and says what failed", async () => {
        const body = JSON.stringify({ __type: "AccessDeniedException", message: "no" });
        stage.fail({ api: "aws", call: "DeleteParameter", times: "always", answer: { status: 400, body } });
        await expect(end()).rejects.toThrow("SSM parameter /contractors-vpn/ana: AccessDeniedException: no");
        expect(open()).toEqual([LOGINS.neighbour]);
    });

    it("ends all others when one connection cannot be ended", async () => {
        const body =
            "<Response><Errors><Error><Code>InternalFailure</Code><Message>no</Message></Error></Errors></Response>";
        stage.fail({ api: "aws", call: "TerminateClientVpnConnections", answer: { status: 400, body } });
        await expect(end()).rejects.toThrow(
            /^Client VPN connections: connection cvpn-connection-ana-\d: InternalFailure: no$/,
        );
        const active = liveOf(stage.world).vpnConnections.filter(({ status }) => status === "active");
        expect(active.map(({ username }) => username).sort()).toEqual([LOGINS.neighbour, LOGINS.ana]);
    });

    it("goes on after 429, 500 and an ended connection on the first tries of every call", async () => {
        const each = { api: "aws", each: true } as const;
        stage.fail(
            { ...each, answer: { status: 429 } },
            { ...each, answer: { status: 500 } },
            { ...each, answer: "reset" },
        );
        await end();
        expect(open()).toEqual([LOGINS.neighbour]);
    });

    it("tells open connections and the rule to the person's own group", async () => {
        const traces = await system().traces(personOf("ana", stage.organization));
        expect(traces.filter(({ kind }) => kind === "open VPN connection")).toHaveLength(7);
        expect(
            traces.filter(({ kind }) => kind === "VPN authorization rule").map(({ id, access }) => [id, access]),
        ).toEqual([[`${endpointId()},10.64.3.0/24,contractors-ana`, true]]);
    });

    it("tells everybody's, and nobody's of whose login the kit knows nothing", async () => {
        stage.live({
            vpnConnections: [
                ...many(LOGINS.ana, 2),
                connection("jo@acme.example", 1),
                connection("ana@contractors.acme.example.evil.example", 1),
            ],
        });
        const owners = (await system().everybody()).map(({ handle, kind }) => `${handle} ${kind}`).sort();
        expect(owners).toEqual([
            "ana VPN authorization rule",
            "ana open VPN connection",
            "ana open VPN connection",
            "ana-silva VPN authorization rule",
        ]);
    });
});
