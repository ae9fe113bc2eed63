import { liveOf } from "../../cloud/live";
import { isRecord } from "../../cloud/values";
import type { CloudObject, World } from "../../cloud/world";
import { type Form, textOf, textsOf } from "./form";
import { demand, membersOf, type Operations, page, remove, tagsOf, text, TYPES } from "./operation";
import { AwsError } from "./protocol";

/* IAM and STS. */

function demandRole(input: Form, world: World): CloudObject {
    const name = textOf(input, "RoleName");
    return demand(world.get(TYPES.role, name), "NoSuchEntity", `The role with name ${name} cannot be found.`, 404);
}

function inlineOf(world: World, role: CloudObject): readonly CloudObject[] {
    return world.all(TYPES.rolePolicy).filter((each) => text(each, "role") === role.id);
}

function attachedTo(world: World, role: CloudObject): readonly CloudObject[] {
    return world.all(TYPES.attachment).filter((each) => text(each, "role") === role.id);
}

function tagList(object: CloudObject): { Key: string; Value: unknown }[] {
    return Object.entries(tagsOf(object)).map(([Key, Value]) => ({ Key, Value }));
}

/** IAM writes documents URL-encoded (RFC 3986). */
function encoded(policy: CloudObject): { PolicyName: string; PolicyDocument: string } {
    return { PolicyName: text(policy, "name"), PolicyDocument: encodeURIComponent(text(policy, "policy")) };
}

/** What GetRole tells: when somebody last had a session of the role. */
function roleOf(world: World, role: CloudObject): object {
    const sessions = liveOf(world).roleSessions.filter(({ roleName }) => roleName === role.id);
    const last = sessions
        .map(({ issuedAt }) => issuedAt)
        .sort()
        .at(-1);
    return {
        Path: text(role, "path"),
        RoleName: role.id,
        RoleId: text(role, "uniqueId"),
        Arn: text(role, "arn"),
        CreateDate: text(role, "createDate"),
        Tags: tagList(role),
        RoleLastUsed: last === undefined ? {} : { LastUsedDate: last },
    };
}

function details(world: World, kind: string): { list: string; detail: object }[] {
    switch (kind) {
        case "Role":
            return world.all(TYPES.role).map((role) => ({
                list: "RoleDetailList",
                detail: { ...roleOf(world, role), RolePolicyList: inlineOf(world, role).map(encoded) },
            }));
        case "User":
            return world.all(TYPES.user).map((user) => ({
                list: "UserDetailList",
                detail: { Path: text(user, "path"), UserName: user.id, Arn: text(user, "arn"), Tags: tagList(user) },
            }));
        case "LocalManagedPolicy":
            return world.all(TYPES.policy).map((policy) => ({
                list: "Policies",
                detail: { PolicyName: text(policy, "name"), Path: text(policy, "path"), Arn: policy.id },
            }));
        default:
            throw new AwsError("ValidationError", `${kind} is no filter that is known here`);
    }
}

export const iam: Operations = {
    GetCallerIdentity: (_, { settings: { partition, accountId } }) => ({
        Account: accountId,
        Arn: `arn:${partition}:iam::${accountId}:user/operator`,
        UserId: "AIDAREHEARSALOPERATOR",
    }),
    GetAccountAuthorizationDetails: (input, { world }) => {
        const all = textsOf(input, "Filter").flatMap((kind) => details(world, kind));
        const { items, next } = page(all, textOf(input, "Marker"));
        const lists = [...new Set(all.map(({ list }) => list))].map(
            (list) => [list, items.filter((each) => each.list === list).map(({ detail }) => detail)] as const,
        );
        return { ...Object.fromEntries(lists), IsTruncated: next !== undefined, Marker: next };
    },
    ListAccessKeys: (input, { world }) => {
        const name = textOf(input, "UserName");
        const user = demand(
            world.get(TYPES.user, name),
            "NoSuchEntity",
            `The user with name ${name} cannot be found.`,
            404,
        );
        const keys = membersOf(user, "access key").map(({ id, status }) => ({
            UserName: name,
            AccessKeyId: id,
            Status: status,
        }));
        return { AccessKeyMetadata: keys, IsTruncated: false };
    },
    GetRole: (input, { world }) => ({ Role: roleOf(world, demandRole(input, world)) }),
    GetRolePolicy: (input, { world }) => {
        const role = demandRole(input, world);
        const name = textOf(input, "PolicyName");
        const policy = inlineOf(world, role).find((each) => text(each, "name") === name);
        const found = demand(policy, "NoSuchEntity", `The role policy with name ${name} cannot be found.`, 404);
        return { RoleName: role.id, ...encoded(found) };
    },
    PutRolePolicy: (input, { world }) => {
        const role = demandRole(input, world);
        const [name, policy] = [textOf(input, "PolicyName"), textOf(input, "PolicyDocument")];
        if (!isRecord(JSON.parse(policy))) {
            throw new AwsError("MalformedPolicyDocument", "Syntax errors in policy.");
        }
        const properties = { role: role.id, name, policy };
        const previous = inlineOf(world, role).find((each) => text(each, "name") === name);
        world.put(
            { ...previous, type: TYPES.rolePolicy, id: `${role.id}:${name}`, inputs: properties, outputs: properties },
            previous,
        );
        return {};
    },
    ListRolePolicies: (input, { world }) => {
        const names = inlineOf(world, demandRole(input, world)).map((each) => text(each, "name"));
        const { items, next } = page(names, textOf(input, "Marker"));
        return { PolicyNames: items, IsTruncated: next !== undefined, Marker: next };
    },
    DeleteRolePolicy: (input, { world }) => {
        const name = textOf(input, "PolicyName");
        const policy = inlineOf(world, demandRole(input, world)).find((each) => text(each, "name") === name);
        world.remove(demand(policy, "NoSuchEntity", `The role policy with name ${name} cannot be found.`, 404));
        return {};
    },
    ListAttachedRolePolicies: (input, { world }) => {
        const attached = attachedTo(world, demandRole(input, world)).map((each) => ({
            PolicyName: text(each, "policyArn").split("/").at(-1),
            PolicyArn: text(each, "policyArn"),
        }));
        const { items, next } = page(attached, textOf(input, "Marker"));
        return { AttachedPolicies: items, IsTruncated: next !== undefined, Marker: next };
    },
    DetachRolePolicy: (input, { world }) => {
        const arn = textOf(input, "PolicyArn");
        const attachment = attachedTo(world, demandRole(input, world)).find((each) => text(each, "policyArn") === arn);
        world.remove(demand(attachment, "NoSuchEntity", `Policy ${arn} was not found.`, 404));
        return {};
    },
    DeleteRole: (input, { world }) => {
        remove(world, demandRole(input, world), "DeleteConflict");
        return {};
    },
    DeletePolicy: (input, { world }) => {
        const arn = textOf(input, "PolicyArn");
        remove(
            world,
            demand(world.get(TYPES.policy, arn), "NoSuchEntity", `Policy ${arn} was not found.`, 404),
            "DeleteConflict",
        );
        return {};
    },
};
