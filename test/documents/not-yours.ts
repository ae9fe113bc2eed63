import type { RoleKind } from "../../components/planning/names";
import { type Deed, type Row, type Wall, deeds } from "./deeds";
import { workingDay } from "./working-day";
import type { Person } from "./world";

// One line of a table is one sentence, so the tables stay as they are written: prettier would spread each over ten.

const EVERY_ROLE: readonly RoleKind[] = ["access", "deploy", "task", "execution"];
const PEOPLE: readonly RoleKind[] = ["access", "deploy"];
/** What no role has anything like: one that a person acts with, one that a container acts with. */
const ANYBODY: readonly RoleKind[] = ["access", "task"];

/** Only the role's own policies know the subnet. */
const GRANTS: readonly Wall[] = ["grants"];
/** The Deny list speaks of resources, regions and services; how an own thing is used is said by what allows it. */
const ALLOWS: readonly Wall[] = ["grants", "allow list"];
/** The resource has the right name, and only the circumstances are wrong. */
const DENIES: readonly Wall[] = ["deny list"];

/** Accounts of other owners: production, and a stranger. */
export const PRODUCTION = "111122223333";

/** A region of the same partition that is not the person's. */
export function otherRegion({ plan }: Person): string {
    const { partition, region } = plan.organization.aws;
    const [one, another] = {
        aws: ["us-east-1", "us-west-2"] as const,
        "aws-cn": ["cn-northwest-1", "cn-north-1"] as const,
        "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"] as const,
    }[partition];
    return region === one ? another : one;
}

/** What must be denied at any time. */
export function notYours(me: Person, neighbours: readonly Person[]): Deed[] {
    return [
        ...neighbours.flatMap((neighbour) => workingDayOf(neighbour, me)),
        ...deeds([
            ...neighbours.flatMap((neighbour) => ownThingsWith(me, neighbour)),
            ...ownThingsWrongly(me),
            ...ownThingsByTheWrongRole(me),
            ...ownThingsOfThePlatform(me),
            ...everybodys(me),
            ...identity(me.plan.arns.role.access, me.plan.arns.boundary),
            ...identity(me.plan.arns.role.task, me.plan.arns.boundary),
            ...neighbours.slice(0, 1).flatMap(({ plan }) => identity(plan.arns.role.access, plan.arns.boundary)),
            ...identities(me),
            ...chains(me, neighbours),
            ...account(me),
            ...elsewhere(me),
        ]),
    ];
}

/** All that a neighbour does, tried by the same role of mine. */
function workingDayOf(neighbour: Person, me: Person): Deed[] {
    const shared = ["*", me.plan.platformArns.commandLineSignIn];
    return workingDay(neighbour)
        .filter(({ resource, action }) => !shared.includes(resource) || action.startsWith("ecs:List"))
        .map((deed) => ({
            ...deed,
            what: `${deed.what}, ${neighbour.plan.entry.handle}'s`,
            // A list takes no resource: its cluster is a matter of circumstances.
            walls: deed.action.startsWith("ecs:List") ? ALLOWS : deed.walls,
        }));
}

