import { netFlowAndDefaultSg } from "../../../policies/network/net-flow-and-default-sg";
import { add, both, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const VPC = "aws:ec2/vpc:Vpc";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const OLD = "aws:ec2/securityGroupRule:SecurityGroupRule";
const itself = [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }];

export const cases: RuleCases = {
    rule: netFlowAndDefaultSg,
    mutants: {
        "no flow log": remove("platform/flow-log"),
        "refused traffic only": spoil("platform/flow-log", "trafficType", "REJECT"),
        "a flow log of nothing": without("platform/flow-log", "trafficType"),
        "a flow log of another VPC": both(
            remove("platform/flow-log"),
            add(FLOW_LOG, "platform/flow-log", { vpcId: "vpc-1", trafficType: "ALL" }),
        ),
        "the default group left alone": remove("platform/default-security-group"),
        "the default group as AWS makes it": spoil("platform/default-security-group", "ingress", itself),
        "the default group open outwards": spoil("platform/default-security-group", "egress", itself),
        "a rule into the default group": add(INGRESS, "ana-silva/in", {
            securityGroupId: "«platform/default-security-group.id»",
            cidrIpv4: "10.64.1.0/24",
        }),
        "an older rule, by the VPC's output": add(OLD, "ana-silva/in", {
            securityGroupId: "«platform/vpc.defaultSecurityGroupId»",
            type: "ingress",
        }),
        "a second VPC": add(VPC, "ana-silva/vpc", { cidrBlock: "10.65.0.0/16" }),
        "AWS's default VPC": add("aws:ec2/defaultVpc:DefaultVpc", "ana-silva/vpc", {}),
    },
    variants: {
        "a default group that says nothing": both(
            without("platform/default-security-group", "ingress"),
            without("platform/default-security-group", "egress"),
        ),
        "one more flow log": add(FLOW_LOG, "ana-silva/flow-log", {
            subnetId: "«ana-silva/subnet.id»",
            trafficType: "ALL",
        }),
        "a rule in the own group": add(INGRESS, "ana-silva/in", { securityGroupId: "«ana-silva/security-group.id»" }),
    },
    says: {
        "no flow log":
            "platform/vpc (aws:ec2/vpc:Vpc): it is a VPC without flow log. Wanted: a FlowLog that names it. Fix: Give the VPC a FlowLog with trafficType: ALL and a DefaultSecurityGroup with ingress: [] and egress: [].",
    },
    fixed: {
        "refused traffic only": spoil("platform/flow-log", "trafficType", "ALL"),
        "the default group as AWS makes it": spoil("platform/default-security-group", "ingress", []),
    },
};
