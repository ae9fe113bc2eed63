import type { Facts } from "../model/facts";
import { type Finding, finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf, type Properties, UNKNOWN, type Value } from "../model/values";
import { isWithin } from "../model/cidr";

const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const OLD_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const GROUPS = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
const ACLS = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];
const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";

/** N2. Where a sandbox may connect to. */
export const netEgressAllowList: Rule = {
    id: "N2",
    name: "net-egress-allow-list",
    title: "Egress goes to the VPC and its endpoints only",
    compliant:
        "Security groups let traffic out to ranges inside the VPC, to other groups and to prefix lists of AWS services; network ACLs let no protocol but TCP out of the VPC.",
    why: "A sandbox that reaches the internet can carry data out; AWS's own default for a group is every protocol to everywhere.",
    severity: "high",
    applicability: "always",
    types: [EGRESS_RULE, OLD_RULE, ...GROUPS, ...ACLS, ACL_RULE],
    plain: ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks", "cidrBlock", "ipv6CidrBlock", "egress"],
    controls: ["NIST AC-4", "NIST SC-7(4)", "SOC2 CC6.7"],
    fix: "Name a range inside the VPC (cidrIpv4: 10.64.0.0/16), a security group or a prefix list as the target.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    waivable: true,
    check: (resource, { facts }) => egressOf(resource).flatMap((rule) => judge(resource, rule, facts)),
};

interface Egress {
    /** Property path of the rule, empty for a rule that is the whole resource. */
    path: string;
    rule: Properties;
    acl: boolean;
}

function egressOf({ type, properties }: Resource): Egress[] {
    const acl = ACLS.includes(type) || type === ACL_RULE;
    if (GROUPS.includes(type) || ACLS.includes(type)) {
        return listOf(properties.egress).map((rule, index) => {
            if (!isObject(rule)) {
                throw new Error(`egress.${index} is no rule`);
            }
            return { path: `egress.${index}`, rule, acl };
        });
    }
    const outward = type === EGRESS_RULE || properties.type === "egress" || properties.egress === true;
    return outward ? [{ path: "", rule: properties, acl }] : [];
}

const RANGES = ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks", "cidrBlock", "ipv6CidrBlock"];

function judge(resource: Resource, { path, rule, acl }: Egress, { network }: Facts): Finding[] {
    if (rule.action === "deny" || rule.ruleAction === "deny") {
        return [];
    }
    return RANGES.flatMap((property) =>
        listOf(rule[property])
            .filter((range) => range !== "" && !isAllowed(range, rule, acl, network.vpc))
            .map((range) =>
                finding(resource, path === "" ? property : `${path}.${property}`, range, `inside ${network.vpc}`),
            ),
    );
}

/** An ACL keeps no connections, so it lets TCP out to S3's public ranges; the security group in front of it does not. */
function isAllowed(range: Value, rule: Properties, acl: boolean, vpc: string): boolean {
    if (range === UNKNOWN || typeof range !== "string") {
        return false;
    }
    const inside = !range.includes(":") && isWithin(range, vpc);
    return inside || (acl && (rule.protocol === "tcp" || rule.protocol === "6"));
}
