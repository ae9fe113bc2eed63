import type { Call, Row, Rows, Unique } from "../row";
import { hex, spell } from "../ids";
import { ec2Id, ec2Object, regional, roleArn, tagged } from "./aws";
import { network } from "./cidr";
import { gatewayPrefixListId } from "./invokes";
import { asText } from "../values";
import { exactlyOneOf } from "./rules";

const vpc = "aws:ec2/vpc:Vpc";
const subnet = "aws:ec2/subnet:Subnet";
const routeTable = "aws:ec2/routeTable:RouteTable";
const securityGroup = "aws:ec2/securityGroup:SecurityGroup";
const vpcEndpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";

const inVpc = { path: "vpcId", to: vpc, onDelete: "holds" } as const;
const ownerId = (call: Call) => ({ ownerId: call.settings.accountId });

function securityGroupRule(direction: "ingress" | "egress"): Row {
    const sources = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
    const once: Unique = {
        properties: ["securityGroupId", "ipProtocol", "fromPort", "toPort", ...sources],
        message: () => `InvalidPermission.Duplicate: the specified rule already exists in ${direction}`,
    };
    const { id, created } = ec2Object("sgr", "security-group-rule");
    return regional(
        tagged({
            source: "[T] ec2/vpc_security_group_ingress_rule.go: only the group, or another kind of source, replaces.",
            framework: true,
            id,
            created: (call) => ({ ...created(call), securityGroupRuleId: id(call) }),
            replaces: ["securityGroupId"],
            alsoReplaces: (before, changed) =>
                sources.some((source) => changed.includes(source) && before[source] === undefined) ? sources : [],
            rules: [exactlyOneOf(...sources), network("cidrIpv4")],
            references: [
                { path: "securityGroupId", to: securityGroup, onDelete: "goes" },
                { path: "referencedSecurityGroupId", to: securityGroup, onDelete: "holds" },
            ],
            unique: [once],
        }),
    );
}

/** Why an interface endpoint cannot have private DNS names. */
function privateDnsProblem({ inputs, previous, world, text }: Call): string | undefined {
    if (inputs.vpcEndpointType !== "Interface" || inputs.privateDnsEnabled !== true) {
        return undefined;
    }
    const { enableDnsHostnames, enableDnsSupport } = world.get(vpc, text("vpcId"))?.outputs ?? {};
    if (enableDnsHostnames !== true || enableDnsSupport !== true) {
        return "InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true";
    }
    const twin = world
        .all(vpcEndpoint)
        .find(
            (other) =>
                other !== previous &&
                ["vpcId", "serviceName", "privateDnsEnabled"].every((key) => other.outputs[key] === inputs[key]),
        );
    return (
        twin &&
        `InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${text("serviceName")} in the VPC ${text("vpcId")} (${twin.id})`
    );
}

function endpointOutputs(call: Call) {
    const isInterface = call.inputs.vpcEndpointType === "Interface";
    const subnets = call.inputs.subnetIds;
    const id = ec2Id(call, "vpce");
    const service = call.text("serviceName").split(".").slice(3).join(".");
    const host = `${id}-${spell(call.seed("dns"), hex, 8)}.${service}.${call.settings.region}.vpce.${call.settings.awsDomain}`;
    return {
        networkInterfaceIds: Array.isArray(subnets) ? subnets.map((s) => ec2Id(call, "eni", asText(s))) : [],
        dnsEntries: isInterface ? [{ dnsName: host, hostedZoneId: "Z38GZ743OKFT7T" }] : [],
        ...(isInterface
            ? {}
            : { prefixListId: gatewayPrefixListId(call.text("serviceName")), cidrBlocks: ["52.218.0.0/17"] }),
    };
}

