import { describe, expect, it } from "vitest";
import { knownTypes } from "../../../rehearsal/cloud/table/index";
import { Cloud } from "../../../rehearsal/cloud/cloud";
import { Driver, trust, types, urn } from "./make";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

const ruleset = (rules: unknown) => ({
    repository: "checkout-api",
    name: "review",
    target: "branch",
    enforcement: "active",
    conditions: { refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] } },
    rules,
});

describe("check", () => {
    it("refuses a type that nobody declared, and names those that are", () => {
        const [reason] = new Driver().failures("github:index/issue:Issue", { title: "x" });
        const known = knownTypes().filter((type) => type.startsWith("github:"));
        expect(reason).toBe(
            "github:index/issue:Issue is not a type that the in-memory cloud knows. " +
                `Known of this package: ${known.join(", ")}. ` +
                "To add it: type-tokens.ts and a row in table/ of rehearsal/cloud, then npm run cloud-types.",
        );
    });

    it("refuses a package that it does not serve", () => {
        const [reason] = new Driver().failures("gcp:storage/bucket:Bucket", {});
        expect(reason).toContain("Known of this package: none.");
    });

    it.each<[string, string, unknown, string]>([
        [
            "a misspelt property",
            types.routeTableAssociation,
            { subnetID: "subnet-1", routeTableId: "rtb-1" },
            'subnetID does not exist (value given: "subnet-1"). Allowed properties: gatewayId, region, routeTableId, subnetId.',
        ],
        [
            "a misspelt nested property",
            types.ruleset,
            ruleset({ requiredStatusChecks: { requiredChecks: [{ context: "gate", integrationID: 15368 }] } }),
            "rules.requiredStatusChecks.requiredChecks[0].integrationID does not exist (value given: 15368). " +
                "Allowed in rules.requiredStatusChecks.requiredChecks[0]: context, integrationId.",
        ],
        [
            "a text where a number belongs",
            types.ruleset,
            ruleset({ pullRequest: { requiredApprovingReviewCount: "2" } }),
            'rules.pullRequest.requiredApprovingReviewCount must be a number; value given: "2".',
        ],
        [
            "a number where a text belongs",
            types.budget,
            { name: "b", budgetType: "COST", timeUnit: "MONTHLY", limitAmount: 150 },
            "limitAmount must be a string; value given: 150.",
        ],
        [
            "a text where true or false belongs",
            types.subnet,
            { vpcId: "vpc-1", mapPublicIpOnLaunch: "no" },
            'mapPublicIpOnLaunch must be true or false; value given: "no".',
        ],
        [
            "one value where a list belongs",
            types.memberships,
            { userId: "00u1", groups: "00g1" },
            'groups must be a list; value given: "00g1".',
        ],
        [
            "a list where an object belongs",
            types.vpnEndpoint,
            { serverCertificateArn: "arn:x", authenticationOptions: [{ type: "t" }], connectionLogOptions: [] },
            "connectionLogOptions must be an object; value given: [].",
        ],
        ["a value of a map", types.vpc, { tags: { Owner: 5 } }, 'tags["Owner"] must be a string; value given: 5.'],
        [
            "a missing property",
            types.vpnRule,
            { accessGroupId: "g", targetNetworkCidr: "10.0.0.0/24" },
            "clientVpnEndpointId is required and is missing.",
        ],
        [
            "a missing nested property",
            types.ruleset,
            { ...ruleset({}), conditions: { refName: { includes: [] } } },
            "conditions.refName.excludes is required and is missing.",
        ],
        [
            "a property that only the service sets",
            types.role,
            { name: "r", assumeRolePolicy: trust, arn: "arn:aws:iam::123456789012:role/r" },
            'arn is set by the service and cannot be given (value given: "arn:aws:iam::123456789012:role/r").',
        ],
        [
            "a value that the service does not know",
            types.team,
            { name: "t", privacy: "open" },
            'privacy cannot be "open"; allowed: "secret", "closed".',
        ],
        [
            "a nested value that the service does not know",
            types.ruleset,
            { ...ruleset({}), bypassActors: [{ actorType: "Integration", actorId: 1, bypassMode: "pullRequest" }] },
            'bypassActors[0].bypassMode cannot be "pullRequest"; allowed: "always", "pull_request", "exempt".',
        ],
        [
            "a document that is not JSON",
            types.role,
            { name: "r", assumeRolePolicy: "{'Statement': []}" },
            "assumeRolePolicy is not valid JSON; value given: \"{'Statement': []}\".",
        ],
        [
            "a range with host bits",
            types.subnet,
            { vpcId: "vpc-1", cidrBlock: "10.64.1.5/24" },
            'cidrBlock must be a network address in CIDR notation with a prefix of /16 to /28; value given: "10.64.1.5/24".',
        ],
        [
            "both of two that exclude each other",
            types.vpnRule,
            {
                clientVpnEndpointId: "cvpn",
                targetNetworkCidr: "10.0.0.0/24",
                accessGroupId: "g",
                authorizeAllGroups: true,
            },
            "Exactly one of accessGroupId, authorizeAllGroups must be given; given: accessGroupId, authorizeAllGroups.",
        ],
        [
            "a role name that is too long",
            types.role,
            { name: "r".repeat(65), assumeRolePolicy: trust },
            "name must have a length of 1 to 64; length given: 65.",
        ],
    ])("refuses %s", (_, type, inputs, reason) => {
        expect(new Driver().failures(type, inputs)).toEqual([reason]);
    });

    it("reports every problem at once", () => {
        expect(new Driver().failures(types.membership, { user: "ana", role: 5 })).toEqual([
            'user does not exist (value given: "ana"). Allowed properties: downgradeOnDestroy, role, username.',
            "username is required and is missing.",
            "role must be a string; value given: 5.",
        ]);
    });

    it("accepts values that a preview does not know yet, wherever they are", () => {
        const inputs = {
            ...ruleset({ pullRequest: { requiredApprovingReviewCount: unknown }, requiredStatusChecks: unknown }),
            enforcement: unknown,
            bypassActors: [{ actorType: unknown, actorId: unknown, bypassMode: "always" }],
        };
        expect(new Driver().failures(types.ruleset, inputs)).toEqual([]);
        expect(new Driver().failures(types.subnet, { vpcId: unknown, cidrBlock: unknown })).toEqual([]);
    });

    it("checks what is secret without showing it", () => {
        const inputs = { repository: "r", environment: "e", secretName: "S" };
        expect(new Driver().failures(types.secret, { ...inputs, value: secret("hunter22") })).toEqual([]);
        expect(new Driver().failures(types.secret, { ...inputs, value: secret(5) })).toEqual([
            "value has the wrong type (its value is a secret).",
        ]);
    });

    it("takes the id of a resource that is given as a whole, as the bridge does", () => {
        const role = {
            "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e",
            urn: urn(types.role),
            id: "r",
        };
        const driver = new Driver();
        driver.make(types.role, { name: "r", assumeRolePolicy: trust });
        const made = driver.make(types.rolePolicy, { name: "p", role, policy: trust });
        expect(made.outputs.role).toBe("r");
    });

    it("turns a document that is an object into the text that the service gets", () => {
        const driver = new Driver();
        const made = driver.make(types.role, { name: "r", assumeRolePolicy: { Version: "2012-10-17", Statement: [] } });
        expect(made.outputs.assumeRolePolicy).toBe('{"Version":"2012-10-17","Statement":[]}');
    });

    it("invents a name as the provider does, keeps it, and takes another for a replacement", () => {
        const driver = new Driver();
        const at = urn(types.group, "people");
        const first = driver.cloud.check(types.group, at, {}).inputs;
        expect(first.name).toMatch(/^people-[0-9a-f]{7}$/);
        driver.cloud.create(types.group, at, first);
        expect(driver.cloud.check(types.group, at, {}, first).inputs).toEqual(first);
        expect(driver.cloud.check(types.group, at, {}).inputs.name).not.toBe(first.name);
    });
});

