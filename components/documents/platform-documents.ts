import type { Organization } from "../configuration/organization";
import { contractorArns, platformArns } from "../planning/arns";
import { contractorNames } from "../planning/names";
import * as actions from "./actions";
import { type PolicyDocument, policyDocument } from "./policy-document";
import { serviceTrust } from "./trust";

type Account = Organization["aws"];

/** Who may take on the flow log role: VPC flow logs of this account and region. */
export function flowLogTrust({ partition, region, accountId }: Account): PolicyDocument {
    const flowLogs = `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*`;
    return serviceTrust("vpc-flow-logs.amazonaws.com", accountId, flowLogs);
}

/** What the flow log role may do: write into the one group, which exists already. */
export function flowLogPermissions(aws: Account): PolicyDocument {
    const { flowLogGroup } = platformArns(aws);
    return policyDocument(
        {
            Sid: "WriteFlowLogs",
            Effect: "Allow",
            Action: [...actions.WRITE_LOGS, "logs:DescribeLogStreams"],
            Resource: [flowLogGroup, `${flowLogGroup}:*`],
        },
        // Takes no resource, and the service asks for it before it writes.
        { Sid: "FindTheGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    );
}

/**
 * Who may take on the connect handler's role: functions of this account. Lambda is not asked for the one function too
 * (`aws:SourceArn`): nobody documents that it says which when it tries the role of a function that it is about to make.
 */
export function vpnHandlerTrust({ accountId }: Account): PolicyDocument {
    return serviceTrust("lambda.amazonaws.com", accountId);
}

/** What the connect handler may do: read the records, and which endpoint it answers for, and write its own log. */
export function vpnHandlerPermissions(aws: Account): PolicyDocument {
    const { vpnHandlerEndpoint, vpnHandlerLogGroup, vpnRecords } = platformArns(aws);
    return policyDocument(
        {
            Sid: "ReadRecords",
            Effect: "Allow",
            Action: "ssm:GetParameters",
            Resource: [vpnHandlerEndpoint, vpnRecords],
        },
        { Sid: "WriteOwnLog", Effect: "Allow", Action: actions.WRITE_LOGS, Resource: `${vpnHandlerLogGroup}:*` },
    );
}

/** Who may take on the budget action role: AWS Budgets, for contractors' budgets of this account. */
export function budgetActionTrust(aws: Account): PolicyDocument {
    const { partition, accountId } = aws;
    return serviceTrust(
        "budgets.amazonaws.com",
        accountId,
        `arn:${partition}:budgets::${accountId}:budget/contractor-*`,
    );
}

/**
 * What the budget action role may do: attach the spending stop, and nothing else, to contractors' roles, and to no
 * other.
 */
export function budgetActionPermissions(aws: Account): PolicyDocument {
    const { contractorRoles, spendingStopPolicy } = platformArns(aws);
    return policyDocument({
        Sid: "AttachTheSpendingStop",
        Effect: "Allow",
        Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
        Resource: contractorRoles,
        Condition: { ArnEquals: { "iam:PolicyARN": spendingStopPolicy } },
    });
}

/**
 * What a used-up budget takes from the roles that it is attached to: whatever starts, grows or stores more. Looking,
 * stopping and deleting remain. No condition key knows the wanted number of tasks, so a service cannot be changed at
 * all, but deleted. Pulling is denied too: attached to the execution role it keeps new tasks from starting.
 */
export function spendingStop(): PolicyDocument {
    return policyDocument({
        Sid: "SpendNoMore",
        Effect: "Deny",
        Action: [
            ...actions.PULL_IMAGES,
            ...actions.PUSH_IMAGES,
            ...actions.REGISTER_TASKS,
            "ecs:CreateService",
            "ecs:CreateTaskSet",
            "ecs:RunTask",
            "ecs:StartTask",
            "ecs:UpdateService",
            "s3:PutObject",
        ],
        Resource: "*",
    });
}

/**
 * The policy of the S3 gateway endpoint, which all sandboxes share: this account's principals reach contractors'
 * buckets of this account, and everybody reaches the image layers that ECR keeps in a bucket of AWS, behind links that
 * ECR signs. No data leaves to a bucket of somebody else's account. Source of the layer bucket: ECR's guide to VPC
 * endpoints.
 */
export function s3EndpointPolicy(organization: Organization): PolicyDocument {
    const { aws } = organization;
    const everyBucket = contractorArns(contractorNames("*", organization), aws);
    return policyDocument(
        {
            Sid: "BucketsOfContractors",
            Effect: "Allow",
            Principal: "*",
            Action: [...actions.USE_BUCKET, ...actions.USE_OBJECTS],
            Resource: [everyBucket.bucket, everyBucket.objects],
            Condition: {
                StringEquals: { "aws:PrincipalAccount": aws.accountId, "aws:ResourceAccount": aws.accountId },
            },
        },
        {
            Sid: "ImageLayers",
            Effect: "Allow",
            Principal: "*",
            Action: "s3:GetObject",
            Resource: `arn:${aws.partition}:s3:::prod-${aws.region}-starport-layer-bucket/*`,
        },
    );
}

/**
 * The policy of the interface endpoints (ECR, logs): this account's principals, this account's resources. `IfExists`,
 * because the sign-in to the registry takes no resource that could have an owner.
 */
export function interfaceEndpointPolicy({ accountId }: Account): PolicyDocument {
    return policyDocument({
        Sid: "WithinTheAccount",
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: {
            StringEquals: { "aws:PrincipalAccount": accountId },
            StringEqualsIfExists: { "aws:ResourceAccount": accountId },
        },
    });
}
