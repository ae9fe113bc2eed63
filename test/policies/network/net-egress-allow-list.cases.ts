import { netEgressAllowList } from "../../../policies/network/net-egress-allow-list";
import { add, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const OLD = "aws:ec2/securityGroupRule:SecurityGroupRule";
const everything = { fromPort: 0, toPort: 0, protocol: "-1" };

export const cases: RuleCases = {
    rule: netEgressAllowList,
    mutants: {
        "a rule to everywhere": add(EGRESS, "ana-silva/out", { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
        "a rule to every IPv6 address": add(EGRESS, "ana-silva/out", { ipProtocol: "-1", cidrIpv6: "::/0" }),
        "HTTPS to half of the internet": add(EGRESS, "ana-silva/out", { ipProtocol: "tcp", cidrIpv4: "128.0.0.0/1" }),
        "a rule of the older kind": add(OLD, "ana-silva/out", {
            type: "egress",
            cidrBlocks: ["0.0.0.0/0"],
            ...everything,
        }),
        "the older kind, second in a list": add(OLD, "ana-silva/out", {
            type: "egress",
            cidrBlocks: ["10.64.0.0/16", "0.0.0.0/0"],
            ...everything,
        }),
        "a rule inside a group": spoil("ana-silva/security-group", "egress", [
            { ...everything, cidrBlocks: ["0.0.0.0/0"] },
        ]),
        "the default group opened": spoil("platform/default-security-group", "egress", [
            { ...everything, cidrBlocks: ["0.0.0.0/0"] },
        ]),
        "every protocol through an ACL": spoil("ana-silva/network-acl", "egress", [
            { ...everything, action: "allow", cidrBlock: "0.0.0.0/0" },
        ]),
        "a range that is none": add(EGRESS, "ana-silva/out", { ipProtocol: "tcp", cidrIpv4: "everywhere" }),
        "a wider range than the VPC": spoil("platform/vpn-to-vpc", "cidrIpv4", "10.0.0.0/8"),
    },
    variants: {
        "a range inside the VPC": add(EGRESS, "ana-silva/out", { ipProtocol: "tcp", cidrIpv4: "10.64.1.0/24" }),
        "ingress of the older kind": add(OLD, "ana-silva/in", {
            type: "ingress",
            cidrBlocks: ["0.0.0.0/0"],
            ...everything,
        }),
    },
    says: {
        "a wider range than the VPC":
            'platform/vpn-to-vpc (aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule): cidrIpv4 is "10.0.0.0/8". Wanted: inside 10.64.0.0/16. Fix: Name a range inside the VPC (cidrIpv4: 10.64.0.0/16), a security group or a prefix list as the target.',
    },
    fixed: { "a wider range than the VPC": spoil("platform/vpn-to-vpc", "cidrIpv4", "10.64.0.0/16") },
};
