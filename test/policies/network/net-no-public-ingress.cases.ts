import { netNoPublicIngress } from "../../../policies/network/net-no-public-ingress";
import { add, hide, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const OLD = "aws:ec2/securityGroupRule:SecurityGroupRule";
const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const ssh = { ipProtocol: "tcp", fromPort: 22, toPort: 22 };
const oldSsh = { protocol: "tcp", fromPort: 22, toPort: 22 };
const answers = { protocol: "tcp", fromPort: 1024, toPort: 65535, ruleAction: "allow", ruleNumber: 300 };

export const cases: RuleCases = {
    rule: netNoPublicIngress,
    mutants: {
        "SSH from everywhere": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "0.0.0.0/0" }),
        "SSH from every IPv6 address": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv6: "::/0" }),
        "the lower half of the internet": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "0.0.0.0/1" }),
        "the upper half of the internet": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "128.0.0.0/1" }),
        "one address of somebody's home": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "203.0.113.7/32" }),
        "a prefix list": add(INGRESS, "ana-silva/ssh", { ...ssh, prefixListId: "pl-3b927c52" }),
        "prefix lists of the older kind": add(OLD, "ana-silva/ssh", {
            ...oldSsh,
            type: "ingress",
            prefixListIds: ["pl-3b927c52"],
        }),
        "a rule of the older kind": add(OLD, "ana-silva/ssh", {
            ...oldSsh,
            type: "ingress",
            cidrBlocks: ["10.64.0.0/16", "0.0.0.0/0"],
        }),
        "the older kind over IPv6": add(OLD, "ana-silva/ssh", {
            ...oldSsh,
            type: "ingress",
            ipv6CidrBlocks: ["2000::/3"],
        }),
        "a rule inside a group": spoil("ana-silva/security-group", "ingress", [
            { ...oldSsh, cidrBlocks: ["0.0.0.0/0"] },
        ]),
        "the default group opened": spoil("platform/default-security-group", "ingress", [
            { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] },
        ]),
        "SSH through an ACL": spoil("ana-silva/network-acl", "ingress.4.fromPort", 22),
        "every protocol through an ACL": spoil("ana-silva/network-acl", "ingress.4.protocol", "-1"),
        "an ACL's refusal turned round": spoil("ana-silva/network-acl", "ingress.3", {
            action: "allow",
            cidrBlock: "0.0.0.0/0",
            protocol: "-1",
            ruleNo: 200,
        }),
        "IPv6 through the default ACL": spoil("platform/default-network-acl", "ingress.0.ipv6CidrBlock", "::/0"),
        "an ACL's rule of its own": add(ACL_RULE, "ana-silva/acl-rule", {
            ...answers,
            fromPort: 0,
            cidrBlock: "0.0.0.0/0",
        }),
        "endpoints for more than the VPC": spoil("platform/endpoints-https", "cidrIpv4", "10.0.0.0/8"),
        "a range that is none": spoil("platform/endpoints-https", "cidrIpv4", "anywhere"),
        "a neighbour's sandbox": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "10.64.2.0/24" }),
        "every sandbox of the VPC": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "10.64.0.0/16" }),
        "a neighbour by the older kind": add(OLD, "ana-silva/ssh", {
            ...oldSsh,
            type: "ingress",
            cidrBlocks: ["10.64.2.128/25"],
        }),
        "a neighbour through an ACL": spoil("ana-silva/network-acl", "ingress.1.cidrBlock", "10.64.0.0/22"),
        "neighbours after the ACL's refusal of less": spoil(
            "ana-silva/network-acl",
            "ingress.3.cidrBlock",
            "10.64.2.0/24",
        ),
        "neighbours before the ACL's refusal": spoil("ana-silva/network-acl", "ingress.4.ruleNo", 150),
        "a range known only later": hide("platform/endpoints-https", "cidrIpv4"),
    },
    variants: {
        "the platform's subnets": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "10.64.0.0/24" }),
        "the own sandbox": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "10.64.1.0/24" }),
        "VPN clients": add(INGRESS, "ana-silva/ssh", { ...ssh, cidrIpv4: "10.100.0.0/22" }),
        "another group": add(INGRESS, "ana-silva/own", { ...ssh, referencedSecurityGroupId: "sg-1" }),
        "the group itself, inside": spoil("ana-silva/security-group", "ingress", [{ ...oldSsh, self: true }]),
        "egress of the older kind": add(OLD, "ana-silva/out", {
            ...oldSsh,
            type: "egress",
            cidrBlocks: ["0.0.0.0/0"],
        }),
        "answers through an ACL's rule": add(ACL_RULE, "ana-silva/acl-rule", { ...answers, cidrBlock: "0.0.0.0/0" }),
        "an ACL's refusal": add(ACL_RULE, "ana-silva/acl-rule", {
            protocol: "-1",
            ruleAction: "deny",
            cidrBlock: "0.0.0.0/0",
        }),
        "an ACL's egress": add(ACL_RULE, "ana-silva/acl-rule", {
            protocol: "-1",
            egress: true,
            ruleAction: "allow",
            cidrBlock: "0.0.0.0/0",
        }),
    },
    says: {
        "SSH from everywhere":
            'contractor ana-silva, ana-silva/ssh (aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule): cidrIpv4 is "0.0.0.0/0". Wanted: inside 10.64.0.0/16 or 10.100.0.0/22. Fix: Name a range of the platform or of VPN clients (cidrIpv4: 10.64.0.0/25) or a security group as the source, and drop prefix lists.',
    },
    fixed: {
        "SSH from everywhere": spoil("ana-silva/ssh", "cidrIpv4", "10.64.0.0/25"),
        "the default group opened": spoil("platform/default-security-group", "ingress", []),
    },
};
