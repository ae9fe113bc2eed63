import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import { boundary } from "../documents/boundary";
import { executionPermissions, taskPermissions } from "../documents/permissions";
import { toJson } from "../documents/policy-document";
import { taskTrust } from "../documents/trust";
import type { AccessPlan } from "../planning/access-plan";
import { logicalName } from "../planning/names";
import { createBoundedRole, createPermissions } from "./bounded-role";

/** The person's permission boundary, and the two roles that containers run with; `services` is what they name by ARN. */
export function createSandboxRoles(
    parent: pulumi.Resource,
    plan: AccessPlan,
    services: pulumi.Resource[],
): pulumi.Resource[] {
    const boundaryPolicy = new iam.Policy(
        logicalName(plan.entry.handle, "boundary"),
        {
            name: plan.names.boundary,
            path: plan.names.iamPath,
            description: `The most that any role of contractor ${plan.entry.handle} can ever do`,
            policy: toJson(boundary(plan)),
            tags: plan.tags,
        },
        { parent, dependsOn: services },
    );
    const task = createBoundedRole(parent, plan, "task", taskTrust(plan), [boundaryPolicy]);
    const execution = createBoundedRole(parent, plan, "execution", taskTrust(plan), [boundaryPolicy]);
    return [
        boundaryPolicy,
        task,
        execution,
        createPermissions(parent, plan, "task", "permissions", task, toJson(taskPermissions(plan))),
        createPermissions(parent, plan, "execution", "permissions", execution, toJson(executionPermissions(plan))),
    ];
}
