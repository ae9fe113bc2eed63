import type { EscalationPath } from "./escalation-paths";

/** The ways to escalate that pass a role to a service: the service, then as in `escalation-paths.ts`. */
export const PATHS_BY_PASSING: readonly EscalationPath[] = [
    passing("ec2", "kit-008", "ec2:AssociateIamInstanceProfile", "a strong role for a machine that exists"),
    passing("ec2", "kit-009", "ec2:ReplaceIamInstanceProfileAssociation", "a stronger role for a machine that exists"),
    passing(
        "states",
        "kit-010",
        "states:CreateStateMachine + states:StartExecution",
        "a state machine with a strong role",
    ),
    passing("scheduler", "kit-011", "scheduler:CreateSchedule", "a schedule that calls AWS with a strong role"),
    passing("tasks.apprunner", "apprunner-001", "apprunner:CreateService", "a container with a strong role"),
    passing(
        "bedrock-agentcore",
        "bedrock-001",
        "bedrock-agentcore:CreateCodeInterpreter + bedrock-agentcore:StartCodeInterpreterSession + bedrock-agentcore:InvokeCodeInterpreter",
        "an interpreter with a strong role",
    ),
    passing("cloudformation", "cloudformation-001", "cloudformation:CreateStack", "a stack with a strong role"),
    passing(
        "cloudformation",
        "cloudformation-003",
        "cloudformation:CreateStackSet + cloudformation:CreateStackInstances",
        "stacks with a strong role",
    ),
    passing(
        "cloudformation",
        "cloudformation-004",
        "cloudformation:UpdateStackSet",
        "a strong role for stacks that exist",
    ),
    passing(
        "codebuild",
        "codebuild-001",
        "codebuild:CreateProject + codebuild:StartBuild",
        "a build with a strong role",
    ),
    passing(
        "codebuild",
        "codebuild-004",
        "codebuild:CreateProject + codebuild:StartBuildBatch",
        "a batch of builds with a strong role",
    ),
    passing(
        "datapipeline",
        "datapipeline-001",
        "datapipeline:CreatePipeline + datapipeline:PutPipelineDefinition + datapipeline:ActivatePipeline",
        "a pipeline with a strong role",
    ),
    passing("ec2", "ec2-001", "ec2:RunInstances", "a machine with a strong role"),
    passing("ec2", "ec2-004", "ec2:RequestSpotInstances", "a spot machine with a strong role"),
    passing(
        "ecs-tasks",
        "ecs-001",
        "ecs:CreateCluster + ecs:RegisterTaskDefinition + ecs:CreateService",
        "a service in a new cluster with a strong role",
    ),
    passing(
        "ecs-tasks",
        "ecs-002",
        "ecs:CreateCluster + ecs:RegisterTaskDefinition + ecs:RunTask",
        "a task in a new cluster with a strong role",
    ),
    passing("ecs-tasks", "ecs-003", "ecs:RegisterTaskDefinition + ecs:CreateService", "a service with a strong role"),
    passing("ecs-tasks", "ecs-004", "ecs:RegisterTaskDefinition + ecs:RunTask", "a task with a strong role"),
    passing(
        "ecs-tasks",
        "ecs-005",
        "ecs:RegisterTaskDefinition + ecs:StartTask",
        "a task with a strong role on a chosen machine",
    ),
    passing(
        "ecs-tasks",
        "ecs-007",
        "ecs:RegisterContainerInstance + ecs:DeregisterContainerInstance + ecs:StartTask",
        "a task with a strong role on an own machine",
    ),
    passing("ecs-tasks", "ecs-008", "ecs:RunTask", "a task that exists, with a strong role instead of its own"),
    passing("ecs-tasks", "ecs-009", "ecs:StartTask", "a task that exists, with a strong role, on a chosen machine"),
    passing("glue", "glue-001", "glue:CreateDevEndpoint", "an endpoint with a strong role"),
    passing("glue", "glue-003", "glue:CreateJob + glue:StartJobRun", "a job with a strong role"),
    passing(
        "glue",
        "glue-004",
        "glue:CreateJob + glue:CreateTrigger",
        "a job with a strong role, started by a trigger",
    ),
    passing("glue", "glue-005", "glue:UpdateJob + glue:StartJobRun", "a strong role for a job that exists"),
    passing(
        "glue",
        "glue-006",
        "glue:UpdateJob + glue:CreateTrigger",
        "a strong role for a job that exists, started by a trigger",
    ),
    passing("glue", "glue-007", "glue:CreateSession + glue:RunStatement", "a session with a strong role"),
    passing("lambda", "lambda-001", "lambda:CreateFunction + lambda:InvokeFunction", "a function with a strong role"),
    passing(
        "lambda",
        "lambda-002",
        "lambda:CreateFunction + lambda:CreateEventSourceMapping",
        "a function with a strong role, run by an event",
    ),
    passing(
        "lambda",
        "lambda-006",
        "lambda:CreateFunction + lambda:AddPermission",
        "a function with a strong role, run by another account",
    ),
    passing("airflow", "mwaa-001", "airflow:CreateEnvironment", "an environment with a strong role"),
    passing("sagemaker", "sagemaker-001", "sagemaker:CreateNotebookInstance", "a notebook with a strong role"),
    passing("sagemaker", "sagemaker-002", "sagemaker:CreateTrainingJob", "a training job with a strong role"),
    passing("sagemaker", "sagemaker-003", "sagemaker:CreateProcessingJob", "a processing job with a strong role"),
];

function passing(service: string, id: string, actions: string, gain: string): EscalationPath {
    return { id, actions: actions.split(" + "), passedTo: `${service}.amazonaws.com`, gain };
}
