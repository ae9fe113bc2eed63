import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import { type PolicyDocument, toJson } from "../documents/policy-document";
import type { AccessPlan } from "../planning/access-plan";
import { logicalName, type RoleKind } from "../planning/names";

/**
 * Creates one role of a contractor, under the person's boundary and with sessions of one hour. The boundary grants
 * nothing by itself: permission policies are added by the caller.
 */
export function createBoundedRole(
    parent: pulumi.Resource,
    plan: AccessPlan,
    kind: RoleKind,
    trust: PolicyDocument,
    dependsOn: pulumi.Resource[],
): iam.Role {
    return new iam.Role(
        logicalName(plan.entry.handle, `${kind}-role`),
        {
            name: plan.names.role[kind],
            path: plan.names.iamPath,
            description: `The ${kind} role of contractor ${plan.entry.handle}`,
            assumeRolePolicy: toJson(trust),
            permissionsBoundary: plan.arns.boundary,
            maxSessionDuration: 3600,
            // AWS Budgets attaches a policy behind our back, which would block the deletion of the role.
            forceDetachPolicies: true,
            tags: plan.tags,
        },
        { parent, dependsOn },
    );
}

/** Adds an inline permission policy to a role. */
export function createPermissions(
    parent: pulumi.Resource,
    plan: AccessPlan,
    kind: RoleKind,
    name: string,
    role: iam.Role,
    policy: pulumi.Input<string>,
): iam.RolePolicy {
    return new iam.RolePolicy(
        logicalName(plan.entry.handle, `${kind}-${name}`),
        { name, role: role.name, policy },
        { parent },
    );
}
