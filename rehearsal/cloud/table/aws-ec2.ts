import type { Call, Rows } from "../row";
import { spell } from "../ids";
import { dependencyViolation, ec2Id, ec2Object, regional, regionalArn, tagged } from "./aws";
import { inside, network, overlap } from "./cidr";
import { asText } from "../values";
import { exactlyOneOf } from "./rules";

const vpc = "aws:ec2/vpc:Vpc";
const subnet = "aws:ec2/subnet:Subnet";
const routeTable = "aws:ec2/routeTable:RouteTable";
const networkAcl = "aws:ec2/networkAcl:NetworkAcl";

const inVpc = { path: "vpcId", to: vpc, onDelete: "holds" } as const;
const ownerId = (call: Call) => ({ ownerId: call.settings.accountId });

/** Why a subnet cannot have this range. */
function rangeProblem({ inputs, world, text }: Call): string | undefined {
    const cidr = inputs.cidrBlock;
    const range = world.get(vpc, text("vpcId"))?.outputs.cidrBlock;
    if (!inside(cidr, range)) {
        return `InvalidSubnet.Range: The CIDR '${text("cidrBlock")}' is invalid: it is not inside ${asText(range)}`;
    }
    const inSameVpc = world.all(subnet).filter(({ outputs }) => outputs.vpcId === inputs.vpcId);
    const other = inSameVpc.find(({ outputs }) => overlap(outputs.cidrBlock, cidr));
    return (
        other &&
        `InvalidSubnet.Conflict: The CIDR '${text("cidrBlock")}' conflicts with another subnet ` +
            `(${other.id}, ${asText(other.outputs.cidrBlock)})`
    );
}

