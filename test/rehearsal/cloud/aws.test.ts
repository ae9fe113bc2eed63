import { beforeEach, describe, expect, it } from "vitest";
import { document, Driver, type Made, trust, types } from "./make";

let driver: Driver;

beforeEach(() => {
    driver = new Driver();
});

describe("networks", () => {
    let vpc: Made;
    let subnet: Made;

    beforeEach(() => {
        vpc = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16", enableDnsHostnames: true });
        subnet = driver.make(types.subnet, { vpcId: vpc.id, cidrBlock: "10.64.3.0/24" });
    });

    it("get ids and ARNs as AWS writes them, the same in every run", () => {
        expect(vpc.id).toMatch(/^vpc-0[0-9a-f]{16}$/);
        expect(subnet.outputs).toMatchObject({
            arn: `arn:aws:ec2:eu-west-1:123456789012:subnet/${subnet.id}`,
            ownerId: "123456789012",
            availabilityZone: "eu-west-1a",
            region: "eu-west-1",
        });
        const again = new Driver().make(types.vpc, { cidrBlock: "10.64.0.0/16" });
        expect(again.id).toBe(vpc.id);
    });

    it("get another id when the same resource is made again", () => {
        driver.remove(subnet);
        const next = driver.make(types.subnet, { vpcId: vpc.id, cidrBlock: "10.64.3.0/24" });
        expect(next.id).not.toBe(subnet.id);
    });

    it("refuse a subnet whose range overlaps another, or lies outside", () => {
        expect(() => driver.make(types.subnet, { vpcId: vpc.id, cidrBlock: "10.64.3.128/25" }, "b")).toThrow(
            "InvalidSubnet.Conflict: The CIDR '10.64.3.128/25' conflicts with another subnet",
        );
        expect(() => driver.make(types.subnet, { vpcId: vpc.id, cidrBlock: "10.65.0.0/24" }, "b")).toThrow(
            "InvalidSubnet.Range: The CIDR '10.65.0.0/24' is invalid: it is not inside 10.64.0.0/16",
        );
        const other = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16" }, "other");
        expect(driver.make(types.subnet, { vpcId: other.id, cidrBlock: "10.64.3.0/24" }, "b").id).toMatch(/^subnet-/);
    });

    it("take neighbours on both sides", () => {
        const below = driver.make(types.subnet, { vpcId: vpc.id, cidrBlock: "10.64.2.0/24" }, "below");
        const above = driver.make(types.subnet, { vpcId: vpc.id, cidrBlock: "10.64.4.0/24" }, "above");
        expect([below.outputs.cidrBlock, above.outputs.cidrBlock]).toEqual(["10.64.2.0/24", "10.64.4.0/24"]);
    });

    it("keep what AWS chose when they are updated", () => {
        const updated = driver.update(vpc, { cidrBlock: "10.64.0.0/16", tags: { Name: "a" } });
        expect(updated.outputs).toEqual({
            ...vpc.outputs,
            enableDnsHostnames: true,
            tags: { Name: "a" },
            tagsAll: { Name: "a" },
        });
    });

    it("refuse a VPC that does not exist", () => {
        expect(() => driver.make(types.subnet, { vpcId: "vpc-1", cidrBlock: "10.64.4.0/24" }, "b")).toThrow(
            `creating ${types.subnet} (b): vpcId is "vpc-1", but there is no aws:ec2/vpc:Vpc with that id`,
        );
    });

    it("keep a VPC with children, and a subnet with members", () => {
        expect(() => driver.remove(vpc)).toThrow(
            `DependencyViolation: The vpc '${vpc.id}' has dependencies and cannot be deleted. In use by: ${types.subnet} ${subnet.id}`,
        );
        driver.fill(subnet, "eni-0abc");
        expect(() => driver.remove(subnet)).toThrow(
            `DependencyViolation: The subnet '${subnet.id}' has dependencies and cannot be deleted. In use by: eni-0abc`,
        );
        driver.fill(subnet);
        driver.remove(subnet);
        driver.remove(vpc);
        expect(driver.read(vpc)).toBeUndefined();
    });

    it("let a route table association go with its subnet, and make one only", () => {
        const table = driver.make(types.routeTable, { vpcId: vpc.id });
        const association = driver.make(types.routeTableAssociation, { subnetId: subnet.id, routeTableId: table.id });
        expect(() =>
            driver.make(types.routeTableAssociation, { subnetId: subnet.id, routeTableId: table.id }, "b"),
        ).toThrow("Resource.AlreadyAssociated");
        driver.remove(subnet);
        expect(driver.read(association)).toBeUndefined();
    });

    it("keep a security group that another one's rule names, and let its own rules go with it", () => {
        const group = (name: string) =>
            driver.make(types.securityGroup, { name, description: name, vpcId: vpc.id }, name);
        const own = group("own");
        const other = group("other");
        const rule = { ipProtocol: "-1", referencedSecurityGroupId: own.id };
        const self = driver.make(types.ingress, { ...rule, securityGroupId: own.id }, "self");
        const foreign = driver.make(types.ingress, { ...rule, securityGroupId: other.id }, "foreign");
        expect(() => driver.remove(own)).toThrow(
            `resource ${own.id} has a dependent object. In use by: ${types.ingress} ${foreign.id}`,
        );
        expect(() => driver.make(types.ingress, { ...rule, securityGroupId: own.id }, "twin")).toThrow(
            "InvalidPermission.Duplicate",
        );
        expect(() =>
            driver.make(types.securityGroup, { name: "own", description: "x", vpcId: vpc.id }, "twin"),
        ).toThrow("InvalidGroup.Duplicate");
        driver.remove(foreign);
        driver.remove(own);
        expect(driver.read(self)).toBeUndefined();
    });

    it("adopt the default network ACL of the VPC", () => {
        const acl = driver.make(types.defaultNetworkAcl, { defaultNetworkAclId: vpc.outputs.defaultNetworkAclId });
        expect(acl.id).toBe(vpc.outputs.defaultNetworkAclId);
        expect(acl.outputs.vpcId).toBe(vpc.id);
        expect(() => driver.make(types.defaultNetworkAcl, { defaultNetworkAclId: "acl-1" }, "b")).toThrow(
            'defaultNetworkAclId is "acl-1"',
        );
    });

    it("give private names to an endpoint only where the VPC resolves them, once for each service", () => {
        const inputs = {
            serviceName: "com.amazonaws.eu-west-1.logs",
            vpcEndpointType: "Interface",
            privateDnsEnabled: true,
            subnetIds: [subnet.id],
        };
        const endpoint = driver.make(types.vpcEndpoint, { ...inputs, vpcId: vpc.id });
        expect(endpoint.outputs.dnsEntries).toEqual([
            {
                dnsName: expect.stringMatching(/^vpce-.*\.logs\.eu-west-1\.vpce\.amazonaws\.com$/) as string,
                hostedZoneId: "Z38GZ743OKFT7T",
            },
        ]);
        expect(() => driver.make(types.vpcEndpoint, { ...inputs, vpcId: vpc.id }, "b")).toThrow(
            "conflicting DNS domain",
        );
        const plain = driver.make(types.vpc, { cidrBlock: "10.65.0.0/16" }, "plain");
        expect(() => driver.make(types.vpcEndpoint, { ...inputs, subnetIds: [], vpcId: plain.id }, "c")).toThrow(
            "requires both enableDnsSupport and enableDnsHostnames",
        );
        expect(() => driver.remove(subnet)).toThrow(`In use by: ${types.vpcEndpoint} ${endpoint.id}`);
    });
});

