import type { RoleKind } from "../../components/planning/names";
import type { Policies } from "./simulate";
import { type Check, type Circumstances, EVERYTHING, OPEN, type Person, check } from "./world";
import { PRODUCTION } from "./not-yours";

// One line of a table is one sentence, so the tables stay as they are written: prettier would spread each over ten.

const ANSWERS = { yes: true, no: false } as const;
type Answer = keyof typeof ANSWERS;

/**
 * What the platform's own roles, endpoints and the contractor's bucket must allow and deny, at a moment of the
 * contract.
 */
export function platformChecks(me: Person, neighbour: Person, at: string): Check[] {
    return [
        ...flowLogs(me, at),
        ...budgetActions(me, at),
        ...spendingStop(me, at),
        ...connectHandler(me, neighbour, at),
        ...bucket(me, neighbour, at),
        ...s3Endpoint(me, neighbour, at),
        ...interfaceEndpoint(me, at),
    ];
}

function plainly(me: Person, at: string, names: Parameters<typeof check>[3], given: Policies = {}) {
    return (
        what: string,
        answer: Answer,
        principal: string,
        action: string,
        resource: string,
        circumstances: Circumstances = {},
    ): Check => {
        const { plan } = me;
        const { account = plan.organization.aws.accountId, region, ...keys } = circumstances;
        const context = {
            "aws:CurrentTime": at,
            "aws:RequestedRegion": region ?? plan.organization.aws.region,
            ...(resource === "*" ? {} : { "aws:ResourceAccount": account }),
            ...keys,
        };
        return check(
            `${what} (${action} on ${resource})`,
            ANSWERS[answer],
            { principal, action, resource, account, context },
            names,
            given,
        );
    };
}

function session({ plan }: Person, role: string): string {
    const { partition, accountId } = plan.organization.aws;
    return `arn:${partition}:sts::${accountId}:assumed-role/${role}/session`;
}

function flowLogs(me: Person, at: string): Check[] {
    const { partition, region, accountId } = me.plan.organization.aws;
    const { flowLogGroup } = me.plan.platformArns;
    const role = `arn:${partition}:iam::${accountId}:role/contractors-flow-logs`;
    const source = {
        "aws:SourceAccount": accountId,
        "aws:SourceArn": `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/fl-0123456789abcdef0`,
    };
    const service = "vpc-flow-logs.amazonaws.com";
    const trust = plainly(me, at, { resource: "trust of flow logs" });
    const does = plainly(me, at, { identity: ["flow logs"] });
    const who = session(me, "contractors-flow-logs");
    // prettier-ignore
    return [
        trust("flow logs take on their role", "yes", service, "sts:AssumeRole", role, source),
        trust("another service takes on the flow log role", "no", "ec2.amazonaws.com", "sts:AssumeRole", role, source),
        trust("a contractor takes on the flow log role", "no", me.plan.arns.role.access, "sts:AssumeRole", role),
        trust("flow logs with tags", "no", service, "sts:TagSession", role, source),
        trust("flow logs of another account", "no", service, "sts:AssumeRole", role, { ...source, "aws:SourceAccount": PRODUCTION }),
        trust("flow logs of nobody", "no", service, "sts:AssumeRole", role, { "aws:SourceArn": source["aws:SourceArn"] }),
        trust("flow logs of no log", "no", service, "sts:AssumeRole", role, { "aws:SourceAccount": accountId }),
        trust("flow logs of another thing", "no", service, "sts:AssumeRole", role, { ...source, "aws:SourceArn": `arn:${partition}:ec2:${region}:${accountId}:vpc/vpc-0` }),
        does("flow logs find their group", "yes", who, "logs:DescribeLogGroups", "*"),
        does("flow logs find their streams", "yes", who, "logs:DescribeLogStreams", flowLogGroup),
        does("flow logs find their streams", "yes", who, "logs:DescribeLogStreams", `${flowLogGroup}:log-stream:`),
        does("flow logs open a stream", "yes", who, "logs:CreateLogStream", `${flowLogGroup}:log-stream:eni-0`),
        does("flow logs write", "yes", who, "logs:PutLogEvents", `${flowLogGroup}:log-stream:eni-0`),
        does("flow logs read", "no", who, "logs:GetLogEvents", `${flowLogGroup}:log-stream:eni-0`),
        does("flow logs delete", "no", who, "logs:DeleteLogGroup", flowLogGroup),
        does("flow logs write into the VPN's log", "no", who, "logs:PutLogEvents", `${flowLogGroup.replace("/flow", "/vpn")}:log-stream:a`),
        does("flow logs write into a contractor's log", "no", who, "logs:PutLogEvents", `${me.plan.arns.logGroup}:log-stream:a`),
        does("flow logs look into a group of a longer name", "no", who, "logs:DescribeLogStreams", `${flowLogGroup}-2`),
        does("flow logs read something else of the account", "no", who, "logs:DescribeResourcePolicies", "*"),
    ];
}