/** My service with something of a neighbour's. */
function ownThingsWith({ plan: mine, subnetId }: Person, { plan: theirs, subnetId: theirSubnet }: Person): Row[] {
    const service = mine.arns.services.replace("*", "web");
    const ownDefinition = { "ecs:task-definition": mine.arns.taskDefinitions.replace("*", "web:7") };
    const theirDefinition = { "ecs:task-definition": theirs.arns.taskDefinitions.replace("*", "web:7") };
    const ownBudget = { "aws:RequestTag/Contractor": mine.entry.handle, "ecs:propagate-tags": "SERVICE" };
    const theirBudget = { ...ownBudget, "aws:RequestTag/Contractor": theirs.entry.handle };
    const here = { "ecs:subnet": [subnetId] };
    const who = theirs.entry.handle;
    const theirService = theirs.arns.services.replace("*", "web");
    const ownName = { "aws:RequestTag/Contractor": mine.entry.handle, "ecs:CreateAction": "CreateService" };
    // prettier-ignore
    return [
        [`read or rewrite ${who}'s record for the VPN`, ANYBODY, ["ssm:GetParameter", "ssm:PutParameter", "ssm:DeleteParameter"], theirs.arns.vpnRecord],
        [`run a service in ${who}'s cluster`, PEOPLE, ["ecs:CreateService"], theirService, { ...ownDefinition, ...ownBudget, ...here }],
        [`put the own name on ${who}'s service`, PEOPLE, ["ecs:TagResource"], theirService, ownName],
        [`run a service in ${who}'s subnet`, PEOPLE, ["ecs:CreateService"], service, { ...ownDefinition, ...ownBudget, "ecs:subnet": [theirSubnet] }, GRANTS],
        [`run a service in both subnets`, PEOPLE, ["ecs:CreateService"], service, { ...ownDefinition, ...ownBudget, "ecs:subnet": [subnetId, theirSubnet] }, GRANTS],
        [`move a service to ${who}'s subnet`, PEOPLE, ["ecs:UpdateService"], service, { "ecs:subnet": [theirSubnet] }, GRANTS],
        [`spread a service to ${who}'s subnet`, PEOPLE, ["ecs:UpdateService"], service, { "ecs:subnet": [subnetId, theirSubnet] }, GRANTS],
        [`run ${who}'s task definition`, PEOPLE, ["ecs:CreateService"], service, { ...theirDefinition, ...ownBudget, ...here }, ALLOWS],
        [`change to ${who}'s task definition`, PEOPLE, ["ecs:UpdateService"], service, theirDefinition, ALLOWS],
        [`run on ${who}'s budget`, PEOPLE, ["ecs:CreateService"], service, { ...ownDefinition, ...theirBudget, ...here }, ALLOWS],
        [`name a service after ${who}`, PEOPLE, ["ecs:TagResource"], service, { "aws:RequestTag/Contractor": who, "ecs:CreateAction": "CreateService" }, ALLOWS],
    ];
}

/** My own things, in a way that they are not meant for. */
function ownThingsWrongly({ plan, subnetId }: Person): Row[] {
    const { arns, entry } = plan;
    const service = arns.services.replace("*", "web");
    const definition = { "ecs:task-definition": arns.taskDefinitions.replace("*", "web:7") };
    const ownTag = { "aws:RequestTag/Contractor": entry.handle };
    const ownBudget = { ...ownTag, "ecs:propagate-tags": "SERVICE" };
    const here = { "ecs:subnet": [subnetId] };
    const proper = { ...definition, ...ownBudget, ...here };
    // prettier-ignore
    return [
        ["run a service in no subnet", PEOPLE, ["ecs:CreateService"], service, { ...definition, ...ownBudget }, GRANTS],
        ["run a service of no task definition", PEOPLE, ["ecs:CreateService"], service, { ...ownBudget, ...here }, ALLOWS],
        ["run a service on no budget", PEOPLE, ["ecs:CreateService"], service, { ...definition, ...here, "ecs:propagate-tags": "SERVICE" }, ALLOWS],
        ["keep the budget from the tasks", PEOPLE, ["ecs:CreateService"], service, { ...proper, "ecs:propagate-tags": "NONE" }, ALLOWS],
        ["keep the budget from the tasks by silence", PEOPLE, ["ecs:CreateService"], service, { ...definition, ...ownTag, ...here }, ALLOWS],
        ["take the budget from running tasks", PEOPLE, ["ecs:UpdateService"], service, { "ecs:propagate-tags": "TASK_DEFINITION" }, ALLOWS],
        ["open a shell into containers", PEOPLE, ["ecs:CreateService"], service, { ...proper, "ecs:enable-execute-command": "true" }, ALLOWS],
        ["open a shell later", PEOPLE, ["ecs:UpdateService"], service, { "ecs:enable-execute-command": "true" }, ALLOWS],
        ["have a public address", PEOPLE, ["ecs:CreateService"], service, { ...proper, "ecs:auto-assign-public-ip": "true" }, ALLOWS],
        ["get a public address later", PEOPLE, ["ecs:UpdateService"], service, { "ecs:auto-assign-public-ip": "true" }, ALLOWS],
        ["have ECS build a gateway and what it needs", PEOPLE, ["ecs:CreateExpressGatewayService"], service, proper, ALLOWS],
        ["rename what exists", PEOPLE, ["ecs:TagResource"], service, ownTag, ALLOWS],
        ["name something else on creation", PEOPLE, ["ecs:TagResource"], service, { ...ownTag, "ecs:CreateAction": "CreateTaskSet" }, ALLOWS],
        ["name nobody on creation", PEOPLE, ["ecs:TagResource"], service, { "ecs:CreateAction": "CreateService" }, ALLOWS],
        ["pass a role to another service", PEOPLE, ["iam:PassRole"], arns.role.task, { "iam:PassedToService": "lambda.amazonaws.com" }, ALLOWS],
        ["pass a role to another service", PEOPLE, ["iam:PassRole"], arns.role.execution, { "iam:PassedToService": "ec2.amazonaws.com" }, ALLOWS],
        ["pass a role to whom it does not say", PEOPLE, ["iam:PassRole"], arns.role.task, {}, ALLOWS],
        ["list clusters without saying whose", PEOPLE, ["ecs:ListServices", "ecs:ListTasks"], "*", {}, ALLOWS],
        ["pass the access role", EVERY_ROLE, ["iam:PassRole"], arns.role.access, { "iam:PassedToService": "ecs-tasks.amazonaws.com" }],
        ["pass the deploy role", EVERY_ROLE, ["iam:PassRole"], arns.role.deploy, { "iam:PassedToService": "ecs-tasks.amazonaws.com" }],
        ["pass a role of a longer name", EVERY_ROLE, ["iam:PassRole"], `${arns.role.task}-admin`, { "iam:PassedToService": "ecs-tasks.amazonaws.com" }],
        ["pass a role of a longer name", EVERY_ROLE, ["iam:PassRole"], `${arns.role.execution}-admin`, { "iam:PassedToService": "ecs-tasks.amazonaws.com" }],
        ["list a bucket of a longer name", EVERY_ROLE, ["s3:ListBucket"], `${arns.bucket}-logs`],
        ["use objects in a bucket of a longer name", EVERY_ROLE, ["s3:GetObject", "s3:PutObject"], `${arns.bucket}-logs/a`],
        ["sign in on another machine", EVERY_ROLE, ["signin:AuthorizeOAuth2Access", "signin:CreateOAuth2Token"], plan.platformArns.commandLineSignIn.replace("localhost", "remote")],
        ["pass the role of the VPN's handler", EVERY_ROLE, ["iam:PassRole"], plan.platformArns.vpnHandlerRole, { "iam:PassedToService": "lambda.amazonaws.com" }],
        ["pass a role of the platform", EVERY_ROLE, ["iam:PassRole"], plan.platformArns.budgetActionRole, { "iam:PassedToService": "ecs-tasks.amazonaws.com" }],
    ];
}

