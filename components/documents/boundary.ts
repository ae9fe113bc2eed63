import type { AccessPlan } from "../planning/access-plan";
import * as actions from "./actions";
import { type AllowStatement, type DenyStatement, type PolicyDocument, policyDocument } from "./policy-document";
import { changeOfServices, creationOfServices, nameOnNewServices } from "./running-services";

/**
 * The permission boundary of one person: the most that the person's four roles can ever do, whatever is attached to
 * them. It grants nothing. At most 6,144 characters (see `documentProblems`).
 *
 * Two walls, each of which holds alone. The Allow list ends what the roles' own policies can give. The Deny list ends
 * what anybody can give: a policy of a bucket, key or repository that names a role's session is not held back by a
 * missing Allow in a boundary.
 */
export function boundary(plan: AccessPlan): PolicyDocument {
    return policyDocument(...allowed(plan), ...denied(plan));
}

function allowed(plan: AccessPlan): AllowStatement[] {
    const { arns, platformArns } = plan;
    return [
        allow("CommandLine", actions.SIGN_IN_FROM_COMMAND_LINE, platformArns.commandLineSignIn),
        allow("Registry", actions.SIGN_IN_TO_REGISTRY, "*"),
        allow(
            "Images",
            [...actions.LOOK_AT_IMAGES, ...actions.PULL_IMAGES, ...actions.PUSH_IMAGES],
            arns.ecrRepository,
        ),
        allow("TaskDefinitions", actions.REGISTER_TASKS, arns.taskDefinitions),
        allow("Roles", "iam:PassRole", [arns.role.task, arns.role.execution], {
            StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
        }),
        allow("ServiceNames", "ecs:TagResource", arns.services, nameOnNewServices(plan)),
        // The subnet's id is known to AWS only; the roles' policies say it.
        allow("NewServices", "ecs:CreateService", arns.services, creationOfServices(plan)),
        allow("Services", "ecs:UpdateService", arns.services, changeOfServices(plan)),
        allow("ServicesAndTasks", actions.MANAGE_SERVICES_AND_TASKS, [arns.services, arns.tasks]),
        allow("Lists", actions.LIST_SERVICES_AND_TASKS, "*", { ArnEquals: { "ecs:cluster": arns.cluster } }),
        allow("Logs", [...actions.READ_LOGS, ...actions.WRITE_LOGS], [arns.logGroup, arns.logStreams]),
        allow("Bucket", actions.USE_BUCKET, arns.bucket),
        allow("Objects", actions.USE_OBJECTS, arns.objects),
    ];
}

/**
 * Everything that is not this person's, denied without naming it, so that what AWS adds tomorrow is denied too.
 * - `OtherServices`: all of IAM but passing a role (users, keys, roles, policies and their versions, SAML and OIDC
 *   providers, boundaries, this one too), all of STS but `GetCallerIdentity`, which cannot be denied (role chaining),
 *   organizations, account, CloudTrail, Config, flow logs, networks, keys, secrets and so on.
 * - `OtherResources`: neighbours, the platform, and every action that takes no resource.
 */
function denied(plan: AccessPlan): DenyStatement[] {
    const { aws } = plan.organization;
    return [
        {
            Sid: "AfterTheEnd",
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            // The very instant from which the trusts refuse (`DateLessThan`): no gap for a session that began just
            // before.
            Condition: { DateGreaterThanEquals: { "aws:CurrentTime": plan.endsAt } },
        },
        {
            Sid: "OtherRegions",
            Effect: "Deny",
            // IAM is global: passing a role is judged in another region than the one that the contractor works in.
            NotAction: "iam:PassRole",
            Resource: "*",
            Condition: { StringNotEquals: { "aws:RequestedRegion": aws.region } },
        },
        {
            Sid: "OtherAccounts",
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            // Production, and whoever takes the name of a deleted bucket: such names are the world's, not an account's.
            // Image layers are fetched from AWS's own buckets with a link that ECR signs, never with these roles.
            // What takes no resource may have no owner, and an absent key is unequal to everything.
            Condition: {
                StringNotEquals: { "aws:ResourceAccount": aws.accountId },
                Null: { "aws:ResourceAccount": "false" },
            },
        },
        {
            Sid: "OtherServices",
            Effect: "Deny",
            NotAction: ["ecr:*", "ecs:*", "iam:PassRole", "logs:*", "s3:*", "signin:*"],
            Resource: "*",
        },
        {
            Sid: "OtherResources",
            Effect: "Deny",
            NotAction: [...actions.SIGN_IN_TO_REGISTRY, ...actions.LIST_SERVICES_AND_TASKS],
            NotResource: ownResources(plan),
        },
    ];
}

function ownResources({ arns, platformArns }: AccessPlan): string[] {
    return [
        platformArns.commandLineSignIn,
        arns.ecrRepository,
        arns.services,
        arns.tasks,
        arns.taskDefinitions,
        arns.role.task,
        arns.role.execution,
        arns.logGroup,
        arns.logStreams,
        arns.bucket,
        arns.objects,
    ];
}

function allow(
    sid: string,
    action: AllowStatement["Action"],
    resource: string | readonly string[],
    condition?: AllowStatement["Condition"],
): AllowStatement {
    const statement = { Sid: sid, Effect: "Allow", Action: action, Resource: resource } as const;
    return condition === undefined ? statement : { ...statement, Condition: condition };
}