function budgetActions(me: Person, at: string): Check[] {
    const { arns, platformArns, organization } = me.plan;
    const { partition, accountId } = organization.aws;
    const budget = `arn:${partition}:budgets::${accountId}:budget`;
    const source = { "aws:SourceAccount": accountId, "aws:SourceArn": `${budget}/contractor-${me.plan.entry.handle}` };
    const service = "budgets.amazonaws.com";
    const trust = plainly(me, at, { resource: "trust of budget actions" });
    const does = plainly(me, at, { identity: ["budget actions"] });
    const who = session(me, "contractors-budget-actions");
    const role = platformArns.budgetActionRole;
    const stop = { "iam:PolicyARN": platformArns.spendingStopPolicy };
    // prettier-ignore
    return [
        trust("Budgets take on their role", "yes", service, "sts:AssumeRole", role, source),
        trust("another service takes on the budget action role", "no", "ecs-tasks.amazonaws.com", "sts:AssumeRole", role, source),
        trust("a contractor takes on the budget action role", "no", arns.role.access, "sts:AssumeRole", role),
        trust("Budgets with tags", "no", service, "sts:TagSession", role, source),
        trust("a budget of a similar name", "no", service, "sts:AssumeRole", role, { ...source, "aws:SourceArn": `${budget}/contractors` }),
        trust("Budgets of another account", "no", service, "sts:AssumeRole", role, { ...source, "aws:SourceAccount": PRODUCTION }),
        trust("Budgets of nobody", "no", service, "sts:AssumeRole", role, { "aws:SourceArn": source["aws:SourceArn"] }),
        trust("no budget", "no", service, "sts:AssumeRole", role, { "aws:SourceAccount": accountId }),
        trust("a budget that is no contractor's", "no", service, "sts:AssumeRole", role, { ...source, "aws:SourceArn": `${budget}/whole-account` }),
        ...(["access", "deploy", "task", "execution"] as const).flatMap((kind: RoleKind) => [
            does("Budgets stop the spending", "yes", who, "iam:AttachRolePolicy", arns.role[kind], stop),
            does("Budgets let spending go on", "yes", who, "iam:DetachRolePolicy", arns.role[kind], stop),
        ]),
        does("Budgets attach an administrator's policy", "no", who, "iam:AttachRolePolicy", arns.role.access, { "iam:PolicyARN": `arn:${partition}:iam::aws:policy/AdministratorAccess` }),
        does("Budgets attach a policy of a longer name", "no", who, "iam:AttachRolePolicy", arns.role.access, { "iam:PolicyARN": `${platformArns.spendingStopPolicy}-2` }),
        does("Budgets detach something else", "no", who, "iam:DetachRolePolicy", arns.role.access, { "iam:PolicyARN": `arn:${partition}:iam::${accountId}:policy/audit` }),
        does("Budgets attach what they do not name", "no", who, "iam:AttachRolePolicy", arns.role.access),
        does("Budgets stop the provisioning role", "no", who, "iam:AttachRolePolicy", `arn:${partition}:iam::${accountId}:role/provisioning`, stop),
        does("Budgets stop themselves", "no", who, "iam:AttachRolePolicy", role, stop),
        does("Budgets stop a role of a similar path", "no", who, "iam:AttachRolePolicy", `arn:${partition}:iam::${accountId}:role/contractors-admin/x`, stop),
        does("Budgets write a policy", "no", who, "iam:PutRolePolicy", arns.role.access),
        does("Budgets take the boundary off", "no", who, "iam:DeleteRolePermissionsBoundary", arns.role.access, { "iam:PermissionsBoundary": arns.boundary }),
    ];
}

