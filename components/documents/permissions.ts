import type { AccessPlan } from "../planning/access-plan";
import * as actions from "./actions";
import { type AllowStatement, type PolicyDocument, policyDocument } from "./policy-document";
import { changeOfServices, creationOfServices, nameOnNewServices } from "./running-services";

/*
 * What each of a contractor's roles is granted, as inline policies: together at most 10,240 characters a role. Every
 * ARN is this person's own; the boundary says the most once more.
 */

/**
 * The console's and the command line's role: everything that a working day in the own sandbox takes, but `runServices`.
 */
export function accessPermissions(plan: AccessPlan): PolicyDocument {
    return policyDocument(
        allow("SignInFromCommandLine", actions.SIGN_IN_FROM_COMMAND_LINE, plan.platformArns.commandLineSignIn),
        signInToRegistry,
        allow(
            "UseImages",
            [...actions.LOOK_AT_IMAGES, ...actions.PULL_IMAGES, ...actions.PUSH_IMAGES],
            plan.arns.ecrRepository,
        ),
        ...describeTasks(plan),
        allow("ManageServicesAndTasks", actions.MANAGE_SERVICES_AND_TASKS, [plan.arns.services, plan.arns.tasks]),
        {
            Sid: "ListOwnCluster",
            Effect: "Allow",
            Action: actions.LIST_SERVICES_AND_TASKS,
            Resource: "*",
            Condition: { ArnEquals: { "ecs:cluster": plan.arns.cluster } },
        },
        // Actions on a group are judged on the group or on all its streams, depending on the page of AWS one reads.
        allow("ReadLogs", actions.READ_LOGS, [plan.arns.logGroup, plan.arns.logStreams]),
        ...useBucket(plan),
    );
}

/** The role of GitHub workflow runs: push an image, register a task definition, and see whether it runs. */
export function deployPermissions(plan: AccessPlan): PolicyDocument {
    return policyDocument(
        signInToRegistry,
        allow("UseImages", [...actions.PULL_IMAGES, ...actions.PUSH_IMAGES], plan.arns.ecrRepository),
        ...describeTasks(plan),
        allow("WatchServices", "ecs:DescribeServices", plan.arns.services),
    );
}

/** The role that the contractor's containers act with: the own bucket. */
export function taskPermissions(plan: AccessPlan): PolicyDocument {
    return policyDocument(...useBucket(plan));
}

/** The role that ECS starts the contractor's containers with: pull the own images, write the own logs. */
export function executionPermissions(plan: AccessPlan): PolicyDocument {
    return policyDocument(
        signInToRegistry,
        allow("PullImages", actions.PULL_IMAGES, plan.arns.ecrRepository),
        allow("WriteLogs", actions.WRITE_LOGS, plan.arns.logStreams),
    );
}

/**
 * Running the own task definitions as services, in the own subnet and nowhere else; for the access and the deploy role.
 * A document of its own, because only AWS knows the subnet's id. `ForAllValues` holds when no subnet is named, so
 * creating a service also demands that one is; a change that names none leaves the service where it is.
 */
export function runServices(plan: AccessPlan, subnetId: string): PolicyDocument {
    const ownSubnet = { "ForAllValues:StringEquals": { "ecs:subnet": subnetId } };
    return policyDocument(
        {
            Sid: "CreateServices",
            Effect: "Allow",
            Action: "ecs:CreateService",
            Resource: plan.arns.services,
            Condition: { ...creationOfServices(plan), ...ownSubnet, Null: { "ecs:subnet": "false" } },
        },
        {
            Sid: "ChangeServices",
            Effect: "Allow",
            Action: "ecs:UpdateService",
            Resource: plan.arns.services,
            Condition: { ...changeOfServices(plan), ...ownSubnet },
        },
    );
}

function allow(sid: string, action: AllowStatement["Action"], resource: string | readonly string[]): AllowStatement {
    return { Sid: sid, Effect: "Allow", Action: action, Resource: resource };
}

const signInToRegistry = allow("SignInToRegistry", actions.SIGN_IN_TO_REGISTRY, "*");

/** Registering what to run, with the own roles and for ECS tasks only, and naming the services that will run it. */
function describeTasks(plan: AccessPlan): AllowStatement[] {
    const { task, execution } = plan.arns.role;
    return [
        allow("RegisterTasks", actions.REGISTER_TASKS, plan.arns.taskDefinitions),
        {
            ...allow("RunTasksWithOwnRoles", "iam:PassRole", [task, execution]),
            Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
        { ...allow("NameOwnServices", "ecs:TagResource", plan.arns.services), Condition: nameOnNewServices(plan) },
    ];
}

function useBucket(plan: AccessPlan): AllowStatement[] {
    return [
        allow("UseBucket", actions.USE_BUCKET, plan.arns.bucket),
        allow("UseObjects", actions.USE_OBJECTS, plan.arns.objects),
    ];
}
