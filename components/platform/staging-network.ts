import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import { flowLogPermissions, flowLogTrust } from "../documents/platform-documents";
import { toJson } from "../documents/policy-document";
import { platformRanges } from "../planning/address-plan";
import { platformArns } from "../planning/arns";
import { platformNames } from "../planning/names";

interface StagingNetworkArgs {
    organization: Organization;
    tags: Record<string, string>;
}

/**
 * The private VPC that holds all sandboxes: no internet gateway, no NAT, no public address. Slot 0 is the platform's: one
 * half for VPN connections, one for interface endpoints. Everything that is not declared is closed, and every flow logged.
 */
export class StagingNetwork extends pulumi.ComponentResource {
    readonly vpcId: pulumi.Output<string>;
    readonly routeTableId: pulumi.Output<string>;
    readonly vpnSubnetId: pulumi.Output<string>;
    readonly endpointsSubnetId: pulumi.Output<string>;

    constructor(name: string, args: StagingNetworkArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:StagingNetwork", name, {}, opts);
        const ranges = platformRanges(args.organization.network);
        const vpc = createVpc(this, args);
        closeDefaults(this, vpc, args);
        createFlowLog(this, vpc, args);
        const routeTable = createRouteTable(this, vpc, args);
        const vpnSubnet = createSubnet(this, "vpn", ranges.vpn, vpc, routeTable, args);
        const endpointsSubnet = createSubnet(this, "endpoints", ranges.endpoints, vpc, routeTable, args);
        this.vpcId = vpc.id;
        this.routeTableId = routeTable.id;
        this.vpnSubnetId = vpnSubnet.id;
        this.endpointsSubnetId = endpointsSubnet.id;
        this.registerOutputs({ vpcId: this.vpcId, routeTableId: this.routeTableId });
    }
}

function createVpc(parent: pulumi.Resource, { organization, tags }: StagingNetworkArgs): ec2.Vpc {
    return new ec2.Vpc(
        "platform/vpc",
        {
            cidrBlock: organization.network.vpc,
            enableDnsSupport: true,
            // Private names of the interface endpoints need it.
            enableDnsHostnames: true,
            tags: { ...tags, Name: platformNames.vpc },
        },
        { parent },
    );
}

/** The VPC's own security group and network ACL lose every rule, so that what forgets to name one reaches nothing. */
function closeDefaults(parent: pulumi.Resource, vpc: ec2.Vpc, { tags }: StagingNetworkArgs): void {
    new ec2.DefaultSecurityGroup(
        "platform/default-security-group",
        { vpcId: vpc.id, ingress: [], egress: [], tags },
        { parent },
    );
    new ec2.DefaultNetworkAcl(
        "platform/default-network-acl",
        // The platform's two subnets use it: their security groups decide, and sandboxes have network ACLs of their own.
        { defaultNetworkAclId: vpc.defaultNetworkAclId, ingress: [withinVpc(vpc)], egress: [withinVpc(vpc)], tags },
        { parent, ignoreChanges: ["subnetIds"] },
    );
}

function withinVpc(vpc: ec2.Vpc) {
    return { ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: vpc.cidrBlock, fromPort: 0, toPort: 0 };
}

function createFlowLog(parent: pulumi.Resource, vpc: ec2.Vpc, { organization, tags }: StagingNetworkArgs): void {
    const logGroup = new cloudwatch.LogGroup(
        "platform/flow-log-group",
        { name: platformNames.flowLogGroup, retentionInDays: 365, tags },
        { parent },
    );
    const role = new iam.Role(
        "platform/flow-log-role",
        { name: platformNames.flowLogRole, assumeRolePolicy: toJson(flowLogTrust(organization.aws)), tags },
        { parent },
    );
    const permissions = new iam.RolePolicy(
        "platform/flow-log-permissions",
        { name: "write-flow-logs", role: role.name, policy: toJson(flowLogPermissions(organization.aws)) },
        { parent },
    );
    new ec2.FlowLog(
        "platform/flow-log",
        {
            vpcId: vpc.id,
            trafficType: "ALL",
            logDestinationType: "cloud-watch-logs",
            logDestination: platformArns(organization.aws).flowLogGroup,
            iamRoleArn: role.arn,
            // Seconds; AWS's default of ten minutes is too coarse to follow a person.
            maxAggregationInterval: 60,
            tags,
        },
        { parent, dependsOn: [logGroup, permissions] },
    );
}

function createRouteTable(parent: pulumi.Resource, vpc: ec2.Vpc, { tags }: StagingNetworkArgs): ec2.RouteTable {
    return new ec2.RouteTable(
        "platform/route-table",
        // An empty list takes away every route that somebody adds by hand.
        { vpcId: vpc.id, routes: [], tags: { ...tags, Name: `${platformNames.vpc}-private` } },
        { parent },
    );
}

function createSubnet(
    parent: pulumi.Resource,
    use: "vpn" | "endpoints",
    cidrBlock: string,
    vpc: ec2.Vpc,
    routeTable: ec2.RouteTable,
    { organization, tags }: StagingNetworkArgs,
): ec2.Subnet {
    const subnet = new ec2.Subnet(
        `platform/${use}-subnet`,
        {
            vpcId: vpc.id,
            cidrBlock,
            availabilityZone: `${organization.aws.region}${organization.network.availabilityZone}`,
            mapPublicIpOnLaunch: false,
            tags: { ...tags, Name: `${platformNames.vpc}-${use}` },
        },
        { parent },
    );
    new ec2.RouteTableAssociation(
        `platform/${use}-subnet-routes`,
        { subnetId: subnet.id, routeTableId: routeTable.id },
        { parent },
    );
    return subnet;
}