/** The spending stop on a role that has everything else. */
function spendingStop(me: Person, at: string): Check[] {
    const { arns } = me.plan;
    const stopped = plainly(me, at, { identity: ["spending stop"] }, { identity: [EVERYTHING] });
    const alone = plainly(me, at, { identity: ["spending stop"] });
    const who = session(me, me.plan.names.role.access);
    const service = arns.services.replace("*", "web");
    const definition = arns.taskDefinitions.replace("*", "web:7");
    const object = arns.objects.replace("*", "a");
    const after = "after the budget is used up";
    // prettier-ignore
    return [
        alone("the spending stop gives nothing itself", "no", who, "ecs:DescribeServices", service),
        stopped(`${after}: run a service`, "no", who, "ecs:CreateService", service),
        stopped(`${after}: grow a service`, "no", who, "ecs:UpdateService", service),
        stopped(`${after}: run tasks`, "no", who, "ecs:RunTask", definition),
        stopped(`${after}: start tasks`, "no", who, "ecs:StartTask", definition),
        stopped(`${after}: add a task set`, "no", who, "ecs:CreateTaskSet", `${arns.cluster.replace(":cluster/", ":task-set/")}/web/ecs-svc/1`),
        stopped(`${after}: register a task definition`, "no", who, "ecs:RegisterTaskDefinition", definition),
        ...["InitiateLayerUpload", "UploadLayerPart", "CompleteLayerUpload", "PutImage"].map((action) => stopped(`${after}: push an image`, "no", who, `ecr:${action}`, arns.ecrRepository)),
        ...["BatchCheckLayerAvailability", "BatchGetImage", "GetDownloadUrlForLayer"].map((action) => stopped(`${after}: start a task, which pulls`, "no", who, `ecr:${action}`, arns.ecrRepository)),
        stopped(`${after}: store an object`, "no", who, "s3:PutObject", object),
        stopped(`${after}: see services`, "yes", who, "ecs:DescribeServices", service),
        stopped(`${after}: delete a service`, "yes", who, "ecs:DeleteService", service),
        stopped(`${after}: stop a task`, "yes", who, "ecs:StopTask", arns.tasks.replace("*", "0a")),
        stopped(`${after}: save the own objects`, "yes", who, "s3:GetObject", object),
        stopped(`${after}: delete objects`, "yes", who, "s3:DeleteObject", object),
        stopped(`${after}: read logs`, "yes", who, "logs:GetLogEvents", `${arns.logGroup}:log-stream:a`),
        stopped(`${after}: look at images`, "yes", who, "ecr:ListImages", arns.ecrRepository),
    ];
}

/** The VPN's connect handler: it reads every record, and changes none. */
function connectHandler(me: Person, neighbour: Person, at: string): Check[] {
    const { arns, platformArns, organization } = me.plan;
    const { partition, region, accountId } = organization.aws;
    const source = { "aws:SourceAccount": accountId };
    const service = "lambda.amazonaws.com";
    const trust = plainly(me, at, { resource: "trust of the connect handler" });
    const does = plainly(me, at, { identity: ["connect handler"] });
    const who = session(me, "contractors-vpn-handler");
    const role = platformArns.vpnHandlerRole;
    const parameter = (name: string) => `arn:${partition}:ssm:${region}:${accountId}:parameter/${name}`;
    const stream = `${platformArns.vpnHandlerLogGroup}:log-stream:2027/01/15/[$LATEST]0123456789abcdef`;
    // prettier-ignore
    return [
        trust("Lambda takes on the handler's role", "yes", service, "sts:AssumeRole", role, source),
        trust("Lambda of another account", "no", service, "sts:AssumeRole", role, { "aws:SourceAccount": PRODUCTION }),
        trust("Lambda of nobody", "no", service, "sts:AssumeRole", role),
        trust("Lambda with tags", "no", service, "sts:TagSession", role, source),
        trust("another service takes on the handler's role", "no", "ecs-tasks.amazonaws.com", "sts:AssumeRole", role, source),
        trust("a contractor takes on the handler's role", "no", arns.role.access, "sts:AssumeRole", role),
        ...[me, neighbour].map(({ plan }) => does("the handler reads a record", "yes", who, "ssm:GetParameters", plan.arns.vpnRecord)),
        does("the handler reads which endpoint it answers for", "yes", who, "ssm:GetParameters", platformArns.vpnHandlerEndpoint),
        ...["CreateLogStream", "PutLogEvents"].map((action) => does("the handler writes its log", "yes", who, `logs:${action}`, stream)),
        ...["PutParameter", "DeleteParameter", "AddTagsToResource"].map((action) => does("the handler changes a record", "no", who, `ssm:${action}`, arns.vpnRecord)),
        ...["GetParameter", "GetParametersByPath", "GetParameterHistory"].map((action) => does("the handler looks around", "no", who, `ssm:${action}`, arns.vpnRecord)),
        does("the handler turns to another endpoint", "no", who, "ssm:PutParameter", platformArns.vpnHandlerEndpoint),
        does("the handler reads something else of the platform", "no", who, "ssm:GetParameters", parameter("contractors-platform/vpn-endpoint-2")),
        ...["database", "contractors-vpn", "contractors-vpn-2/ana"].map((name) => does("the handler reads other parameters", "no", who, "ssm:GetParameters", parameter(name))),
        does("the handler reads records of another region", "no", who, "ssm:GetParameters", arns.vpnRecord.replace(region, "sa-east-1")),
        does("the handler makes groups", "no", who, "logs:CreateLogGroup", platformArns.vpnHandlerLogGroup),
        does("the handler deletes its log", "no", who, "logs:DeleteLogStream", stream),
        ...[platformArns.flowLogGroup, arns.logGroup, `${platformArns.vpnHandlerLogGroup}-2`].map((group) => does("the handler writes another log", "no", who, "logs:PutLogEvents", `${group}:log-stream:a`)),
    ];
}