/** What another of my roles may do: the boundary is the person's, so only the role's own policies keep it out. */
function ownThingsByTheWrongRole({ plan, subnetId }: Person): Row[] {
    const { arns, entry } = plan;
    const service = arns.services.replace("*", "web");
    const newService = {
        "ecs:task-definition": arns.taskDefinitions.replace("*", "web:7"),
        "ecs:subnet": [subnetId],
        "aws:RequestTag/Contractor": entry.handle,
        "ecs:propagate-tags": "SERVICE",
    };
    const stream = `${arns.logGroup}:log-stream:web/web/0123456789abcdef`;
    const containers: readonly RoleKind[] = ["task", "execution"];
    // prettier-ignore
    return [
        ["sign in from a command line", ["deploy", ...containers], ["signin:CreateOAuth2Token"], plan.platformArns.commandLineSignIn, {}, GRANTS],
        ["sign in to the registry", ["task"], ["ecr:GetAuthorizationToken"], "*", {}, GRANTS],
        ["push an image", containers, ["ecr:InitiateLayerUpload", "ecr:PutImage"], arns.ecrRepository, {}, GRANTS],
        ["pull an image", ["task"], ["ecr:BatchGetImage"], arns.ecrRepository, {}, GRANTS],
        ["look at images", ["deploy", ...containers], ["ecr:DescribeImages"], arns.ecrRepository, {}, GRANTS],
        ["register a task definition", containers, ["ecs:RegisterTaskDefinition"], arns.taskDefinitions.replace("*", "web:8"), {}, GRANTS],
        ["run a service", containers, ["ecs:CreateService"], service, newService, GRANTS],
        ["pass a role", containers, ["iam:PassRole"], arns.role.task, { "iam:PassedToService": "ecs-tasks.amazonaws.com" }, GRANTS],
        ["delete a service", ["deploy", ...containers], ["ecs:DeleteService"], service, {}, GRANTS],
        ["stop a task", ["deploy", ...containers], ["ecs:StopTask"], arns.tasks.replace("*", "0123456789abcdef"), {}, GRANTS],
        ["list services", ["deploy", ...containers], ["ecs:ListServices"], "*", { "ecs:cluster": arns.cluster }, GRANTS],
        ["read a log", ["deploy", ...containers], ["logs:GetLogEvents"], stream, {}, GRANTS],
        ["write a log", ["access", "deploy", "task"], ["logs:PutLogEvents"], stream, {}, GRANTS],
        ["read and write objects", ["deploy", "execution"], ["s3:GetObject", "s3:PutObject"], arns.objects.replace("*", "a"), {}, GRANTS],
        ["list the bucket", ["deploy", "execution"], ["s3:ListBucket"], arns.bucket, {}, GRANTS],
    ];
}