/** EC2: security groups, endpoints, flow logs. Files named in sources are in internal/service of terraform-provider-aws. */
export const ec2AccessRows: Rows = {
    [securityGroup]: regional(
        tagged({
            source: "[P] 2.7, [D]: description and name replace. [K] ec2/vpc_security_group.go",
            ...ec2Object("sg", "security-group"),
            autoName: "name",
            outputs: ownerId,
            replaces: ["description", "name", "namePrefix", "vpcId"],
            defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
            computed: ["egress", "ingress", "namePrefix", "vpcId"],
            unordered: ["egress", "ingress"],
            references: [inVpc],
            unique: [
                {
                    properties: ["vpcId", "name"],
                    message: ({ text }) =>
                        `InvalidGroup.Duplicate: The security group '${text("name")}' already exists for VPC '${text("vpcId")}'`,
                },
            ],
            inUse: { message: ({ id }) => `DependencyViolation: resource ${id} has a dependent object` },
        }),
    ),
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule("ingress"),
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule("egress"),
    "aws:ec2/flowLog:FlowLog": regional(
        tagged({
            source: "[T] ec2/vpc_flow_log.go: everything but tags replaces.",
            ...ec2Object("fl", "vpc-flow-log"),
            replaces: [
                "deliverCrossAccountRole",
                "destinationOptions",
                "eniId",
                "iamRoleArn",
                "logDestination",
                "logDestinationType",
                "logFormat",
                "maxAggregationInterval",
                "regionalNatGatewayId",
                "subnetId",
                "trafficType",
                "transitGatewayAttachmentId",
                "transitGatewayId",
                "vpcId",
            ],
            defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
            computed: ["logDestination", "logFormat"],
            allowed: {
                logDestinationType: ["cloud-watch-logs", "s3", "kinesis-data-firehose"],
                maxAggregationInterval: [60, 600],
                trafficType: ["ACCEPT", "REJECT", "ALL"],
            },
            rules: [
                exactlyOneOf(
                    "eniId",
                    "regionalNatGatewayId",
                    "subnetId",
                    "transitGatewayAttachmentId",
                    "transitGatewayId",
                    "vpcId",
                ),
            ],
            references: [{ path: "vpcId", to: vpc }, { path: "subnetId", to: subnet }, roleArn("iamRoleArn")],
        }),
    ),
    [vpcEndpoint]: regional(
        tagged({
            source: "[T] ec2/vpc_endpoint.go; [K] what private DNS names need",
            id: (call) => ec2Id(call, "vpce"),
            replaces: [
                "resourceConfigurationArn",
                "serviceName",
                "serviceNetworkArn",
                "serviceRegion",
                "vpcEndpointType",
                "vpcId",
            ],
            alsoReplaces: (before) => (before.vpcEndpointType === "Interface" ? [] : ["privateDnsEnabled"]),
            defaults: { vpcEndpointType: "Gateway" },
            computed: [
                "dnsOptions",
                "ipAddressType",
                "policy",
                "privateDnsEnabled",
                "routeTableIds",
                "securityGroupIds",
                "serviceRegion",
                "subnetConfigurations",
                "subnetIds",
            ],
            unordered: ["routeTableIds", "securityGroupIds", "subnetIds"],
            json: ["policy"],
            allowed: { vpcEndpointType: ["Gateway", "GatewayLoadBalancer", "Interface", "Resource", "ServiceNetwork"] },
            rules: [exactlyOneOf("resourceConfigurationArn", "serviceName", "serviceNetworkArn")],
            references: [
                inVpc,
                { path: "subnetIds[]", to: subnet, onDelete: "holds" },
                { path: "securityGroupIds[]", to: securityGroup, onDelete: "holds" },
                { path: "routeTableIds[]", to: routeTable },
            ],
            created: (call) => ({
                ...ec2Object("vpce", "vpc-endpoint").created(call),
                ...ownerId(call),
                state: "available",
                requesterManaged: false,
                privateDnsEnabled: false,
                ipAddressType: "ipv4",
            }),
            outputs: endpointOutputs,
            refuseCreate: privateDnsProblem,
            refuseUpdate: privateDnsProblem,
        }),
    ),
    "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": regional({
        source: "[K] ec2/vpc_endpoint_route_table_association.go",
        id: (call) => `a-${call.text("vpcEndpointId")}${spell(call.text("routeTableId"), "0123456789", 9)}`,
        replaces: ["routeTableId", "vpcEndpointId"],
        references: [
            { path: "routeTableId", to: routeTable, onDelete: "goes" },
            { path: "vpcEndpointId", to: vpcEndpoint, onDelete: "goes" },
        ],
    }),
};
