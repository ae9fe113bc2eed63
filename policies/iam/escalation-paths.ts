import { PATHS_BY_PASSING } from "./paths-by-passing";

/** One known way from few rights to many. */
export interface EscalationPath {
    /** The id of the public catalogue; `kit-` for what is added here. */
    id: string;
    /** All of them are needed. */
    actions: readonly string[];
    /** The service that a role is passed to; set where `iam:PassRole` is needed too. */
    passedTo: string | undefined;
    /** What is gained. */
    gain: string;
}

/** The only service that contractors run code with. */
export const TASKS = "ecs-tasks.amazonaws.com";

/**
 * The ways to escalate that rule A6 judges. Source of ids and actions: the catalogue pathfinding.cloud; what is only of
 * help there is left out, so that a path counts as open sooner. The words are ours.
 */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
    path("iam-001", "iam:CreatePolicyVersion", "a policy that one holds says whatever one writes"),
    path("iam-002", "iam:CreateAccessKey", "keys of any user"),
    path("iam-003", "iam:CreateAccessKey + iam:DeleteAccessKey", "keys of a user who has two already"),
    path("iam-004", "iam:CreateLoginProfile", "a console password of any user"),
    path("iam-005", "iam:PutRolePolicy", "rights of one's own writing on the own role"),
    path("iam-006", "iam:UpdateLoginProfile", "another person's console password"),
    path("iam-007", "iam:PutUserPolicy", "rights of one's own writing on a user"),
    path("iam-008", "iam:AttachUserPolicy", "any managed policy on a user"),
    path("iam-009", "iam:AttachRolePolicy", "any managed policy on the own role"),
    path("iam-010", "iam:AttachGroupPolicy", "any managed policy on a group"),
    path("iam-011", "iam:PutGroupPolicy", "rights of one's own writing on a group"),
    path("iam-012", "iam:UpdateAssumeRolePolicy", "any role lets one in"),
    path("iam-013", "iam:AddUserToGroup", "a place among the administrators"),
    path("iam-014", "iam:AttachRolePolicy + sts:AssumeRole", "a role that one may use gets more rights"),
    path("iam-015", "iam:AttachUserPolicy + iam:CreateAccessKey", "a stronger user, and its keys"),
    path("iam-016", "iam:CreatePolicyVersion + sts:AssumeRole", "the policy of a role that one may use, rewritten"),
    path("iam-017", "iam:PutRolePolicy + sts:AssumeRole", "the rights of a role that one may use, rewritten"),
    path("iam-018", "iam:PutUserPolicy + iam:CreateAccessKey", "the rights of a user, rewritten, and its keys"),
    path("iam-019", "iam:AttachRolePolicy + iam:UpdateAssumeRolePolicy", "any role, made stronger and opened"),
    path(
        "iam-020",
        "iam:CreatePolicyVersion + iam:UpdateAssumeRolePolicy",
        "any role, its policy rewritten, and opened",
    ),
    path("iam-021", "iam:PutRolePolicy + iam:UpdateAssumeRolePolicy", "any role, rewritten and opened"),
    path("kit-001", "iam:DeleteRolePermissionsBoundary", "no boundary any more"),
    path("kit-002", "iam:PutRolePermissionsBoundary", "a boundary of one's own choice"),
    path("kit-003", "iam:SetDefaultPolicyVersion", "an older, wider version of a policy or boundary"),
    path("kit-004", "iam:UpdateSAMLProvider", "an identity provider of one's own, which vouches for anybody"),
    path("kit-005", "iam:CreateServiceSpecificCredential", "another user's long-lived credentials"),
    path("kit-006", "iam:DeleteRolePolicy", "a Deny of one's own role taken away"),
    path("sts-001", "sts:AssumeRole", "the rights of whatever role trusts the account"),
    path("apprunner-002", "apprunner:UpdateService", "own code in a service that has a strong role"),
    path(
        "bedrock-002",
        "bedrock-agentcore:StartCodeInterpreterSession + bedrock-agentcore:InvokeCodeInterpreter",
        "own code in an interpreter that has a strong role",
    ),
    path("cloudformation-002", "cloudformation:UpdateStack", "own resources in a stack that has a strong role"),
    path(
        "cloudformation-005",
        "cloudformation:CreateChangeSet + cloudformation:ExecuteChangeSet",
        "own changes of a stack that has a strong role",
    ),
    path("codebuild-002", "codebuild:StartBuild", "own commands in a build that has a strong role"),
    path("codebuild-003", "codebuild:StartBuildBatch", "own commands in a batch of builds that has a strong role"),
    path(
        "ec2-002",
        "ec2:ModifyInstanceAttribute + ec2:StopInstances + ec2:StartInstances",
        "own start script on a machine that has a strong role",
    ),
    path("ec2-003", "ec2-instance-connect:SendSSHPublicKey", "a shell on a machine that has a strong role"),
    path(
        "ec2-005",
        "ec2:CreateLaunchTemplateVersion + ec2:ModifyLaunchTemplate",
        "own start script on machines to come",
    ),
    path("ecs-006", "ecs:ExecuteCommand + ecs:DescribeTasks", "a shell in a container that has a strong role"),
    path("glue-002", "glue:UpdateDevEndpoint", "a shell on an endpoint that has a strong role"),
    path("lambda-003", "lambda:UpdateFunctionCode", "own code in a function that has a strong role"),
    path(
        "lambda-004",
        "lambda:UpdateFunctionCode + lambda:InvokeFunction",
        "own code in a function that has a strong role, run at once",
    ),
    path(
        "lambda-005",
        "lambda:UpdateFunctionCode + lambda:AddPermission",
        "own code in a function that has a strong role, run by another account",
    ),
    path("mwaa-002", "airflow:UpdateEnvironment", "own workflows in an environment that has a strong role"),
    path(
        "sagemaker-004",
        "sagemaker:CreatePresignedNotebookInstanceUrl",
        "a shell in a notebook that has a strong role",
    ),
    path(
        "sagemaker-005",
        "sagemaker:CreateNotebookInstanceLifecycleConfig + sagemaker:StopNotebookInstance + sagemaker:UpdateNotebookInstance + sagemaker:StartNotebookInstance",
        "own start script in a notebook that has a strong role",
    ),
    path("ssm-001", "ssm:StartSession", "a shell on a machine that has a strong role"),
    path("ssm-002", "ssm:SendCommand", "own commands on a machine that has a strong role"),
    ...PATHS_BY_PASSING,
    // Passing alone, whatever it is good for; to ECS tasks the person's own roles may be passed.
    path("kit-007", "iam:PassRole", "a role for another service than ECS tasks"),
    { id: "kit-012", actions: [], passedTo: TASKS, gain: "a role that is not the person's own, for an ECS task" },
];

function path(id: string, actions: string, gain: string): EscalationPath {
    return { id, actions: actions.split(" + "), passedTo: undefined, gain };
}