describe("other calls", () => {
    it("refuse a type that nobody declared", () => {
        const cloud = new Cloud();
        const type = "aws:sns/topic:Topic";
        expect(() => cloud.create(type, urn(type), {})).toThrow("is not a type that the in-memory cloud knows");
        expect(() => cloud.diff(type, urn(type), {}, {})).toThrow("is not a type that the in-memory cloud knows");
    });

    it("refuse a function that nobody declared", () => {
        expect(() => new Cloud().invoke("aws:index/getCallerIdentity:getCallerIdentity", {})).toThrow(
            "aws:index/getCallerIdentity:getCallerIdentity is not a function that the in-memory cloud knows. " +
                "Known: aws:ec2/getManagedPrefixList:getManagedPrefixList. To add it: rehearsal/cloud/table/invokes.ts.",
        );
    });

    it("find the prefix list that the gateway endpoint has", () => {
        const driver = new Driver();
        const vpc = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16" });
        const name = "com.amazonaws.eu-west-1.s3";
        const endpoint = driver.make(types.vpcEndpoint, { vpcId: vpc.id, serviceName: name });
        const token = "aws:ec2/getManagedPrefixList:getManagedPrefixList";
        expect(driver.cloud.invoke(token, { name })).toMatchObject({ id: endpoint.outputs.prefixListId, name });
        expect(() => driver.cloud.invoke(token, { name: "s3" })).toThrow('name is "s3"');
    });
});
