import { type Deed, deeds } from "./deeds";
import { type SignIn, assertion, ecsTask, token } from "./sign-ins";
import type { Person } from "./world";

/** How a contractor gets in: each line must be allowed from the first to the last second, and never afterwards. */
export function signIns(person: Person): SignIn[] {
    const { plan } = person;
    const okta = { role: "access", by: plan.platformArns.awsSamlProvider } as const;
    const { "sts:SourceIdentity": name = "", ...rest } = assertion(person);
    return [
        {
            ...okta,
            what: "sign in through Okta",
            action: "sts:AssumeRoleWithSAML",
            inHand: { ...rest, "sts:SourceIdentity": name },
        },
        {
            ...okta,
            what: "be named in everything",
            action: "sts:SetSourceIdentity",
            inHand: { "sts:SourceIdentity": name },
        },
        ...plan.repositories.map((repository) => ({
            role: "deploy" as const,
            by: plan.platformArns.githubOidcProvider,
            what: `deploy from ${repository}`,
            action: "sts:AssumeRoleWithWebIdentity",
            inHand: token(person, repository),
        })),
        ...(["task", "execution"] as const).map((role) => ({
            role,
            by: "ecs-tasks.amazonaws.com",
            what: "start a container",
            action: "sts:AssumeRole",
            inHand: ecsTask(person),
        })),
    ];
}

/** What a contractor does: each line must be allowed from the first to the last second, and never afterwards. */
export function workingDay({ plan, subnetId }: Person): Deed[] {
    const { arns, entry, platformArns } = plan;
    const service = arns.services.replace("*", "web");
    const task = arns.tasks.replace("*", "0123456789abcdef0123456789abcdef");
    const machine = arns.tasks.replace(":task/", ":container-instance/").replace("*", "0123456789abcdef");
    const definition = arns.taskDefinitions.replace("*", "web:7");
    const stream = `${arns.logGroup}:log-stream:web/web/0123456789abcdef`;
    const object = arns.objects.replace("*", "reports/2027/january.csv");
    const cluster = { "ecs:cluster": arns.cluster };
    const ownTag = { "aws:RequestTag/Contractor": entry.handle };
    const ownBudget = { ...ownTag, "ecs:propagate-tags": "SERVICE" };
    const ownPlace = { "ecs:subnet": [subnetId], "ecs:auto-assign-public-ip": "false" };
    const newService = { "ecs:task-definition": definition, ...ownBudget };

    // What, by which roles, which takes, on what, how. One line is one sentence; prettier would spread each over ten.
    // prettier-ignore
    const day = deeds([
        ["sign in from the command line", ["access"], ["signin:AuthorizeOAuth2Access", "signin:CreateOAuth2Token"], platformArns.commandLineSignIn],

        ["sign in to the image registry", ["access", "deploy", "execution"], ["ecr:GetAuthorizationToken"], "*"],
        ["push an image", ["access", "deploy"], ["ecr:BatchCheckLayerAvailability", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage"], arns.ecrRepository],
        ["pull an image", ["access", "deploy", "execution"], ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], arns.ecrRepository],
        ["look at images", ["access"], ["ecr:DescribeImages", "ecr:DescribeImageScanFindings", "ecr:ListImages"], arns.ecrRepository],

        ["register a task definition", ["access", "deploy"], ["ecs:RegisterTaskDefinition"], definition],
        ["give it the own task role", ["access", "deploy"], ["iam:PassRole"], arns.role.task, { "iam:PassedToService": "ecs-tasks.amazonaws.com" }],
        ["give it the own execution role", ["access", "deploy"], ["iam:PassRole"], arns.role.execution, { "iam:PassedToService": "ecs-tasks.amazonaws.com" }],
        ["run it as a service in the own subnet", ["access", "deploy"], ["ecs:CreateService"], service, { ...newService, ...ownPlace, "ecs:enable-execute-command": "false" }],
        ["run it, saying only what must be said", ["access", "deploy"], ["ecs:CreateService"], service, { ...newService, "ecs:subnet": [subnetId] }],
        ["name the service on creation", ["access", "deploy"], ["ecs:TagResource"], service, { ...ownTag, "ecs:CreateAction": "CreateService" }],
        ["run a new revision", ["access", "deploy"], ["ecs:UpdateService"], service, { "ecs:task-definition": definition }],
        ["run more or fewer tasks", ["access", "deploy"], ["ecs:UpdateService"], service],
        ["repeat all settings in a change", ["access", "deploy"], ["ecs:UpdateService"], service, { "ecs:task-definition": definition, ...ownPlace, "ecs:propagate-tags": "SERVICE", "ecs:enable-execute-command": "false" }],

        ["list services and tasks", ["access"], ["ecs:ListServices", "ecs:ListTasks"], "*", cluster],
        ["list tasks, asked for by machine", ["access"], ["ecs:ListTasks"], machine, cluster],
        ["see a service", ["access", "deploy"], ["ecs:DescribeServices"], service, cluster],
        ["see a task", ["access"], ["ecs:DescribeTasks"], task, cluster],
        ["stop a task", ["access"], ["ecs:StopTask"], task, cluster],
        ["delete a service", ["access"], ["ecs:DeleteService"], service, cluster],

        ["find and search logs", ["access"], ["logs:DescribeLogStreams", "logs:FilterLogEvents"], arns.logGroup],
        ["find and search logs, asked for with all streams", ["access"], ["logs:DescribeLogStreams", "logs:FilterLogEvents"], `${arns.logGroup}:log-stream:`],
        ["read a log", ["access"], ["logs:GetLogEvents"], stream],
        ["write a log", ["execution"], ["logs:CreateLogStream", "logs:PutLogEvents"], stream],

        ["find and list the bucket", ["access", "task"], ["s3:GetBucketLocation", "s3:ListBucket"], arns.bucket],
        ["put, get and delete an object", ["access", "task"], ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"], object],
        ["put a large object in parts", ["access", "task"], ["s3:PutObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"], object],
    ]);
    // Without a repository there is no deploy role.
    return plan.repositories.length > 0 ? day : day.filter(({ role }) => role !== "deploy");
}