describe("Client VPN", () => {
    const saml = "<EntityDescriptor >".padEnd(1000);

    function endpointInputs(vpcId: string) {
        const provider = driver.make(types.samlProvider, { name: "vpn", samlMetadataDocument: saml });
        const group = driver.make(types.logGroup, { name: "/vpn" });
        const stream = driver.make(types.logStream, { name: "connections", logGroupName: group.id });
        return {
            serverCertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
            authenticationOptions: [{ type: "federated-authentication", samlProviderArn: provider.outputs.arn }],
            clientCidrBlock: "10.100.0.0/22",
            connectionLogOptions: { enabled: true, cloudwatchLogGroup: group.id, cloudwatchLogStream: stream.id },
            vpcId,
        };
    }

    it("takes an endpoint whose parts exist, and refuses one whose parts do not", () => {
        const vpc = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16" });
        const inputs = endpointInputs(vpc.id);
        const endpoint = driver.make(types.vpnEndpoint, inputs);
        expect(endpoint.outputs).toMatchObject({
            dnsName: `*.${endpoint.id}.prod.clientvpn.eu-west-1.amazonaws.com`,
            splitTunnel: false,
            sessionTimeoutHours: 24,
        });
        const unlogged = { ...inputs, connectionLogOptions: { enabled: true, cloudwatchLogGroup: "/none" } };
        expect(() => driver.make(types.vpnEndpoint, unlogged, "b")).toThrow('cloudwatchLogGroup is "/none"');
        expect(() =>
            driver.make(types.vpnEndpoint, { ...inputs, connectionLogOptions: { enabled: true } }, "b"),
        ).toThrow("MissingParameter");
        expect(() => driver.make(types.vpnEndpoint, { ...inputs, clientCidrBlock: "10.64.0.0/22" }, "b")).toThrow(
            "overlaps",
        );
        expect(driver.failures(types.vpnEndpoint, { ...inputs, sessionTimeoutHours: 9 })).toEqual([
            "sessionTimeoutHours cannot be 9; allowed: 8, 10, 12, 24.",
        ]);
        expect(
            driver.failures(types.vpnEndpoint, {
                ...inputs,
                clientLoginBannerOptions: { bannerText: "x".repeat(1401) },
            }),
        ).toEqual(["clientLoginBannerOptions.bannerText must have a length of 0 to 1400; length given: 1401."]);
    });

    it("asks a handler that exists, switched on and off in place", () => {
        const vpc = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16" });
        const inputs = endpointInputs(vpc.id);
        const lambdaFunctionArn = "arn:aws:lambda:eu-west-1:123456789012:function:AWSClientVPN-contractors";
        const asking = { ...inputs, clientConnectOptions: { enabled: true, lambdaFunctionArn } };
        expect(() => driver.make(types.vpnEndpoint, asking)).toThrow("clientConnectOptions.lambdaFunctionArn is");
        const role = driver.make(types.role, { name: "r", assumeRolePolicy: trust });
        driver.make(types.function, {
            name: "AWSClientVPN-contractors",
            role: role.outputs.arn,
            s3Bucket: "b",
            s3Key: "k",
        });
        const endpoint = driver.make(types.vpnEndpoint, inputs);
        expect(driver.diff(endpoint, asking)).toEqual({
            changes: true,
            replaces: [],
            deleteBeforeReplace: false,
        });
        expect(driver.update(endpoint, asking).outputs.clientConnectOptions).toEqual(asking.clientConnectOptions);
    });

    it("takes a rule once, and lets rules go with the endpoint but not associations", () => {
        const vpc = driver.make(types.vpc, { cidrBlock: "10.64.0.0/16" });
        const subnet = driver.make(types.subnet, { vpcId: vpc.id, cidrBlock: "10.64.0.0/25" });
        const endpoint = driver.make(types.vpnEndpoint, endpointInputs(vpc.id));
        const rule = {
            clientVpnEndpointId: endpoint.id,
            targetNetworkCidr: "10.64.3.0/24",
            accessGroupId: "contractors-ana",
        };
        const made = driver.make(types.vpnRule, rule);
        expect(made.id).toBe(`${endpoint.id},10.64.3.0/24,contractors-ana`);
        expect(() => driver.make(types.vpnRule, { ...rule, description: "again" }, "b")).toThrow(
            "InvalidClientVpnDuplicateAuthorizationRule",
        );
        expect(() => driver.make(types.vpnRule, { ...rule, clientVpnEndpointId: "cvpn-endpoint-1" }, "b")).toThrow(
            'clientVpnEndpointId is "cvpn-endpoint-1"',
        );
        expect(driver.failures(types.vpnRule, { ...rule, accessGroupId: "a,b" })).toEqual([
            'accessGroupId must be a group name without commas; value given: "a,b".',
        ]);
        const association = driver.make(types.vpnAssociation, {
            clientVpnEndpointId: endpoint.id,
            subnetId: subnet.id,
        });
        expect(association.outputs.vpcId).toBe(vpc.id);
        expect(() => driver.remove(subnet)).toThrow("DependencyViolation");
        expect(() => driver.remove(endpoint)).toThrow("DependencyViolation");
        driver.remove(association);
        driver.remove(endpoint);
        expect(driver.read(made)).toBeUndefined();
    });
});

