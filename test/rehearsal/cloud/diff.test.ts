import { describe, expect, it } from "vitest";
import { entryOf } from "../../../rehearsal/cloud/table/index";
import type { Props } from "../../../rehearsal/cloud/values";
import { document, Driver, trust, types } from "./make";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const nothing = { changes: false, replaces: [], deleteBeforeReplace: false };
const inPlace = { changes: true, replaces: [], deleteBeforeReplace: false };

describe("diff", () => {
    it("sees no change where the inputs are what they were, defaults and chosen values left out", () => {
        const driver = new Driver();
        const vpc = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16" });
        expect(driver.diff(vpc, { cidrBlock: "10.64.0.0/16" })).toEqual(nothing);
        expect(driver.diff(vpc, { cidrBlock: "10.64.0.0/16", enableDnsSupport: true })).toEqual(nothing);
    });

    it("sees a change, an addition and a removal", () => {
        const driver = new Driver();
        const vpc = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16", tags: { Name: "a" } });
        expect(driver.diff(vpc, { cidrBlock: "10.64.0.0/16", tags: { Name: "b" } })).toEqual(inPlace);
        expect(driver.diff(vpc, { cidrBlock: "10.64.0.0/16" })).toEqual(inPlace);
        expect(driver.diff(vpc, { cidrBlock: "10.64.0.0/16", tags: { Name: "a" }, enableDnsSupport: false })).toEqual(
            inPlace,
        );
    });

    it("replaces for an unknown value of a property that replaces", () => {
        const driver = new Driver();
        const vpc = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16" });
        const subnet = driver.make(types.subnet, { vpcId: vpc.id, cidrBlock: "10.64.1.0/24" });
        expect(driver.diff(subnet, { vpcId: unknown, cidrBlock: "10.64.1.0/24" })).toEqual({
            changes: true,
            replaces: ["vpcId"],
            deleteBeforeReplace: false,
        });
    });

    it("takes an unknown value for a change, also where some changes do not count", () => {
        const driver = new Driver();
        const budget = driver.make(types.budget, {
            name: "b",
            budgetType: "COST",
            timeUnit: "MONTHLY",
            limitAmount: "5",
        });
        const inputs = { name: "b", budgetType: "COST", timeUnit: "MONTHLY" };
        expect(driver.diff(budget, { ...inputs, limitAmount: "5.0" })).toEqual(nothing);
        expect(driver.diff(budget, { ...inputs, limitAmount: unknown })).toEqual(inPlace);
    });

    it("ignores how a document is laid out, and the order of a list that has none", () => {
        const driver = new Driver();
        const role = driver.make(types.role, { name: "r", assumeRolePolicy: trust });
        const laidOut = JSON.stringify(JSON.parse(trust), null, 4);
        expect(driver.diff(role, { name: "r", assumeRolePolicy: laidOut })).toEqual(nothing);
        expect(driver.diff(role, { name: "r", assumeRolePolicy: document(200) })).toEqual(inPlace);

        const [a, b] = ["a", "b"].map((name) => driver.make(types.group, { name }, name).id);
        const policy = driver.make(types.signon, { name: "p", groupsIncluded: [a, b] });
        expect(driver.diff(policy, { name: "p", groupsIncluded: [b, a] })).toEqual(nothing);
        expect(driver.diff(policy, { name: "p", groupsIncluded: [b] })).toEqual(inPlace);
    });

    it("deletes first where the name is given, and not where the provider invented it", () => {
        const driver = new Driver();
        const named = driver.make(types.policy, { name: "p", description: "a", policy: trust });
        expect(driver.diff(named, { name: "p", description: "b", policy: trust })).toEqual({
            changes: true,
            replaces: ["description"],
            deleteBeforeReplace: true,
        });
        const invented = driver.make(types.policy, { description: "a", policy: trust }, "other");
        const { name } = invented.outputs;
        expect(driver.diff(invented, { name, description: "b", policy: trust }).deleteBeforeReplace).toBe(false);
    });
});

