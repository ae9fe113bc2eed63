import { demand, is, nothing } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";

const VPCS = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"];
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const GROUP_RULES = [
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
];

/** N5. Traffic is recorded, and nothing works by default. */
export const netFlowAndDefaultSg: Rule = {
    id: "N5",
    name: "net-flow-and-default-sg",
    title: "Every VPC records its traffic and has an empty default security group",
    compliant:
        "Every VPC has a flow log of all traffic, and its default security group is taken over and holds no rule.",
    why: "What AWS puts into no named group lands in the default one, which lets its members talk to each other and to everybody; without a flow log nobody can tell what happened.",
    severity: "high",
    applicability: "always",
    types: [FLOW_LOG, DEFAULT_GROUP, ...VPCS, ...GROUP_RULES],
    plain: ["trafficType", "ingress", "egress"],
    controls: ["NIST AU-12", "NIST SC-7(5)", "CIS-AWS 4.7", "CIS-AWS 6.5"],
    fix: "Give the VPC a FlowLog with trafficType: ALL and a DefaultSecurityGroup with ingress: [] and egress: [].",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
    waivable: true,
    check: (resource) => {
        if (resource.type === FLOW_LOG) {
            return demand(resource, "trafficType", is("ALL"));
        }
        return resource.type === DEFAULT_GROUP
            ? ["ingress", "egress"].map((direction) => demand(resource, direction, nothing("no rule")))
            : [];
    },
    checkStack: (stack) => [
        stack.ofType(...VPCS).map((vpc) => judgeVpc(vpc, stack)),
        stack.ofType(...GROUP_RULES).map((rule) => judgeRule(rule, stack)),
    ],
};

function judgeVpc(vpc: Resource, stack: Stack): Findings {
    const isOf = (resource: Resource) => stack.targets(resource, "vpcId").some(({ urn }) => urn === vpc.urn);
    return [
        stack.ofType(FLOW_LOG).some(isOf)
            ? []
            : [findingInWords(vpc, "", "a VPC without flow log", "a FlowLog that names it")],
        stack.ofType(DEFAULT_GROUP).some(isOf)
            ? []
            : [findingInWords(vpc, "", "a VPC with AWS's default security group", "an empty DefaultSecurityGroup")],
    ];
}

/** A rule of its own opens the default group as well as one inside it; the group's id is an output of the VPC too. */
function judgeRule(rule: Resource, stack: Stack): Findings {
    const groups = stack.targets(rule, "securityGroupId");
    return groups.some(({ type }) => type === DEFAULT_GROUP || VPCS.includes(type))
        ? [findingInWords(rule, "securityGroupId", "the default security group", "a group of its own")]
        : [];
}
