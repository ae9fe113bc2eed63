import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { IAMClient } from "@aws-sdk/client-iam";
import { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Organization } from "../../components/configuration/organization";

/** One client a service, all with the credentials that the environment gives to the first that asks. */
export interface AwsClients {
    budgets: BudgetsClient;
    ec2: EC2Client;
    ecr: ECRClient;
    ecs: ECSClient;
    iam: IAMClient;
    logs: CloudWatchLogsClient;
    s3: S3Client;
    ssm: SSMClient;
    tagging: ResourceGroupsTaggingAPIClient;
}

type Account = Pick<Organization, "aws">;

// The kit runs on the Node that package.json names; what the SDK will want next year is no news in an emergency.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/**
 * Clients of the organization's account and region. A call is tried up to eight times, with back-off and as long as
 * Retry-After asks; an answer that does not come within 30 seconds counts as a failed try.
 */
function makeClients({ aws }: Account): AwsClients & { sts: STSClient } {
    const common = {
        region: aws.region,
        retryMode: "standard",
        maxAttempts: 8,
        requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
    };
    const sts = new STSClient(common);
    const settings = { ...common, credentials: sts.config.credentials };
    return {
        sts,
        budgets: new BudgetsClient(settings),
        ec2: new EC2Client(settings),
        ecr: new ECRClient(settings),
        ecs: new ECSClient(settings),
        iam: new IAMClient(settings),
        logs: new CloudWatchLogsClient(settings),
        s3: new S3Client(settings),
        ssm: new SSMClient(settings),
        tagging: new ResourceGroupsTaggingAPIClient(settings),
    };
}

/**
 * The way into the organization's account: the clients, when the credentials are of that account. Asked once; a failure
 * is asked again the next time.
 */
export function awsAccount(organization: Account): () => Promise<AwsClients> {
    let opened: Promise<AwsClients> | undefined;
    return () => {
        opened ??= open(organization).catch((error: unknown) => {
            opened = undefined;
            throw error;
        });
        return opened;
    };
}

/** @throws Error when the credentials are of another account, before anything is looked at or changed. */
async function open(organization: Account): Promise<AwsClients> {
    const { sts, ...clients } = makeClients(organization);
    const { Account: account = "none", Arn: arn = "nobody" } = await sts.send(new GetCallerIdentityCommand({}));
    const wanted = organization.aws.accountId;
    if (account !== wanted) {
        throw new Error(
            `The AWS credentials are of account ${account} (${arn}). Allowed: organization.aws.accountId ${wanted}. ` +
                "Edit: set AWS_PROFILE, or the AWS variables, for that account. Nothing was changed.",
        );
    }
    return clients;
}