describe("IAM", () => {
    const role = { name: "deploy", path: "/contractors/ana/", assumeRolePolicy: trust };

    it("composes ARNs of path and name", () => {
        expect(driver.make(types.role, role)).toMatchObject({
            id: "deploy",
            outputs: { arn: "arn:aws:iam::123456789012:role/contractors/ana/deploy" },
        });
        expect(driver.make(types.policy, { name: "p", policy: trust }).id).toBe("arn:aws:iam::123456789012:policy/p");
    });

    it.each<[string, string, Record<string, unknown>, string]>([
        [
            "a role",
            types.role,
            { name: "n", assumeRolePolicy: trust },
            "EntityAlreadyExists: Role with name n already exists.",
        ],
        [
            "a policy",
            types.policy,
            { name: "n", policy: trust },
            "EntityAlreadyExists: A policy called n already exists.",
        ],
        [
            "a SAML provider",
            types.samlProvider,
            { name: "n", samlMetadataDocument: "<EntityDescriptor >".padEnd(1000) },
            "EntityAlreadyExists: arn:aws:iam::123456789012:saml-provider/n already exists.",
        ],
        [
            "an OIDC provider",
            types.oidcProvider,
            { url: "https://n.example", clientIdLists: ["a"] },
            "EntityAlreadyExists: Provider with url https://n.example already exists.",
        ],
        ["a bucket", types.bucket, { bucket: "n-bucket" }, "BucketAlreadyOwnedByYou"],
        ["an image repository", types.repository, { name: "nn" }, "RepositoryAlreadyExistsException"],
        ["a log group", types.logGroup, { name: "n" }, "ResourceAlreadyExistsException"],
        ["a budget", types.budget, { name: "n", budgetType: "COST", timeUnit: "MONTHLY" }, "DuplicateRecordException"],
        ["a cluster", types.cluster, { name: "n" }, "a cluster named n exists already"],
    ])("and other services refuse %s that exists", (_, type, inputs, message) => {
        driver.make(type, inputs);
        expect(() => driver.make(type, inputs, "twin")).toThrow(message);
    });

    it("counts documents without white space against the quotas", () => {
        expect(driver.make(types.role, { ...role, assumeRolePolicy: document(2048).replace(",", ",\n   ") }).id).toBe(
            "deploy",
        );
        expect(() => driver.make(types.role, { name: "b", assumeRolePolicy: document(2049) }, "b")).toThrow(
            "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048 (the document has 2049 characters without white space)",
        );
        const policy = driver.make(types.policy, { name: "p", policy: document(6144) });
        expect(() => driver.update(policy, { name: "p", policy: document(6145) })).toThrow(
            "Cannot exceed quota for PolicySize: 6144",
        );
        driver.make(types.rolePolicy, { name: "a", role: "deploy", policy: document(6000) }, "a");
        expect(() => driver.make(types.rolePolicy, { name: "b", role: "deploy", policy: document(4241) }, "b")).toThrow(
            "LimitExceeded: Maximum policy size of 10240 bytes exceeded for role deploy (10241)",
        );
    });

    it("refuses a boundary, a policy or a role that does not exist, but knows AWS's own policies", () => {
        const boundary = "arn:aws:iam::123456789012:policy/none";
        expect(() => driver.make(types.role, { ...role, permissionsBoundary: boundary })).toThrow(
            `permissionsBoundary is "${boundary}"`,
        );
        driver.make(types.role, role);
        expect(() => driver.make(types.rolePolicy, { name: "p", role: "none", policy: trust })).toThrow(
            'role is "none"',
        );
        const own = driver.make(types.attachment, {
            role: "deploy",
            policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
        });
        expect(own.id).toBe("deploy/arn:aws:iam::aws:policy/ReadOnlyAccess");
    });

    it("keeps a policy that is attached or a boundary", () => {
        const policy = driver.make(types.policy, { name: "p", policy: trust });
        const bounded = driver.make(types.role, { ...role, permissionsBoundary: policy.id });
        expect(() => driver.remove(policy)).toThrow(
            `DeleteConflict: Cannot delete a policy attached to entities. In use by: ${types.role} deploy`,
        );
        driver.update(bounded, role);
        const attachment = driver.make(types.attachment, { role: "deploy", policyArn: policy.id });
        expect(() => driver.remove(policy)).toThrow("DeleteConflict");
        driver.remove(attachment);
        driver.remove(policy);
    });

    it("keeps a role with policies, also those of others, unless it was told to detach them", () => {
        const kept = driver.make(types.role, role);
        driver.fill(kept, "arn:aws:iam::aws:policy/AWSDenyAll");
        expect(() => driver.remove(kept)).toThrow(
            "DeleteConflict: Cannot delete entity, must detach all policies first. In use by: arn:aws:iam::aws:policy/AWSDenyAll",
        );
        const forced = driver.make(
            types.role,
            { name: "forced", assumeRolePolicy: trust, forceDetachPolicies: true },
            "forced",
        );
        const inline = driver.make(types.rolePolicy, { name: "p", role: "forced", policy: trust });
        driver.fill(forced, "arn:aws:iam::aws:policy/AWSDenyAll");
        driver.remove(forced);
        expect(driver.read(inline)).toBeUndefined();
    });
});