/** The contractor's bucket and the others in the account, who have everything else. */
function bucket(me: Person, neighbour: Person, at: string): Check[] {
    const { arns, organization } = me.plan;
    const { partition, accountId } = organization.aws;
    const by = (role: string, arn: string) => {
        const ask = plainly(me, at, { resource: "bucket" }, { identity: [EVERYTHING] });
        return (what: string, answer: Answer, action: string, resource: string, secure = "true") =>
            ask(`the bucket: ${what} by ${role}`, answer, session(me, role), action, resource, {
                "aws:PrincipalArn": arn,
                "aws:SecureTransport": secure,
            });
    };
    const object = arns.objects.replace("*", "a");
    const others = [
        by("provisioning", `arn:${partition}:iam::${accountId}:role/provisioning`),
        by(neighbour.plan.names.role.access, neighbour.plan.arns.role.access),
        by(neighbour.plan.names.role.task, neighbour.plan.arns.role.task),
        by(me.plan.names.role.deploy, arns.role.deploy),
        by(me.plan.names.role.execution, arns.role.execution),
        by("a role of a longer name", `${arns.role.access}-2`),
        by("a role of a longer name", `${arns.role.task}-2`),
        // A role of the own name on another path is another role.
        by(me.plan.names.role.access, `arn:${partition}:iam::${accountId}:role/${me.plan.names.role.access}`),
    ];
    const [provisioning] = others;
    const own = [by(me.plan.names.role.access, arns.role.access), by(me.plan.names.role.task, arns.role.task)];
    // prettier-ignore
    return [
        ...others.flatMap((ask) => [
            ask("read", "no", "s3:GetObject", object),
            ask("read an old version", "no", "s3:GetObjectVersion", object),
            ask("write", "no", "s3:PutObject", object),
        ]),
        ...own.flatMap((ask) => [
            ask("read", "yes", "s3:GetObject", object),
            ask("write", "yes", "s3:PutObject", object),
            ask("read without TLS", "no", "s3:GetObject", object, "false"),
            ask("write without TLS", "no", "s3:PutObject", object, "false"),
            ask("delete without TLS", "no", "s3:DeleteObject", object, "false"),
            ask("list without TLS", "no", "s3:ListBucket", arns.bucket, "false"),
        ]),
        ...(provisioning === undefined
            ? []
            : [
                  provisioning("list", "yes", "s3:ListBucket", arns.bucket),
                  provisioning("list versions", "yes", "s3:ListBucketVersions", arns.bucket),
                  provisioning("sweep", "yes", "s3:DeleteObject", object),
                  provisioning("sweep old versions", "yes", "s3:DeleteObjectVersion", object),
                  provisioning("change this policy", "yes", "s3:PutBucketPolicy", arns.bucket),
                  provisioning("delete the bucket", "yes", "s3:DeleteBucket", arns.bucket),
              ]),
    ];
}

