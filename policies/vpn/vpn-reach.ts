import { type Demand, demand, is, nothing, something } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, finding, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { type Value, valueAt } from "../model/values";
import { isWithin } from "../model/cidr";

const ENDPOINT = "aws:ec2clientvpn/endpoint:Endpoint";
const AUTHORIZATION = "aws:ec2clientvpn/authorizationRule:AuthorizationRule";
const ROUTE = "aws:ec2clientvpn/route:Route";
const ASSOCIATION = "aws:ec2clientvpn/networkAssociation:NetworkAssociation";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const SUBNET = "aws:ec2/subnet:Subnet";
/** The group of all contractors; a person's own is this, a dash and the handle. */
const EVERYBODY = "contractors";

/** V5. What a connection reaches. */
export const vpnReach: Rule = {
    id: "V5",
    name: "vpn-reach",
    title: "A connection reaches the person's own subnet and the platform's, nothing else",
    compliant:
        "Each authorization rule names one group: a person's own group for ranges in that person's subnet, the group of all contractors for ranges in the platform's subnets; routes stay inside the VPC; every endpoint has a security group of its own and is tied to no transit gateway.",
    why: "Without a group, everybody who can sign in reaches the range; without a security group, AWS takes the VPC's default one.",
    severity: "critical",
    applicability: "always",
    types: [AUTHORIZATION, ROUTE, ENDPOINT, ASSOCIATION],
    plain: ["accessGroupId", "authorizeAllGroups", "targetNetworkCidr", "destinationCidrBlock"],
    controls: ["NIST AC-3", "NIST AC-4", "NIST SC-7(5)", "SOC2 CC6.6"],
    fix: "Set accessGroupId: contractors-<handle> with targetNetworkCidr: <the person's subnet> (contractors, for a range in the platform's subnets), authorizeAllGroups: false, destinationCidrBlock: <inside the VPC>, securityGroupIds: [<the VPN's own group>], no transitGatewayConfiguration, and associate the platform's subnet.",
    url: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html",
    waivable: false,
    check: (resource, { facts }) => CHECKS[resource.type]?.(resource, facts) ?? [],
    checkStack: (stack) => [
        judgeTargets(stack),
        stack.ofType(ENDPOINT).map((endpoint) => judgeSecurityGroups(stack, endpoint)),
        stack.ofType(ASSOCIATION).map((association) => judgeAssociation(stack, association)),
    ],
};

const CHECKS: Readonly<Record<string, (resource: Resource, facts: Facts) => Findings>> = {
    [AUTHORIZATION]: (rule, facts) => [
        demand(rule, "authorizeAllGroups", is(false), false),
        demand(rule, "accessGroupId", is(groupOf(contractorOf(rule)))),
        demand(rule, "targetNetworkCidr", inside(facts.network.vpc)),
    ],
    [ROUTE]: (route, facts) => demand(route, "destinationCidrBlock", inside(facts.network.vpc)),
    [ENDPOINT]: (endpoint) => [
        demand(endpoint, "securityGroupIds", something("a security group, not the VPC's default one")),
        demand(endpoint, "transitGatewayConfiguration", nothing("nothing: a VPC's subnet is associated")),
    ],
};

const groupOf = (handle: string | undefined) => (handle === undefined ? EVERYBODY : `${EVERYBODY}-${handle}`);

const inside = (range: string): Demand => ({
    wanted: `inside ${range}`,
    holds: (value) => isInside(value, range),
});

/** What is no IPv4 range is inside of nothing. */
function isInside(inner: Value | undefined, outer: Value | undefined): boolean {
    const texts = typeof inner === "string" && typeof outer === "string" && /^\d+(?:\.\d+){3}(?:\/\d+)?$/.test(inner);
    return texts && isWithin(inner, outer);
}

/** A range inside the VPC is not enough: it has to be of the one whose group reaches it. */
function judgeTargets(stack: Stack): Findings {
    const ranges = new Map<string | undefined, Value[]>();
    for (const subnet of stack.ofType(SUBNET)) {
        const owner = contractorOf(subnet);
        ranges.set(owner, [...(ranges.get(owner) ?? []), valueAt(subnet.properties, "cidrBlock") ?? null]);
    }
    return stack.ofType(AUTHORIZATION).flatMap((rule) => {
        const target = valueAt(rule.properties, "targetNetworkCidr");
        const owner = contractorOf(rule);
        const isOwn = (ranges.get(owner) ?? []).some((range) => isInside(target, range));
        const wanted = owner === undefined ? "in a subnet of the platform" : `in the subnet of ${owner}`;
        return isOwn ? [] : [finding(rule, "targetNetworkCidr", target, wanted)];
    });
}

function judgeSecurityGroups(stack: Stack, endpoint: Resource): Findings {
    return stack
        .targets(endpoint, "securityGroupIds")
        .filter(({ type }) => type === DEFAULT_GROUP)
        .map((group) =>
            findingInWords(endpoint, "securityGroupIds", `the default group, ${group.name}`, "the VPN's own group"),
        );
}

/** Who is connected starts in the associated subnet: in a person's, its network ACL keeps nobody out. */
function judgeAssociation(stack: Stack, association: Resource): Findings {
    return stack.targets(association, "subnetId").flatMap((subnet) => {
        const owner = contractorOf(subnet);
        return owner === undefined
            ? []
            : [findingInWords(association, "subnetId", `the subnet of ${owner}`, "a subnet of the platform")];
    });
}