/** My own things, which the platform made and only the platform changes. */
function ownThingsOfThePlatform({ plan }: Person): Row[] {
    const { arns } = plan;
    const definition = arns.taskDefinitions.replace("*", "web:7");
    const stream = `${arns.logGroup}:log-stream:web/web/0123456789abcdef`;
    // prettier-ignore
    return [
        ["run a task, whose subnet nothing can check", EVERY_ROLE, ["ecs:RunTask", "ecs:StartTask"], definition, { "ecs:cluster": arns.cluster }, ALLOWS],
        ["delete task definitions, the record of what ran", EVERY_ROLE, ["ecs:DeleteTaskDefinitions"], definition, {}, ALLOWS],
        ["take the own name off", EVERY_ROLE, ["ecs:UntagResource"], arns.services.replace("*", "web"), {}, ALLOWS],
        ["change or delete the cluster", EVERY_ROLE, ["ecs:UpdateCluster", "ecs:DeleteCluster", "ecs:PutClusterCapacityProviders"], arns.cluster],
        ["bring an own machine into the cluster", EVERY_ROLE, ["ecs:RegisterContainerInstance"], arns.cluster],
        ["delete images and their rules", EVERY_ROLE, ["ecr:BatchDeleteImage", "ecr:PutImageTagMutability", "ecr:PutLifecyclePolicy"], arns.ecrRepository, {}, ALLOWS],
        ["open or delete the repository", EVERY_ROLE, ["ecr:SetRepositoryPolicy", "ecr:DeleteRepository"], arns.ecrRepository, {}, ALLOWS],
        ["delete logs or send them elsewhere", EVERY_ROLE, ["logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:PutSubscriptionFilter"], arns.logGroup, {}, ALLOWS],
        ["delete a log", EVERY_ROLE, ["logs:DeleteLogStream"], stream, {}, ALLOWS],
        ["open or delete the bucket", EVERY_ROLE, ["s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock", "s3:PutReplicationConfiguration", "s3:DeleteBucket"], arns.bucket, {}, ALLOWS],
        ["open an object", EVERY_ROLE, ["s3:PutObjectAcl"], arns.objects.replace("*", "a"), {}, ALLOWS],
        ["raise or delete the own budget", EVERY_ROLE, ["budgets:ModifyBudget"], `arn:${plan.organization.aws.partition}:budgets::${plan.organization.aws.accountId}:budget/${plan.names.shared}`],
    ];
}