describe("what holds content", () => {
    it.each<[string, string, Record<string, unknown>, string, string]>([
        ["a bucket", types.bucket, { bucket: "sandbox-ana" }, "forceDestroy", "BucketNotEmpty"],
        [
            "an image repository",
            types.repository,
            { name: "contractors/ana" },
            "forceDelete",
            "RepositoryNotEmptyException",
        ],
    ])("keeps %s that is not empty, unless the switch was on before", (_, type, inputs, force, message) => {
        const made = driver.make(type, inputs);
        driver.fill(made, "something");
        expect(() => driver.remove(made)).toThrow(message);
        driver.remove(driver.update(made, { ...inputs, [force]: true }));
        expect(driver.read(made)).toBeUndefined();
    });

    it("lets settings of a bucket go with it", () => {
        const bucket = driver.make(types.bucket, { bucket: "sandbox-ana" });
        const policy = driver.make(types.bucketPolicy, { bucket: bucket.id, policy: trust });
        expect(() => driver.make(types.bucketPolicy, { bucket: "none", policy: trust }, "b")).toThrow(
            'bucket is "none"',
        );
        driver.remove(bucket);
        expect(driver.read(policy)).toBeUndefined();
    });

    it("keeps a cluster with services or tasks, and lets a service be deleted while it runs", () => {
        const cluster = driver.make(types.cluster, { name: "ana" });
        expect(cluster.id).toBe("arn:aws:ecs:eu-west-1:123456789012:cluster/ana");
        const service = driver.make(types.service, { name: "api", cluster: cluster.id, desiredCount: 2 });
        expect(() => driver.remove(cluster)).toThrow("ClusterContainsServicesException");
        driver.remove(service);
        driver.fill(cluster, "task/ana/0123");
        expect(() => driver.remove(cluster)).toThrow("In use by: task/ana/0123");
    });

    it("numbers task definitions of a family, and never reuses a number", () => {
        const inputs = { family: "ana_api", containerDefinitions: "[]" };
        const first = driver.make(types.taskDefinition, inputs);
        const second = driver.make(types.taskDefinition, { ...inputs, cpu: "256" });
        expect([first.id, second.id]).toEqual(["ana_api", "ana_api"]);
        driver.remove(first);
        expect(driver.read(second)).toMatchObject({ revision: 2, cpu: "256" });
        driver.remove(second);
        expect(driver.make(types.taskDefinition, inputs).outputs.revision).toBe(3);
    });

    it("keeps a log group that is protected, and leaves one that is to be skipped", () => {
        const held = driver.make(types.logGroup, { name: "held", deletionProtectionEnabled: true }, "held");
        expect(() => driver.remove(held)).toThrow("deletion protection is enabled");
        const skipped = driver.make(types.logGroup, { name: "skipped", skipDestroy: true }, "skipped");
        driver.remove(skipped);
        expect(driver.read(skipped)).toMatchObject({ name: "skipped" });
    });
});

