import type { Facts } from "../model/facts";
import { type Finding, finding } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf, type Properties, type Value } from "../model/values";
import { isWithin } from "../model/cidr";
import { type Admission, judgeNeighbours, refusedBefore } from "./neighbours";

const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const OLD_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const GROUPS = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
const ACLS = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];
const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const RANGES = ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks", "cidrBlock", "ipv6CidrBlock"];
const PREFIX_LISTS = ["prefixListId", "prefixListIds"];

/** N1. Who may open a connection to something in the VPC. */
export const netNoPublicIngress: Rule = {
    id: "N1",
    name: "net-no-public-ingress",
    title: "Connections come from the VPC and the VPN only, and from no other person's sandbox",
    compliant:
        "Security groups let in ranges inside the VPC or of VPN clients and other groups, never prefix lists; network ACLs admit from elsewhere only the answers to own connections: TCP to ports 1024 and above over IPv4. Nothing lets one person's sandbox into another's.",
    why: "Scanners find an open port within minutes, and two halves of the address space or a prefix list open it as well as 0.0.0.0/0 does.",
    severity: "critical",
    applicability: "always",
    types: [INGRESS_RULE, OLD_RULE, ...GROUPS, ...ACLS, ACL_RULE],
    plain: [...RANGES, "ingress"],
    controls: ["NIST SC-7(5)", "CIS-AWS 6.2", "CIS-AWS 6.3", "CIS-AWS 6.4", "SOC2 CC6.6"],
    fix: "Name a range of the platform or of VPN clients (cidrIpv4: 10.64.0.0/25) or a security group as the source, and drop prefix lists.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    waivable: false,
    check: (resource, { facts }) => ingressOf(resource).flatMap((rule) => judge(resource, rule, facts)),
    checkStack: (stack) => {
        const people = stack
            .ofType(INGRESS_RULE, OLD_RULE, ...GROUPS, ...ACLS)
            .filter((each) => contractorOf(each) !== undefined);
        return judgeNeighbours(stack, new Map(people.map((each) => [each, admissionsOf(each)])));
    },
};

/** What lets in by a range; a rule of an ACL that is a resource of its own is seen by the group behind it. */
function admissionsOf(resource: Resource): Admission[] {
    const rules = ingressOf(resource);
    const all = rules.map(({ rule }) => rule);
    return rules
        .filter(({ rule }) => rule.action !== "deny")
        .flatMap(({ prefix, rule }) =>
            RANGES.flatMap((property) =>
                listOf(rule[property]).map((range) => ({
                    path: `${prefix}${property}`,
                    range,
                    refused: refusedBefore(all, rule.ruleNo),
                })),
            ),
        );
}

interface Ingress {
    /** Begins the path of the rule's properties, empty for a rule that is the whole resource. */
    prefix: string;
    rule: Properties;
    acl: boolean;
}

function ingressOf({ type, properties }: Resource): Ingress[] {
    const acl = ACLS.includes(type) || type === ACL_RULE;
    if (GROUPS.includes(type) || ACLS.includes(type)) {
        return listOf(properties.ingress).map((rule, index) => {
            if (!isObject(rule)) {
                throw new Error(`ingress.${index} is no rule`);
            }
            return { prefix: `ingress.${index}.`, rule, acl };
        });
    }
    const outward = properties.type === "egress" || properties.egress === true;
    return outward ? [] : [{ prefix: "", rule: properties, acl }];
}

function judge(resource: Resource, { prefix, rule, acl }: Ingress, { network }: Facts): Finding[] {
    if (rule.action === "deny" || rule.ruleAction === "deny") {
        return [];
    }
    const inside = [network.vpc, network.vpnClients];
    const wanted = `inside ${inside.join(" or ")}`;
    const answers = acl && isForAnswers(rule);
    const ranges = RANGES.flatMap((property) =>
        listOf(rule[property])
            .filter((range) => range !== "" && !isInside(range, inside) && !(answers && isIpv4(range)))
            .map((range) => finding(resource, `${prefix}${property}`, range, wanted)),
    );
    const lists = PREFIX_LISTS.flatMap((property) =>
        listOf(rule[property])
            .filter((list) => list !== "")
            .map((list) => finding(resource, `${prefix}${property}`, list, wanted)),
    );
    return [...ranges, ...lists];
}

function isInside(range: Value, outer: readonly string[]): boolean {
    return isIpv4(range) && outer.some((each) => isWithin(range, each));
}

const isIpv4 = (range: Value): range is string => typeof range === "string" && !range.includes(":");

/**
 * An ACL keeps no connections and takes no prefix list, so the answers of S3, whose gateway endpoint has public addresses,
 * need a rule. The security group behind it lets only answers in.
 */
function isForAnswers({ protocol, fromPort }: Properties): boolean {
    const tcp = protocol === "tcp" || protocol === "6";
    return tcp && typeof fromPort === "number" && fromPort >= 1024;
}