/** What takes no resource: the whole account's, or a neighbour's by chance. */
function everybodys({ plan }: Person): Row[] {
    const { platformArns } = plan;
    // prettier-ignore
    return [
        ["read or switch off anybody's task definitions", ANYBODY, ["ecs:DescribeTaskDefinition", "ecs:DeregisterTaskDefinition", "ecs:ListTaskDefinitions"], "*"],
        ["look around in ECS and change its settings", ANYBODY, ["ecs:ListClusters", "ecs:PutAccountSettingDefault"], "*"],
        ["look around in the registry and change its settings", ANYBODY, ["ecr:DescribeRegistry", "ecr:PutRegistryPolicy", "ecr:PutReplicationConfiguration"], "*"],
        ["look around in logs and change their rules", ANYBODY, ["logs:DescribeLogGroups", "logs:PutResourcePolicy", "logs:PutAccountPolicy"], "*"],
        ["look around in S3", ANYBODY, ["s3:ListAllMyBuckets", "s3:PutAccountPublicAccessBlock"], "*"],
        ["change how people sign in", ANYBODY, ["signin:PutConsoleAuthorizationConfiguration"], "*"],
        ["read or delete the platform's logs", ANYBODY, ["logs:FilterLogEvents", "logs:DeleteLogGroup"], platformArns.flowLogGroup],
        ["read or rewrite what the VPN lets one in by", ANYBODY, ["ssm:GetParameter", "ssm:GetParameters", "ssm:PutParameter", "ssm:DeleteParameter"], plan.arns.vpnRecord],
        ["have the VPN's handler answer for another endpoint", ANYBODY, ["ssm:PutParameter", "ssm:DeleteParameter"], platformArns.vpnHandlerEndpoint],
        ["change, ask or delete the VPN's handler", ANYBODY, ["lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:InvokeFunction", "lambda:PutFunctionConcurrency", "lambda:DeleteFunction"], platformArns.vpnHandler],
        ["read or delete the log of the VPN's handler", ANYBODY, ["logs:FilterLogEvents", "logs:DeleteLogGroup"], platformArns.vpnHandlerLogGroup],
        ["write into the platform's logs", ANYBODY, ["logs:PutLogEvents"], `${platformArns.flowLogGroup}:log-stream:eni-0`],
    ];
}