describe("budgets, functions and keys", () => {
    it("take a budget action only after all that it names", () => {
        const action = {
            budgetName: "ana",
            actionType: "APPLY_IAM_POLICY",
            approvalModel: "AUTOMATIC",
            notificationType: "ACTUAL",
            actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 100 },
            executionRoleArn: "arn:aws:iam::123456789012:role/budgets",
            definition: { iamActionDefinition: { policyArn: "arn:aws:iam::123456789012:policy/stop", roles: ["ana"] } },
            subscribers: [{ subscriptionType: "EMAIL", address: "jo@acme.example" }],
        };
        const steps: [string, string, Record<string, unknown>][] = [
            [
                'budgetName is "ana"',
                types.budget,
                { name: "ana", budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "150" },
            ],
            ["executionRoleArn is", types.role, { name: "budgets", assumeRolePolicy: trust }],
            ["definition.iamActionDefinition.policyArn is", types.policy, { name: "stop", policy: trust }],
            ['definition.iamActionDefinition.roles[0] is "ana"', types.role, { name: "ana", assumeRolePolicy: trust }],
        ];
        for (const [message, type, inputs] of steps) {
            expect(() => driver.make(types.budgetAction, action)).toThrow(message);
            driver.make(type, inputs, String(inputs.name));
        }
        expect(driver.make(types.budgetAction, action).id).toMatch(/^123456789012:[0-9a-f-]{36}:ana$/);
    });

    it("give a function its ARNs, and let its permissions go with it", () => {
        const role = driver.make(types.role, { name: "r", assumeRolePolicy: trust });
        const inputs = {
            name: "AWSClientVPN-gate",
            role: role.outputs.arn,
            runtime: "nodejs22.x",
            handler: "index.handler",
        };
        expect(driver.failures(types.function, inputs)).toEqual([
            "Exactly one of code, imageUri, s3Bucket must be given; given: none.",
        ]);
        const made = driver.make(types.function, { ...inputs, s3Bucket: "b", s3Key: "k" });
        expect(made.outputs.arn).toBe("arn:aws:lambda:eu-west-1:123456789012:function:AWSClientVPN-gate");
        const permission = driver.make(types.permission, {
            function: made.id,
            action: "lambda:InvokeFunction",
            principal: "clientvpn.amazonaws.com",
        });
        driver.remove(made);
        expect(driver.read(permission)).toBeUndefined();
    });

    it("keep parameters: one value, changed in place, in a name that is taken once", () => {
        const inputs = { name: "/contractors-vpn/ana", type: "String", insecureValue: "{}" };
        const made = driver.make(types.parameter, inputs);
        expect([made.id, made.outputs]).toEqual([
            "/contractors-vpn/ana",
            expect.objectContaining({
                arn: "arn:aws:ssm:eu-west-1:123456789012:parameter/contractors-vpn/ana",
                dataType: "text",
                tier: "Standard",
                version: 1,
            }),
        ]);
        expect(driver.diff(made, inputs).changes).toBe(false);
        const later = { ...inputs, insecureValue: '{"suspended":true}' };
        expect(driver.diff(made, later)).toMatchObject({ changes: true, replaces: [] });
        expect(driver.update(made, later).outputs).toMatchObject({ insecureValue: '{"suspended":true}', version: 2 });
        expect(driver.diff(made, { ...inputs, name: "/contractors-vpn/ben" }).replaces).toEqual(["name"]);
        expect(() => driver.make(types.parameter, inputs, "b")).toThrow("ParameterAlreadyExists");

        const failures = (changes: object) => driver.failures(types.parameter, { ...inputs, ...changes });
        expect(failures({ value: "x" })).toEqual([
            "Exactly one of value, insecureValue, valueWo must be given; given: value, insecureValue.",
        ]);
        expect(failures({ name: "/ssm/ana" })).toHaveLength(1);
        expect(failures({ name: "/contractors vpn/ana" })).toHaveLength(1);
        expect(failures({ insecureValue: "x".repeat(4097) })).toHaveLength(1);
        expect(failures({ type: "Text" })).toHaveLength(1);
        expect(() => driver.make(types.parameter, { ...inputs, name: "/b", type: "SecureString" }, "c")).toThrow(
            "SecureString",
        );
    });

    it("point an alias at a key that exists", () => {
        expect(() => driver.make(types.alias, { name: "alias/a", targetKeyId: "none" })).toThrow(
            'targetKeyId is "none"',
        );
        const key = driver.make(types.key, {});
        const alias = driver.make(types.alias, { name: "alias/a", targetKeyId: key.id });
        expect(alias.outputs.targetKeyArn).toBe(key.outputs.arn);
    });

    it("add the provider's default tags, and let the resource's own win", () => {
        const tagged = new Driver();
        tagged.cloud.settings.defaultTags = { ManagedBy: "kit", Owner: "platform" };
        const made = tagged.make(types.logGroup, { name: "n", tags: { Owner: "ana" } });
        expect(made.outputs.tagsAll).toEqual({ ManagedBy: "kit", Owner: "ana" });
        expect(made.outputs.tags).toEqual({ Owner: "ana" });
    });
});
