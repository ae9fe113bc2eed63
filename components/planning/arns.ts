import type { Organization } from "../configuration/organization";
import { type ContractorNames, platformNames, type RoleKind, vpnRecordName } from "./names";

/*
 * ARNs are composed from plain names instead of being read from resources, so that a preview shows whole documents and a
 * policy can judge them. Who uses one adds an explicit dependsOn.
 */

type Account = Organization["aws"];

/** ARNs of what all people share. */
export function platformArns(aws: Account) {
    const iam = `arn:${aws.partition}:iam::${aws.accountId}`;
    const regional = (service: string, resource: string) =>
        `arn:${aws.partition}:${service}:${aws.region}:${aws.accountId}:${resource}`;
    return {
        vpnSamlProvider: `${iam}:saml-provider/${platformNames.vpnSamlProvider}`,
        awsSamlProvider: `${iam}:saml-provider/${platformNames.awsSamlProvider}`,
        githubOidcProvider: `${iam}:oidc-provider/token.actions.githubusercontent.com`,
        budgetActionRole: `${iam}:role/${platformNames.budgetActionRole}`,
        spendingStopPolicy: `${iam}:policy/${platformNames.spendingStopPolicy}`,
        /** Every contractor's role, for the budget action role only. */
        contractorRoles: `${iam}:role/contractors/*`,
        /** What `aws login` asks for on the way from the console's sign-in to the command line. */
        commandLineSignIn: regional("signin", "oauth2/public-client/localhost"),
        flowLogGroup: regional("logs", `log-group:${platformNames.flowLogGroup}`),
        vpnHandler: regional("lambda", `function:${platformNames.vpnHandler}`),
        vpnHandlerRole: `${iam}:role/${platformNames.vpnHandlerRole}`,
        vpnHandlerLogGroup: regional("logs", `log-group:${platformNames.vpnHandlerLogGroup}`),
        vpnHandlerEndpoint: regional("ssm", `parameter${platformNames.vpnHandlerEndpoint}`),
        /** Every contractor's record, for the connect handler only. */
        vpnRecords: regional("ssm", `parameter${vpnRecordName("*")}`),
    };
}

/** ARNs of everything that one contractor gets. */
export interface ContractorArns {
    boundary: string;
    role: Record<RoleKind, string>;
    bucket: string;
    /** The objects in the bucket. */
    objects: string;
    ecrRepository: string;
    cluster: string;
    /** Services and tasks in the own cluster: ARN patterns that end in `/*`. */
    services: string;
    tasks: string;
    /** Task definitions of the own families: an ARN pattern. */
    taskDefinitions: string;
    logGroup: string;
    /** Streams of the log group: an ARN pattern that ends in `:*`. */
    logStreams: string;
    /** The record that the VPN's connect handler decides by. */
    vpnRecord: string;
}

/** The ARNs of one contractor. */
export function contractorArns(names: ContractorNames, aws: Account): ContractorArns {
    const global = (service: string, resource: string) =>
        `arn:${aws.partition}:${service}::${service === "s3" ? "" : aws.accountId}:${resource}`;
    const regional = (service: string, resource: string) =>
        `arn:${aws.partition}:${service}:${aws.region}:${aws.accountId}:${resource}`;
    const role = (kind: RoleKind) => global("iam", `role${names.iamPath}${names.role[kind]}`);
    const logGroup = regional("logs", `log-group:${names.logGroup}`);
    const bucket = global("s3", names.bucket);
    return {
        boundary: global("iam", `policy${names.iamPath}${names.boundary}`),
        role: { access: role("access"), deploy: role("deploy"), task: role("task"), execution: role("execution") },
        bucket,
        objects: `${bucket}/*`,
        ecrRepository: regional("ecr", `repository/${names.ecrRepository}`),
        cluster: regional("ecs", `cluster/${names.shared}`),
        services: regional("ecs", `service/${names.shared}/*`),
        tasks: regional("ecs", `task/${names.shared}/*`),
        taskDefinitions: regional("ecs", `task-definition/${names.taskFamilyPrefix}*`),
        logGroup,
        logStreams: `${logGroup}:*`,
        vpnRecord: regional("ssm", `parameter${names.vpnRecord}`),
    };
}
