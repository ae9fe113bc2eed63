import type { AccessPlan } from "../planning/access-plan";
import { contractorArns, platformArns } from "../planning/arns";
import { contractorNames } from "../planning/names";

/**
 * Every value with a wildcard that the documents of one contractor and of the platform may hold, each with the reason
 * why nothing narrower says the same. A value that is not in this list is a mistake.
 */
export function knownWildcards(plan: AccessPlan): ReadonlyMap<string, string> {
    const { arns, organization } = plan;
    const { partition, region, accountId } = organization.aws;
    const names = contractorNames("*", organization);
    const everyone = contractorArns(names, organization.aws);
    const platform = platformArns(organization.aws);
    return new Map([
        [
            "*",
            "a Deny of everything; an Allow of an action that takes no resource; an endpoint, whose conditions say who",
        ],
        [arns.objects, "the contents of the own bucket"],
        [arns.services, "names of services are the contractor's choice; the cluster before the slash is the own one"],
        [arns.tasks, "ECS makes up the ids of tasks; the cluster before the slash is the own one"],
        [
            arns.taskDefinitions,
            "families are the contractor's choice after the own prefix, which ends in a character of no handle",
        ],
        [arns.logStreams, "ECS makes up the names of streams; the group before the colon is the own one"],
        ["ecr:*", "a service left out of a Deny; the Allow list says which of its actions"],
        ["ecs:*", "a service left out of a Deny; the Allow list says which of its actions"],
        ["logs:*", "a service left out of a Deny; the Allow list says which of its actions"],
        ["s3:*", "a service left out of a Deny; and the Deny of connections without TLS"],
        ["signin:*", "a service left out of a Deny; the Allow list says which of its actions"],
        [`arn:${partition}:ecs:${region}:${accountId}:*`, "ECS names no cluster when it takes on a role"],
        [`arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*`, "AWS makes up the ids of flow logs"],
        [`arn:${partition}:budgets::${accountId}:budget/${names.shared}`, "every contractor's budget"],
        [
            platform.contractorRoles,
            "every contractor's roles, for the budget action role, which can attach one policy only",
        ],
        [`${platform.flowLogGroup}:*`, "AWS makes up the names of streams"],
        [`${platform.vpnHandlerLogGroup}:*`, "Lambda makes up the names of streams"],
        [platform.vpnRecords, "every contractor's record, for the connect handler, which reads them only"],
        [everyone.bucket, "every contractor's bucket, for the endpoint that all sandboxes share"],
        [everyone.objects, "every contractor's objects, for the endpoint that all sandboxes share"],
        [`arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`, "ECR makes up the names of image layers"],
    ]);
}
