import type { Found, Kind } from "../aws/found";

/** What a state knows of a resource. */
export interface KnownResource {
    type: string;
    id?: string;
}

/** What an entry makes, and what it is to the engine. Its ids are those that `Found` has. */
const TEMPLATE = {
    "VPN authorization rule": ["aws:ec2clientvpn/authorizationRule:AuthorizationRule"],
    "budget action": ["aws:budgets/budgetAction:BudgetAction"],
    budget: ["aws:budgets/budget:Budget"],
    "IAM role": ["aws:iam/role:Role"],
    "IAM policy": ["aws:iam/policy:Policy"],
    "security group rule": [
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    ],
    "route table association": ["aws:ec2/routeTableAssociation:RouteTableAssociation"],
    subnet: ["aws:ec2/subnet:Subnet"],
    "network ACL": ["aws:ec2/networkAcl:NetworkAcl"],
    "security group": ["aws:ec2/securityGroup:SecurityGroup"],
    "ECR repository": ["aws:ecr/repository:Repository"],
    "S3 bucket": ["aws:s3/bucket:Bucket"],
    "log group": ["aws:cloudwatch/logGroup:LogGroup"],
    "ECS cluster": ["aws:ecs/cluster:Cluster"],
    "SSM parameter": ["aws:ssm/parameter:Parameter"],
} satisfies Partial<Record<Kind, readonly string[]>>;

/** What the person's CI makes. Services go before tasks, which they would start again. */
const MADE_BY_CI = [
    "ECS service",
    "ECS task",
    "task definition",
    "network interface",
    "image",
    "object",
    "extra log group",
] as const satisfies readonly Kind[];

type TemplateKind = keyof typeof TEMPLATE;
/** What a sweep can take away; everything else is for a person to look at. */
export type SweptKind = (typeof MADE_BY_CI)[number] | TemplateKind;
export type Swept = Found & { kind: SweptKind };
/** What a reader is told of one. */
export interface Sweepable extends Pick<Found, "id" | "within" | "version"> {
    kind: string;
}

/** The order in which things go: what somebody can get in with, what makes others, what is inside, then the rest. */
const ORDER: readonly SweptKind[] = [...MADE_BY_CI, ...(Object.keys(TEMPLATE) as TemplateKind[])];

/**
 * What goes, in that order: everything that the person's CI made; and, when a state is given, what bears the names or
 * tags of the person's entry and is unknown to that state, because the answer of its create was lost. Without a state
 * nothing of an entry's own ever goes.
 */
export function whatGoes(found: readonly Found[], state: readonly KnownResource[] | undefined): Swept[] {
    const known = new Set(state?.map(({ type, id = "" }) => `${type} ${id}`));
    const isLost = ({ kind, id }: Found) =>
        state !== undefined &&
        kind in TEMPLATE &&
        !TEMPLATE[kind as TemplateKind].some((type) => known.has(`${type} ${id}`));
    const going = found.filter(
        (thing): thing is Swept => (MADE_BY_CI as readonly Kind[]).includes(thing.kind) || isLost(thing),
    );
    return ORDER.flatMap((kind) => going.filter((thing) => thing.kind === kind));
}

/** True for what only a state can tell to be left over. */
export function isOfTemplate({ kind }: Found): boolean {
    return kind in TEMPLATE;
}