describe("what replaces", () => {
    const vpn = {
        clientVpnEndpointId: "cvpn-1",
        targetNetworkCidr: "10.64.3.0/24",
        accessGroupId: "g",
        description: "d",
    };

    it.each<[string, string, Record<string, unknown>, Record<string, unknown>, string[], boolean]>([
        ["the description of a VPN rule", types.vpnRule, vpn, { description: "e" }, ["description"], false],
        [
            "the range of a VPN rule",
            types.vpnRule,
            vpn,
            { targetNetworkCidr: "10.64.4.0/24" },
            ["targetNetworkCidr"],
            false,
        ],
        ["the name of a team", types.team, { name: "a" }, { name: "b" }, [], false],
        ["the user of a membership", types.membership, { username: "a" }, { username: "b" }, ["username"], false],
        [
            "the repository of a ruleset",
            types.ruleset,
            { name: "n", repository: "a", target: "branch", enforcement: "active", rules: {} },
            { repository: "b" },
            [],
            false,
        ],
        [
            "the name of an environment",
            types.environment,
            { repository: "a", environment: "a" },
            { environment: "b" },
            ["environment"],
            false,
        ],
        [
            "the value of a secret",
            types.secret,
            { repository: "a", environment: "a", secretName: "S", value: "1" },
            { value: "2" },
            [],
            false,
        ],
        [
            "the environment of a secret",
            types.secret,
            { repository: "a", environment: "a", secretName: "S", value: "1" },
            { environment: "b" },
            ["environment"],
            true,
        ],
        ["the name of an Okta group", types.group, { name: "a" }, { name: "b" }, [], false],
        [
            "the policy of a sign-on rule",
            types.ruleSignon,
            { name: "r", policyId: "a" },
            { policyId: "b" },
            ["policyId"],
            true,
        ],
        [
            "the description of an app policy",
            types.appPolicy,
            { name: "n", description: "a" },
            { description: "b" },
            [],
            false,
        ],
        [
            "the boundary of a role",
            types.role,
            { name: "r", assumeRolePolicy: trust, permissionsBoundary: "arn:1" },
            { permissionsBoundary: "arn:2" },
            [],
            false,
        ],
        [
            "the path of a role",
            types.role,
            { name: "r", assumeRolePolicy: trust, path: "/a/" },
            { path: "/b/" },
            ["path"],
            true,
        ],
        [
            "the description of a security group",
            types.securityGroup,
            { name: "g", vpcId: "v", description: "a" },
            { description: "b" },
            ["description"],
            true,
        ],
        [
            "a lifecycle policy",
            types.lifecyclePolicy,
            { repository: "r", policy: "{}" },
            { policy: '{"rules":[]}' },
            ["policy"],
            true,
        ],
        [
            "the type of a budget action",
            types.budgetAction,
            { actionType: "APPLY_IAM_POLICY", budgetName: "b" },
            { actionType: "RUN_SSM_DOCUMENTS" },
            ["actionType"],
            false,
        ],
        ["the name of a bucket", types.bucket, { bucket: "aaa" }, { bucket: "bbb" }, ["bucket"], true],
        ["the port of a VPN endpoint", types.vpnEndpoint, { vpnPort: 443 }, { vpnPort: 1194 }, [], false],
        [
            "the client range of a VPN endpoint",
            types.vpnEndpoint,
            { clientCidrBlock: "10.100.0.0/22" },
            { clientCidrBlock: "10.104.0.0/22" },
            ["clientCidrBlock"],
            false,
        ],
        [
            "another kind of source of a rule",
            types.ingress,
            { securityGroupId: "sg", ipProtocol: "-1", cidrIpv4: "10.0.0.0/8" },
            { cidrIpv4: undefined, prefixListId: "pl-1" },
            ["cidrIpv4", "prefixListId"],
            false,
        ],
        [
            "another port of a rule",
            types.ingress,
            { securityGroupId: "sg", ipProtocol: "tcp", cidrIpv4: "10.0.0.0/8", toPort: 1 },
            { toPort: 2 },
            [],
            false,
        ],
    ])("is told for %s", (_, type, before, change, replaces, deleteBeforeReplace) => {
        const made = {
            type,
            urn: "urn:pulumi:test::kit::t::it",
            id: "id",
            outputs: { ...entryOf(type)?.row.defaults, ...before } as Props,
        };
        const after = Object.fromEntries(
            Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
        );
        expect(new Driver().diff(made, after)).toEqual({ changes: true, replaces, deleteBeforeReplace });
    });
});
