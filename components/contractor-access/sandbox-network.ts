import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { AccessPlan } from "../planning/access-plan";
import { logicalName } from "../planning/names";
import { sandboxNetworkAcl } from "../planning/network-acl";
import type { PlatformIds } from "../platform/platform-reference";

/** Network interfaces of stopped tasks linger for up to 20 minutes, and block subnet and security group until then. */
const LINGERING_INTERFACES: pulumi.CustomTimeouts = { delete: "45m" };

/** The network of one sandbox: everything in it is this person's, and nothing of a neighbour's is reachable from it. */
export interface SandboxNetwork {
    subnet: ec2.Subnet;
    securityGroup: ec2.SecurityGroup;
    resources: pulumi.Resource[];
}

/** Creates subnet, routes, network ACL and security group with its rules. */
export function createSandboxNetwork(parent: pulumi.Resource, plan: AccessPlan, platform: PlatformIds): SandboxNetwork {
    const { handle } = plan.entry;
    const subnet = createSubnet(parent, plan, platform);
    const routes = new ec2.RouteTableAssociation(
        logicalName(handle, "routes"),
        { subnetId: subnet.id, routeTableId: platform.routeTableId },
        { parent },
    );
    const acl = new ec2.NetworkAcl(
        logicalName(handle, "network-acl"),
        {
            vpcId: platform.vpcId,
            subnetIds: [subnet.id],
            ...sandboxNetworkAcl(plan.organization.network, plan.range),
            tags: { ...plan.tags, Name: plan.names.shared },
        },
        { parent },
    );
    const securityGroup = createSecurityGroup(parent, plan, platform);
    const rules = createSecurityGroupRules(parent, plan, platform, securityGroup);
    return { subnet, securityGroup, resources: [subnet, routes, acl, securityGroup, ...rules] };
}

function createSubnet(parent: pulumi.Resource, plan: AccessPlan, platform: PlatformIds): ec2.Subnet {
    const { aws, network } = plan.organization;
    return new ec2.Subnet(
        logicalName(plan.entry.handle, "subnet"),
        {
            vpcId: platform.vpcId,
            cidrBlock: plan.range,
            availabilityZone: `${aws.region}${network.availabilityZone}`,
            mapPublicIpOnLaunch: false,
            tags: { ...plan.tags, Name: plan.names.shared },
        },
        // A changed slot moves the range: the new subnet must not wait for the old one, but may not overlap it either.
        { parent, deleteBeforeReplace: true, customTimeouts: LINGERING_INTERFACES },
    );
}

function createSecurityGroup(parent: pulumi.Resource, plan: AccessPlan, platform: PlatformIds): ec2.SecurityGroup {
    return new ec2.SecurityGroup(
        logicalName(plan.entry.handle, "security-group"),
        {
            name: plan.names.shared,
            // Changing a description replaces the group, so it says only what never changes.
            description: `Sandbox of contractor ${plan.entry.handle}`,
            vpcId: platform.vpcId,
            tags: { ...plan.tags, Name: plan.names.shared },
        },
        { parent, customTimeouts: LINGERING_INTERFACES },
    );
}

function createSecurityGroupRules(
    parent: pulumi.Resource,
    plan: AccessPlan,
    platform: PlatformIds,
    group: ec2.SecurityGroup,
): pulumi.Resource[] {
    const { handle } = plan.entry;
    const common = { securityGroupId: group.id, tags: plan.tags };
    const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    return [
        new vpc.SecurityGroupIngressRule(
            logicalName(handle, "ingress-vpn"),
            {
                ...common,
                description: "Connections from the VPN; authorization rules decide whose",
                ipProtocol: "tcp",
                fromPort: 1,
                toPort: 65535,
                referencedSecurityGroupId: platform.vpnSecurityGroupId,
            },
            { parent },
        ),
        new vpc.SecurityGroupIngressRule(
            logicalName(handle, "ingress-own"),
            { ...common, description: "Within the sandbox", ipProtocol: "-1", referencedSecurityGroupId: group.id },
            { parent },
        ),
        new vpc.SecurityGroupEgressRule(
            logicalName(handle, "egress-own"),
            { ...common, description: "Within the sandbox", ipProtocol: "-1", referencedSecurityGroupId: group.id },
            { parent },
        ),
        new vpc.SecurityGroupEgressRule(
            logicalName(handle, "egress-endpoints"),
            {
                ...common,
                ...https,
                description: "Interface endpoints",
                referencedSecurityGroupId: platform.endpointsSecurityGroupId,
            },
            { parent },
        ),
        new vpc.SecurityGroupEgressRule(
            logicalName(handle, "egress-s3"),
            {
                ...common,
                ...https,
                description: "S3 through its gateway endpoint",
                prefixListId: platform.s3PrefixListId,
            },
            { parent },
        ),
    ];
}