function s3Endpoint(me: Person, neighbour: Person, at: string): Check[] {
    const { arns, organization } = me.plan;
    const { partition, region, accountId } = organization.aws;
    const through = plainly(me, at, { endpoint: "S3 endpoint" }, { identity: [EVERYTHING] });
    const ours = { "aws:PrincipalAccount": accountId };
    const stranger = `arn:${partition}:sts::${PRODUCTION}:assumed-role/mine/session`;
    const who = session(me, me.plan.names.role.task);
    const layers = `arn:${partition}:s3:::prod-${region}-starport-layer-bucket`;
    const open = plainly(me, at, { endpoint: "S3 endpoint" }, { identity: [EVERYTHING], resource: OPEN });
    // prettier-ignore
    return [
        ...[me, neighbour].map(({ plan }) => through("through the S3 endpoint: a contractor's object", "yes", who, "s3:GetObject", plan.arns.objects.replace("*", "a"), ours)),
        open("through the S3 endpoint: image layers", "yes", stranger, "s3:GetObject", `${layers}/sha256`, { account: "111122223333", "aws:PrincipalAccount": PRODUCTION }),
        open("through the S3 endpoint: writing image layers", "no", who, "s3:PutObject", `${layers}/sha256`, { ...ours, account: "111122223333" }),
        open("through the S3 endpoint: listing image layers", "no", who, "s3:ListBucket", layers, { ...ours, account: "111122223333" }),
        open("through the S3 endpoint: layers of another region", "no", who, "s3:GetObject", `${layers.replace(region, "sa-east-1")}/sha256`, { ...ours, account: "111122223333" }),
        open("through the S3 endpoint: a bucket of somebody else", "no", who, "s3:PutObject", `arn:${partition}:s3:::drop-box/a`, { ...ours, account: PRODUCTION }),
        open("through the S3 endpoint: a contractor's name in another account", "no", who, "s3:PutObject", arns.objects.replace("*", "a"), { ...ours, account: PRODUCTION }),
        open("through the S3 endpoint: foreign credentials", "no", stranger, "s3:PutObject", arns.objects.replace("*", "a"), { "aws:PrincipalAccount": PRODUCTION }),
        through("through the S3 endpoint: another bucket of the account", "no", who, "s3:GetObject", `arn:${partition}:s3:::${organization.name}-pulumi-state/a`, ours),
        through("through the S3 endpoint: another organization's name", "no", who, "s3:ListBucket", `arn:${partition}:s3:::other-ana-${accountId}`, ours),
        ...["s3:GetObject", "s3:PutObject"].map((action) => through("through the S3 endpoint: a bucket of a longer name", "no", who, action, `${arns.bucket}-logs/a`, ours)),
        through("through the S3 endpoint: a bucket of a longer name", "no", who, "s3:ListBucket", `${arns.bucket}-logs`, ours),
        open("through the S3 endpoint: no credentials at all", "no", stranger, "s3:GetObject", arns.objects.replace("*", "a")),
        open("through the S3 endpoint: another bucket of layers", "no", who, "s3:GetObject", `${layers}-2/sha256`, { ...ours, account: "111122223333" }),
        through("through the S3 endpoint: opening a bucket", "no", who, "s3:PutBucketPolicy", arns.bucket, ours),
        through("through the S3 endpoint: opening an object", "no", who, "s3:PutObjectAcl", arns.objects.replace("*", "a"), ours),
    ];
}

function interfaceEndpoint(me: Person, at: string): Check[] {
    const { arns, organization } = me.plan;
    const { partition, accountId } = organization.aws;
    const open = plainly(me, at, { endpoint: "interface endpoint" }, { identity: [EVERYTHING], resource: OPEN });
    const who = session(me, me.plan.names.role.execution);
    const stranger = `arn:${partition}:sts::${PRODUCTION}:assumed-role/mine/session`;
    const ours = { "aws:PrincipalAccount": accountId };
    // prettier-ignore
    return [
        open("through an interface endpoint: the own log", "yes", who, "logs:PutLogEvents", `${arns.logGroup}:log-stream:a`, ours),
        open("through an interface endpoint: the own registry", "yes", who, "ecr:GetAuthorizationToken", "*", ours),
        open("through an interface endpoint: another account's log", "no", who, "logs:PutLogEvents", `${arns.logGroup.replace(accountId, PRODUCTION)}:log-stream:a`, { ...ours, account: PRODUCTION }),
        open("through an interface endpoint: another account's images", "no", who, "ecr:BatchGetImage", arns.ecrRepository.replace(accountId, PRODUCTION), { ...ours, account: PRODUCTION }),
        open("through an interface endpoint: no credentials at all", "no", stranger, "logs:PutLogEvents", `${arns.logGroup}:log-stream:a`),
        open("through an interface endpoint: foreign credentials", "no", stranger, "logs:PutLogEvents", `${arns.logGroup}:log-stream:a`, { "aws:PrincipalAccount": PRODUCTION }),
    ];
}
