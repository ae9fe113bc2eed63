import { describe, expect, it } from "vitest";
import { aContractor } from "../support/a-contractor";
import { graphOf } from "../support/graph";

const HANDLE = "ana-silva";

/** What an entry with access from 2026-12-01 to 2027-02-26 yields on a day. */
async function on(today: string, changes: Parameters<typeof aContractor>[0] = {}) {
    const graph = await graphOf([aContractor({ handle: HANDLE, ...changes })], today);
    const parts = graph.of(HANDLE).map(({ name }) => name);
    return {
        record: graph.of(HANDLE).find(({ name }) => name === `${HANDLE}/vpn-record`)?.inputs,
        granted: parts.includes(`${HANDLE}/vpn-authorization`),
    };
}

describe("the record of a person for the VPN", () => {
    const FACTS = {
        login: "ana-silva@contractors.acme.example",
        startsOn: "2026-12-01",
        endsOn: "2027-02-26",
        suspended: false,
        sponsor: "jo.lee@acme.example",
    };

    it.each([
        ["before the first day", "2026-11-01", false],
        ["in between", "2027-01-15", true],
        ["after the last day", "2027-03-01", false],
    ])("is the same %s, and there as long as the entry is", async (_when, today, granted) => {
        const { record, granted: found } = await on(today);
        expect(found).toBe(granted);
        expect(record).toEqual({
            name: "/contractors-vpn/ana-silva",
            description: "When contractor ana-silva may connect to the VPN",
            type: "String",
            insecureValue: JSON.stringify(FACTS),
            tags: {
                Contractor: "ana-silva",
                Sponsor: "jo.lee@acme.example",
                Vendor: "northwind",
                EndsOn: "2027-02-26",
                ManagedBy: "contractor-access-kit",
            },
        });
    });

    it("says so while the entry is suspended", async () => {
        const { record, granted } = await on("2027-01-15", { suspended: true });
        expect(granted).toBe(false);
        expect(record?.insecureValue).toBe(JSON.stringify({ ...FACTS, suspended: true }));
    });
});

describe("the connect handler", () => {
    it("is asked by the endpoint, and runs on its own role, log and endpoint's id", async () => {
        const resources = (await graphOf([], "2027-01-15")).platform();
        const named = (name: string) => resources.find((each) => each.name === `platform/${name}`);
        expect(named("vpn-endpoint")?.inputs.clientConnectOptions).toEqual({
            enabled: true,
            lambdaFunctionArn: named("vpn-handler")?.outputs.arn,
        });
        expect(named("vpn-handler")?.inputs).toMatchObject({
            role: named("vpn-handler-role")?.outputs.arn,
            handler: "index.handler",
            loggingConfig: { logFormat: "JSON", logGroup: named("vpn-handler-log-group")?.inputs.name },
        });
        // Client VPN waits 30 seconds.
        expect(named("vpn-handler")?.inputs.timeout).toBeLessThan(30);
        expect(named("vpn-handler-endpoint")?.inputs.insecureValue).toBe(named("vpn-endpoint")?.id);
    });

    it("is made before the endpoint that asks it", async () => {
        const names = (await graphOf([], "2027-01-15")).platform().map(({ name }) => name);
        const order = ["vpn-handler-permissions", "vpn-handler", "vpn-endpoint", "vpn-handler-endpoint"];
        const found = names.filter((name) => order.includes(name.replace("platform/", "")));
        expect(found).toEqual(order.map((name) => `platform/${name}`));
    });
});
