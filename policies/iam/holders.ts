import { type IamStatement, readIamDocument } from "../documents/iam-document";
import type { Facts } from "../model/facts";
import type { Resource } from "../model/resource";
import type { Stack } from "../model/stack";
import { isObject, listOf, UNKNOWN, type Value } from "../model/values";
import { ANYTHING } from "./effect";

/** Somebody who can act: a role with all that it holds, or a document that somebody outside the stack may hold. */
export interface Holder {
    resource: Resource;
    identity: readonly IamStatement[];
    /** Undefined when nothing bounds the holder. */
    boundary: readonly IamStatement[] | undefined;
}

export const ROLE = "aws:iam/role:Role";
export const POLICY = "aws:iam/policy:Policy";

/** A kind of resource that grants: the property with the document or with the policies, and the one with the roles. */
interface Grant {
    type: string;
    document?: string;
    policies?: string;
    /** Absent for users, groups and permission sets, which are no roles of the stack and which nothing bounds. */
    roles?: string;
}

const GRANTS: readonly Grant[] = [
    { type: "aws:iam/rolePolicy:RolePolicy", document: "policy", roles: "role" },
    { type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", policies: "policyArn", roles: "role" },
    { type: "aws:iam/policyAttachment:PolicyAttachment", policies: "policyArn", roles: "roles" },
    {
        type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
        policies: "policyArns",
        roles: "roleName",
    },
    { type: "aws:iam/userPolicy:UserPolicy", document: "policy" },
    { type: "aws:iam/userPolicyAttachment:UserPolicyAttachment", policies: "policyArn" },
    { type: "aws:iam/groupPolicy:GroupPolicy", document: "policy" },
    { type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", policies: "policyArn" },
    { type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", document: "inlinePolicy" },
    { type: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", policies: "managedPolicyArn" },
];

/** Every type that can give somebody a right. */
export const GRANTING_TYPES: readonly string[] = [ROLE, POLICY, ...GRANTS.map(({ type }) => type)];

/** The ARN of a role or policy; undefined while its name is not known. */
export function arnOf({ type, properties: { name, path } }: Resource, { aws }: Facts): string | undefined {
    const kind = type === ROLE ? "role" : "policy";
    return typeof name === "string" && path !== UNKNOWN
        ? `arn:${aws.partition}:iam::${aws.accountId}:${kind}${typeof path === "string" ? path : "/"}${name}`
        : undefined;
}

/** Everybody who can act, by what the stack registers. Cost grows with the number of documents and attachments. */
export function holdersOf(stack: Stack, facts: Facts): Holder[] {
    const find = finder(stack, facts);
    const held = new Map(stack.ofType(ROLE).map((role) => [role, ownGrants(role, find)]));
    const boundaries = new Map(stack.ofType(ROLE).map((role) => [role, find(role, "permissionsBoundary").found[0]]));
    const accounted = new Set<Resource | undefined>(boundaries.values());
    const strays: Holder[] = [];
    for (const { type, document, policies, roles } of GRANTS) {
        for (const resource of stack.ofType(type)) {
            const attached = find(resource, policies);
            const to = find(resource, roles);
            const given = document === undefined ? contentOf(attached) : read(resource.properties[document]);
            to.found.forEach((role) => held.get(role)?.push(...given));
            if (to.missing) {
                strays.push({ resource, identity: given, boundary: undefined });
            }
            attached.found.forEach((policy) => accounted.add(policy));
        }
    }
    const loose = stack.ofType(POLICY).filter((policy) => !accounted.has(policy));
    return [
        ...[...held].map(([resource, identity]) => {
            const boundary = boundaries.get(resource);
            return { resource, identity, boundary: boundary && read(boundary.properties.policy) };
        }),
        ...strays,
        ...loose.map((resource) => ({ resource, identity: read(resource.properties.policy), boundary: undefined })),
    ];
}

/** Roles or policies that a property names. */
interface Found {
    found: Resource[];
    /** True when it names something that the stack does not have, or nothing. */
    missing: boolean;
}

type Find = (resource: Resource, property: string | undefined) => Found;

/** Finds roles by name and both by ARN, by id and by the engine's dependencies. */
function finder(stack: Stack, facts: Facts): Find {
    const known = new Map<Value, Resource>();
    for (const each of stack.ofType(ROLE, POLICY)) {
        const { name, arn } = each.properties;
        const keys = [arnOf(each, facts), arn, each.id, each.type === ROLE ? name : undefined];
        keys.forEach((key) => typeof key === "string" && known.set(key, each));
    }
    return (resource, property = "") => {
        const values = listOf(resource.properties[property]);
        const targets = stack.targets(resource, property).filter(({ type }) => type === ROLE || type === POLICY);
        const found = new Set([...targets, ...values.flatMap((each) => known.get(each) ?? [])]);
        const missing = found.size === 0 || (targets.length === 0 && values.some((each) => !known.has(each)));
        return { found: [...found], missing };
    };
}

/** What a role grants itself, without resources of their own. */
function ownGrants(role: Resource, find: Find): IamStatement[] {
    const { inlinePolicies, managedPolicyArns } = role.properties;
    const inline = listOf(inlinePolicies).map((each) => (isObject(each) ? each.policy : each));
    const attached = listOf(managedPolicyArns).length > 0 ? contentOf(find(role, "managedPolicyArns")) : [];
    // The provider writes an empty element for "none".
    return [...inline.filter((each) => each !== undefined && each !== null && each !== "").flatMap(read), ...attached];
}

function contentOf({ found, missing }: Found): IamStatement[] {
    return [...found.flatMap((each) => read(each.properties.policy)), ...(missing ? ANYTHING : [])];
}

/** What nobody can read is taken for a document that allows everything: only a boundary helps. */
export function read(document: Value | undefined): readonly IamStatement[] {
    try {
        return readIamDocument(document);
    } catch {
        return ANYTHING;
    }
}