/** EC2: networks. Files named in sources are in internal/service of terraform-provider-aws. */
export const ec2Rows: Rows = {
    [vpc]: regional(
        tagged({
            source: "[T] ec2/vpc_.go",
            id: (call) => ec2Id(call, "vpc"),
            replaces: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
            defaults: { enableDnsSupport: true, instanceTenancy: "default" },
            computed: [
                "cidrBlock",
                "enableDnsHostnames",
                "enableNetworkAddressUsageMetrics",
                "ipv6CidrBlock",
                "ipv6CidrBlockNetworkBorderGroup",
            ],
            allowed: { instanceTenancy: ["default", "dedicated"] },
            rules: [network("cidrBlock", 16, 28)],
            created: (call) => ({
                ...ec2Object("vpc", "vpc").created(call),
                ...ownerId(call),
                defaultNetworkAclId: ec2Id(call, "acl"),
                defaultRouteTableId: ec2Id(call, "rtb"),
                mainRouteTableId: ec2Id(call, "rtb"),
                defaultSecurityGroupId: ec2Id(call, "sg"),
                dhcpOptionsId: ec2Id(call, "dopt"),
                enableDnsHostnames: false,
                enableNetworkAddressUsageMetrics: false,
            }),
            inUse: dependencyViolation("The vpc"),
        }),
    ),
    [subnet]: regional(
        tagged({
            source: "[T] ec2/vpc_subnet.go",
            id: (call) => ec2Id(call, "subnet"),
            replaces: [
                "availabilityZone",
                "availabilityZoneId",
                "cidrBlock",
                "ipv4IpamPoolId",
                "ipv4NetmaskLength",
                "ipv6IpamPoolId",
                "ipv6Native",
                "ipv6NetmaskLength",
                "outpostArn",
                "vpcId",
            ],
            defaults: {
                assignIpv6AddressOnCreation: false,
                enableDns64: false,
                enableResourceNameDnsARecordOnLaunch: false,
                enableResourceNameDnsAaaaRecordOnLaunch: false,
                ipv6Native: false,
                mapPublicIpOnLaunch: false,
            },
            computed: [
                "availabilityZone",
                "availabilityZoneId",
                "cidrBlock",
                "ipv6CidrBlock",
                "privateDnsHostnameTypeOnLaunch",
            ],
            rules: [network("cidrBlock", 16, 28)],
            references: [inVpc],
            created: (call) => ({
                ...ec2Object("subnet", "subnet").created(call),
                ...ownerId(call),
                availabilityZone: `${call.settings.region}a`,
                availabilityZoneId: `${call.settings.region}-az1`,
                privateDnsHostnameTypeOnLaunch: "ip-name",
            }),
            refuseCreate: rangeProblem,
            inUse: dependencyViolation("The subnet"),
        }),
    ),
    [routeTable]: regional(
        tagged({
            source: "[K] ec2/vpc_route_table.go; deleting it disassociates its subnets first.",
            ...ec2Object("rtb", "route-table"),
            outputs: ownerId,
            replaces: ["vpcId"],
            computed: ["propagatingVgws", "routes"],
            unordered: ["propagatingVgws", "routes"],
            references: [inVpc],
        }),
    ),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": regional({
        source: "[K] ec2/vpc_route_table_association.go: another route table is taken in place.",
        id: (call) => ec2Id(call, "rtbassoc"),
        replaces: ["gatewayId", "subnetId"],
        rules: [exactlyOneOf("gatewayId", "subnetId")],
        references: [
            { path: "subnetId", to: subnet, onDelete: "goes" },
            { path: "routeTableId", to: routeTable, onDelete: "goes" },
        ],
        unique: [
            {
                properties: ["subnetId", "gatewayId"],
                message: ({ text }) =>
                    `Resource.AlreadyAssociated: the specified association for subnet ${text("subnetId")} conflicts with an existing association`,
            },
        ],
    }),
    [networkAcl]: regional(
        tagged({
            source: "[T] ec2/vpc_default_network_acl.go (says how this one differs); deleting it gives its subnets back to the default one.",
            ...ec2Object("acl", "network-acl"),
            outputs: ownerId,
            replaces: ["vpcId"],
            computed: ["egress", "ingress", "subnetIds"],
            unordered: ["egress", "ingress", "subnetIds"],
            allowed: { "egress[].action": ["allow", "deny"], "ingress[].action": ["allow", "deny"] },
            references: [inVpc, { path: "subnetIds[]", to: subnet }],
        }),
    ),
    "aws:ec2/networkAclRule:NetworkAclRule": regional({
        source: "[K] ec2/vpc_network_acl_rule.go: everything replaces.",
        id: (call) => `nacl-${spell(call.seed("rule"), "0123456789", 10)}`,
        replaces: [
            "cidrBlock",
            "egress",
            "fromPort",
            "icmpCode",
            "icmpType",
            "ipv6CidrBlock",
            "networkAclId",
            "protocol",
            "ruleAction",
            "ruleNumber",
            "toPort",
        ],
        defaults: { egress: false },
        allowed: { ruleAction: ["allow", "deny"] },
        references: [{ path: "networkAclId", to: networkAcl, onDelete: "goes" }],
        unique: [
            {
                properties: ["networkAclId", "egress", "ruleNumber"],
                message: ({ inputs }) =>
                    `NetworkAclEntryAlreadyExists: The network acl entry identified by ${asText(inputs.ruleNumber)} already exists.`,
            },
        ],
    }),
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": regional(
        tagged({
            source:
                "[T] ec2/vpc_default_network_acl.go: adopted, delete is a no-op. subnetIds is not computed there, so that without " +
                "ignoreChanges every preview shows a change; the SDK's provider server does not pass ignoreChanges on, so here it is.",
            id: (call) => call.text("defaultNetworkAclId"),
            replaces: ["defaultNetworkAclId"],
            computed: ["subnetIds"],
            unordered: ["egress", "ingress", "subnetIds"],
            references: [
                { path: "defaultNetworkAclId", to: vpc, by: ["defaultNetworkAclId"] },
                { path: "vpcId", to: vpc, onDelete: "goes" },
            ],
            created: (call) => ({
                ...ownerId(call),
                arn: regionalArn(call, "ec2", `network-acl/${call.text("defaultNetworkAclId")}`),
                vpcId: call.world.find(vpc, "defaultNetworkAclId", call.text("defaultNetworkAclId"))?.id ?? "",
            }),
        }),
    ),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": regional(
        tagged({
            source: "[P] 2.7: adopted and stripped at once, delete is a no-op. [K] ec2/vpc_default_security_group.go",
            id: (call) =>
                asText(call.world.get(vpc, call.text("vpcId"))?.outputs.defaultSecurityGroupId ?? ec2Id(call, "sg")),
            replaces: ["vpcId"],
            computed: ["vpcId"],
            defaults: { revokeRulesOnDelete: false },
            unordered: ["egress", "ingress"],
            references: [{ path: "vpcId", to: vpc, onDelete: "goes" }],
            created: (call) => ({ ...ownerId(call), name: "default", description: "default VPC security group" }),
            outputs: (call) => {
                const id = call.world.get(vpc, call.text("vpcId"))?.outputs.defaultSecurityGroupId;
                return { arn: regionalArn(call, "ec2", `security-group/${asText(id)}`) };
            },
        }),
    ),
};
