import type { AccessPlan } from "../planning/access-plan";
import type { TagKey } from "../planning/tags";
import type { Condition } from "./policy-document";

/*
 * How a contractor's services may run. The grants and the boundary say the same, each for itself. The cluster needs no
 * condition: it is in the ARN of a service.
 */

const BUDGET_TAG = "Contractor" satisfies TagKey;

/** Absent means: no public address when a service is created, and no change of it afterwards. */
const noPublicAddress = { BoolIfExists: { "ecs:auto-assign-public-ip": "false" } };

/**
 * Conditions of `ecs:CreateService`: a task definition of the own families, no shell into its containers, no public
 * address, and paid from the own budget. The cost of Fargate is counted by the tags of tasks, so a service must carry
 * the person's tag and hand it on to its tasks, or its cost would be nobody's and no budget would ever be used up: `aws
 * ecs create-service ... --tags key=Contractor,value=<handle> --propagate-tags SERVICE`.
 */
export function creationOfServices(plan: AccessPlan): Condition {
    return {
        ArnLike: { "ecs:task-definition": plan.arns.taskDefinitions },
        StringEquals: { [`aws:RequestTag/${BUDGET_TAG}`]: plan.entry.handle, "ecs:propagate-tags": "SERVICE" },
        StringEqualsIfExists: { "ecs:enable-execute-command": "false" },
        ...noPublicAddress,
    };
}

/** Conditions of `ecs:UpdateService`: what a change leaves out stays as it was created. */
export function changeOfServices(plan: AccessPlan): Condition {
    return {
        ArnLikeIfExists: { "ecs:task-definition": plan.arns.taskDefinitions },
        StringEqualsIfExists: { "ecs:enable-execute-command": "false", "ecs:propagate-tags": "SERVICE" },
        ...noPublicAddress,
    };
}

/**
 * Conditions of `ecs:TagResource`: the own name on a service that is just being created, never a tag on what exists.
 */
export function nameOnNewServices(plan: AccessPlan): Condition {
    return {
        StringEquals: { [`aws:RequestTag/${BUDGET_TAG}`]: plan.entry.handle, "ecs:CreateAction": "CreateService" },
    };
}
