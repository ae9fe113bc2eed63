import type { CloudSettings } from "../../cloud/settings";
import { goesWith, releaseProblem } from "../../cloud/relations";
import { entryOf } from "../../cloud/table/index";
import { isRecord, type Plain } from "../../cloud/values";
import type { CloudObject, Member, World } from "../../cloud/world";
import type { Form } from "./form";
import { AwsError } from "./protocol";

/** What an operation works on. */
export interface Place {
    readonly world: World;
    readonly settings: CloudSettings;
}

/** One operation of an API: its answer in the service's own shape. */
export type Operation = (input: Form, place: Place) => object;
export type Operations = Readonly<Record<string, Operation>>;

export const TYPES = {
    role: "aws:iam/role:Role",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    policy: "aws:iam/policy:Policy",
    /** No program makes one; a test plants it. */
    user: "aws:iam/user:User",
    vpc: "aws:ec2/vpc:Vpc",
    subnet: "aws:ec2/subnet:Subnet",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    networkAcl: "aws:ec2/networkAcl:NetworkAcl",
    routeTable: "aws:ec2/routeTable:RouteTable",
    routeTableAssociation: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    vpnEndpoint: "aws:ec2clientvpn/endpoint:Endpoint",
    authorizationRule: "aws:ec2clientvpn/authorizationRule:AuthorizationRule",
    cluster: "aws:ecs/cluster:Cluster",
    taskDefinition: "aws:ecs/taskDefinition:TaskDefinition",
    repository: "aws:ecr/repository:Repository",
    bucket: "aws:s3/bucket:Bucket",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    parameter: "aws:ssm/parameter:Parameter",
    budget: "aws:budgets/budget:Budget",
    budgetAction: "aws:budgets/budgetAction:BudgetAction",
} as const;

/** Few things on a page, whatever was asked for, so that whoever reads only the first page is found out. */
const PAGE = 3;

/** One page of a list, and the token of the next. */
export function page<T>(items: readonly T[], token: string): { items: T[]; next: string | undefined } {
    const from = Number(token || "0");
    const next = from + PAGE;
    return { items: items.slice(from, next), next: next < items.length ? String(next) : undefined };
}

export function text({ outputs }: CloudObject, property: string): string {
    const value = outputs[property];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Tags of an object, those of the provider included. */
export function tagsOf({ outputs }: CloudObject): Record<string, Plain> {
    return { ...(isRecord(outputs.tags) && outputs.tags), ...(isRecord(outputs.tagsAll) && outputs.tagsAll) };
}

/** Members of one kind. */
export function membersOf(object: CloudObject, kind: string): Member[] {
    return (object.members ?? []).filter(
        (member): member is Member => typeof member !== "string" && member.kind === kind,
    );
}

/** Puts other members in the place of those of an object. */
export function changeMembers(
    world: World,
    object: CloudObject,
    change: (member: Member) => readonly Member[],
): CloudObject {
    const members = (object.members ?? []).flatMap<Member | string>((member) =>
        typeof member === "string" ? [member] : change(member),
    );
    const changed = { ...object, members };
    world.put(changed, object);
    return changed;
}

/** Takes members away from every object that has them: a network interface is in a subnet and in a security group. */
export function dropMembers(world: World, types: readonly string[], kind: string, id: string): void {
    for (const object of types.flatMap((type) => world.all(type))) {
        if (membersOf(object, kind).some((member) => member.id === id)) {
            changeMembers(world, object, (member) => (member.kind === kind && member.id === id ? [] : [member]));
        }
    }
}

/** Deletes as the API does, which lets go of nothing by itself: what makes deletes easy is the provider's. */
export function remove(world: World, object: CloudObject, code: string): void {
    const row = entryOf(object.type)?.row;
    const strict = row && { ...row, inUse: { message: row.inUse?.message ?? (() => "it is in use") } };
    const problem = strict && releaseProblem(strict, object, world);
    if (problem !== undefined) {
        throw new AwsError(code, problem);
    }
    for (const going of [object, ...(strict ? goesWith(strict, object, world) : [])]) {
        world.remove(going);
    }
}

/** The object with this id. */
export function demand(object: CloudObject | undefined, code: string, message: string, status = 400): CloudObject {
    if (object === undefined) {
        throw new AwsError(code, message, status);
    }
    return object;
}

/** `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export function arnOf({ partition, region, accountId }: CloudSettings, service: string, resource: string): string {
    return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