/** A role and its boundary: every way to become more than one is. */
function identity(role: string, boundary: string): Row[] {
    // prettier-ignore
    return [
        ["take the boundary off", ANYBODY, ["iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"], role],
        ["give a role more", ANYBODY, ["iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:DetachRolePolicy", "iam:DeleteRolePolicy"], role],
        ["let others take a role on", ANYBODY, ["iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:DeleteRole"], role],
        ["look at a role", ANYBODY, ["iam:GetRole"], role],
        ["rewrite the boundary", ANYBODY, ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:DeletePolicyVersion", "iam:DeletePolicy"], boundary],
    ];
}

/** New identities, and the providers that all of them come from. */
function identities({ plan }: Person): Row[] {
    const { awsSamlProvider, githubOidcProvider } = plan.platformArns;
    const iam = (resource: string) =>
        `arn:${plan.organization.aws.partition}:iam::${plan.organization.aws.accountId}:${resource}`;
    // prettier-ignore
    return [
        ["make a role", ANYBODY, ["iam:CreateRole"], iam("role/contractors/mine")],
        ["make a user with keys", ANYBODY, ["iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile"], iam("user/mine")],
        ["make or rewrite a policy", ANYBODY, ["iam:CreatePolicy", "iam:CreatePolicyVersion"], iam("policy/contractors-spending-stop")],
        ["sign in through another Okta", ANYBODY, ["iam:CreateSAMLProvider", "iam:UpdateSAMLProvider", "iam:DeleteSAMLProvider"], awsSamlProvider],
        ["trust another GitHub", ANYBODY, ["iam:CreateOpenIDConnectProvider", "iam:AddClientIDToOpenIDConnectProvider", "iam:UpdateOpenIDConnectProviderThumbprint"], githubOidcProvider],
    ];
}

/** Taking on another role, which would hide the person. */
function chains({ plan }: Person, neighbours: readonly Person[]): Row[] {
    const { partition } = plan.organization.aws;
    const others = [
        ...Object.values(plan.arns.role),
        ...neighbours.map((neighbour) => neighbour.plan.arns.role.access),
        plan.platformArns.budgetActionRole,
        plan.platformArns.vpnHandlerRole,
        `arn:${partition}:iam::${PRODUCTION}:role/OrganizationAccountAccessRole`,
    ];
    // prettier-ignore
    return [
        ...others.map((role): Row => ["take on another role", ANYBODY, ["sts:AssumeRole"], role]),
        ["take on a role under another name", ANYBODY, ["sts:TagSession", "sts:SetSourceIdentity"], plan.arns.role.task],
        ["get credentials of another kind", ANYBODY, ["sts:GetSessionToken", "sts:GetWebIdentityToken"], "*"],
    ];
}

/** The account, its organization, its trails and everything that AWS offers besides. */
function account({ plan }: Person): Row[] {
    const { partition, region, accountId } = plan.organization.aws;
    const arn = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
    // prettier-ignore
    return [
        ["leave or read the organization", ANYBODY, ["organizations:LeaveOrganization", "organizations:ListAccounts"], "*"],
        ["switch off the trail", ANYBODY, ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors"], arn("cloudtrail", "trail/audit")],
        ["switch off Config", ANYBODY, ["config:StopConfigurationRecorder", "config:DeleteConfigurationRecorder"], arn("config", "configuration-recorder/default/0123456789abcdef")],
        ["switch off flow logs", ANYBODY, ["ec2:DeleteFlowLogs"], arn("ec2", "vpc-flow-log/fl-0123456789abcdef0")],
        ["change the network", ANYBODY, ["ec2:ModifyVpcEndpoint"], arn("ec2", "vpc-endpoint/vpce-0123456789abcdef0")],
        ["change security groups", ANYBODY, ["ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress"], arn("ec2", "security-group/sg-0123456789abcdef0")],
        ["let oneself into the VPN", ANYBODY, ["ec2:AuthorizeClientVpnIngress"], arn("ec2", "client-vpn-endpoint/cvpn-endpoint-0123456789abcdef0")],
        ["look at the network", ANYBODY, ["ec2:DescribeSubnets", "ec2:DescribeNetworkInterfaces"], "*"],
        ["run code elsewhere", ANYBODY, ["lambda:CreateFunction", "lambda:InvokeFunction"], arn("lambda", "function:mine")],
        ["build with CloudFormation", ANYBODY, ["cloudformation:CreateStack"], arn("cloudformation", "stack/mine/0123456789abcdef")],
        ["read secrets", ANYBODY, ["secretsmanager:GetSecretValue"], arn("secretsmanager", "secret:database-AbCdEf")],
        ["read parameters", ANYBODY, ["ssm:GetParameter"], arn("ssm", "parameter/database")],
        ["use keys", ANYBODY, ["kms:Decrypt", "kms:CreateGrant"], arn("kms", "key/01234567-89ab-cdef-0123-456789abcdef")],
    ];
}

/** My names in another region or account. */
function elsewhere(me: Person): Row[] {
    const { plan, subnetId } = me;
    const { arns, entry } = plan;
    const { partition, region, accountId } = plan.organization.aws;
    const away = otherRegion(me);
    const there = (arn: string) => arn.replace(`:${region}:`, `:${away}:`);
    const theirs = (arn: string) => arn.replace(`:${accountId}:`, `:${PRODUCTION}:`);
    const object = arns.objects.replace("*", "a");
    const service = arns.services.replace("*", "web");
    const newService = {
        "ecs:task-definition": arns.taskDefinitions.replace("*", "web:7"),
        "ecs:subnet": [subnetId],
        "aws:RequestTag/Contractor": entry.handle,
        "ecs:propagate-tags": "SERVICE",
    };
    const production = { account: PRODUCTION };
    // prettier-ignore
    return [
        ["push an image in another region", PEOPLE, ["ecr:PutImage"], there(arns.ecrRepository), { region: away }],
        ["run a service in another region", PEOPLE, ["ecs:CreateService"], there(service), { ...newService, region: away }],
        ["read a log in another region", ["access"], ["logs:GetLogEvents"], there(`${arns.logGroup}:log-stream:a`), { region: away }],
        ["sign in to the registry of another region", ["access", "deploy", "execution"], ["ecr:GetAuthorizationToken"], "*", { region: away }, DENIES],
        ["use objects through another region", ["access", "task"], ["s3:GetObject", "s3:PutObject"], object, { region: away }, DENIES],
        ["push an image in production", PEOPLE, ["ecr:PutImage"], theirs(arns.ecrRepository), production],
        ["run a service in production", PEOPLE, ["ecs:CreateService"], theirs(service), { ...newService, ...production }],
        ["read a log in production", ["access"], ["logs:GetLogEvents"], theirs(`${arns.logGroup}:log-stream:a`), production],
        ["pass a role of production", PEOPLE, ["iam:PassRole"], theirs(arns.role.task), { ...production, "iam:PassedToService": "ecs-tasks.amazonaws.com" }],
        ["use another account's bucket", ["access", "task"], ["s3:GetObject", "s3:PutObject"], `arn:${partition}:s3:::production-data/a`, production],
        ["put objects where another account took the bucket's name", ["access", "task"], ["s3:PutObject"], object, production, DENIES],
    ];
}
