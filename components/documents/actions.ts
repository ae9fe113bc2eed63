/*
 * What each thing that a contractor does takes in AWS actions. Source: AWS's service authorization reference. What is
 * missing is missing on purpose:
 * - `ecs:RunTask` and `ecs:StartTask` know no `ecs:subnet`: a task could be started in a neighbour's subnet. Everything
 *   runs as a service.
 * - `ecs:DescribeTaskDefinition`, `ecs:DeregisterTaskDefinition` and the lists of task definitions take no resource:
 *   they would show every neighbour's environment variables, or switch off a neighbour's revisions.
 * - `ecs:ExecuteCommand` and `ecs:UntagResource`: no shell into containers, and no way out of the budget (see
 *   `running-services.ts`).
 * - `logs:DescribeLogGroups` takes no resource either, and reading a group whose name one knows works without it.
 */

/** `aws login`: credentials for the command line from the console's sign-in. */
export const SIGN_IN_FROM_COMMAND_LINE = ["signin:AuthorizeOAuth2Access", "signin:CreateOAuth2Token"] as const;

/** Takes no resource: the token is for the registry of the account, what it opens is decided by repository. */
export const SIGN_IN_TO_REGISTRY = ["ecr:GetAuthorizationToken"] as const;

export const PULL_IMAGES = [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:GetDownloadUrlForLayer",
] as const;

export const PUSH_IMAGES = [
    "ecr:CompleteLayerUpload",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "ecr:UploadLayerPart",
] as const;

export const LOOK_AT_IMAGES = ["ecr:DescribeImageScanFindings", "ecr:DescribeImages", "ecr:ListImages"] as const;

export const REGISTER_TASKS = ["ecs:RegisterTaskDefinition"] as const;

export const MANAGE_SERVICES_AND_TASKS = [
    "ecs:DeleteService",
    "ecs:DescribeServices",
    "ecs:DescribeTasks",
    "ecs:StopTask",
] as const;

/** Both are judged on every resource (`*`) when no container instance is named; `ecs:cluster` says whose they list. */
export const LIST_SERVICES_AND_TASKS = ["ecs:ListServices", "ecs:ListTasks"] as const;

export const READ_LOGS = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"] as const;

export const WRITE_LOGS = ["logs:CreateLogStream", "logs:PutLogEvents"] as const;

export const USE_OBJECTS = [
    "s3:AbortMultipartUpload",
    "s3:DeleteObject",
    "s3:GetObject",
    "s3:ListMultipartUploadParts",
    "s3:PutObject",
] as const;

export const USE_BUCKET = ["s3:GetBucketLocation", "s3:ListBucket"] as const;
