import type { Call, Rows } from "../row";
import { regional, regionalArn, roleArn, tagged } from "./aws";
import { length, matches } from "./rules";

const cluster = "aws:ecs/cluster:Cluster";
const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

const families = (call: Call) => `${taskDefinition}|family|${call.text("family")}`;

/** ECS. Files named in sources are in internal/service of terraform-provider-aws. */
export const ecsRows: Rows = {
    [cluster]: regional(
        tagged({
            source: "[K] ecs/cluster.go: the id is the ARN",
            autoName: "name",
            id: (call) => call.text("arn"),
            replaces: ["name"],
            computed: ["settings"],
            unordered: ["settings"],
            allowed: {
                "settings[].name": ["containerInsights"],
                "settings[].value": ["enabled", "enhanced", "disabled"],
            },
            rules: [length("name", 1, 255), matches("name", /^[\w-]+$/, "letters, digits, hyphens and underscores")],
            unique: [
                {
                    properties: ["name"],
                    message: ({ text }) => `InvalidParameterException: a cluster named ${text("name")} exists already`,
                },
            ],
            created: () => ({ settings: [{ name: "containerInsights", value: "disabled" }] }),
            outputs: (call) => ({ arn: regionalArn(call, "ecs", `cluster/${call.text("name")}`) }),
            inUse: {
                message: () =>
                    "ClusterContainsServicesException: The Cluster cannot be deleted while Services or Tasks are active.",
            },
        }),
    ),
    [taskDefinition]: regional(
        tagged({
            source: "[K] ecs/task_definition.go: all but tags, skipDestroy and trackLatest replaces; the id is the family.",
            id: (call) => call.text("family"),
            identity: ["revision"],
            replaces: [
                "containerDefinitions",
                "cpu",
                "enableFaultInjection",
                "ephemeralStorage",
                "executionRoleArn",
                "family",
                "ipcMode",
                "memory",
                "networkMode",
                "pidMode",
                "placementConstraints",
                "proxyConfiguration",
                "requiresCompatibilities",
                "runtimePlatform",
                "taskRoleArn",
                "volumes",
            ],
            defaults: { skipDestroy: false, trackLatest: false },
            computed: ["enableFaultInjection", "networkMode"],
            unordered: ["requiresCompatibilities"],
            json: ["containerDefinitions"],
            allowed: {
                networkMode: ["awsvpc", "bridge", "host", "none"],
                "requiresCompatibilities[]": ["EC2", "EXTERNAL", "FARGATE", "MANAGED_INSTANCES"],
            },
            references: [roleArn("executionRoleArn"), roleArn("taskRoleArn")],
            created: (call) => {
                const revision = (call.world.generations[families(call)] ?? 0) + 1;
                return {
                    revision,
                    arn: regionalArn(call, "ecs", `task-definition/${call.text("family")}:${revision}`),
                    arnWithoutRevision: regionalArn(call, "ecs", `task-definition/${call.text("family")}`),
                    enableFaultInjection: false,
                    networkMode: "bridge",
                };
            },
            after: (operation, call) => {
                if (operation === "create") {
                    call.world.generations[families(call)] = Number(call.inputs.revision);
                }
            },
            keepsOnDelete: ({ inputs }) => inputs.skipDestroy === true,
        }),
    ),
    "aws:ecs/service:Service": regional(
        tagged({
            source: "[T] ecs/service.go; it is scaled to zero before it is deleted, so running tasks do not hold it",
            autoName: "name",
            id: (call) => call.text("arn"),
            replaces: ["cluster", "deploymentController", "iamRole", "launchType", "name", "schedulingStrategy"],
            defaults: {
                deploymentMaximumPercent: 200,
                deploymentMinimumHealthyPercent: 100,
                enableEcsManagedTags: false,
                enableExecuteCommand: false,
                schedulingStrategy: "REPLICA",
                waitForSteadyState: false,
            },
            computed: [
                "availabilityZoneRebalancing",
                "cluster",
                "deploymentConfiguration",
                "iamRole",
                "launchType",
                "platformVersion",
                "triggers",
            ],
            allowed: {
                launchType: ["EC2", "FARGATE", "EXTERNAL"],
                schedulingStrategy: ["REPLICA", "DAEMON"],
                propagateTags: ["SERVICE", "TASK_DEFINITION", "NONE"],
            },
            references: [
                { path: "cluster", to: cluster, by: ["id", "name"], onDelete: "holds" },
                { path: "taskDefinition", to: taskDefinition, by: ["arn", "arnWithoutRevision", "family"] },
                { path: "networkConfiguration.subnets[]", to: "aws:ec2/subnet:Subnet", onDelete: "holds" },
                {
                    path: "networkConfiguration.securityGroups[]",
                    to: "aws:ec2/securityGroup:SecurityGroup",
                    onDelete: "holds",
                },
            ],
            unique: [
                {
                    properties: ["cluster", "name"],
                    message: () => "InvalidParameterException: Creation of service was not idempotent.",
                },
            ],
            created: () => ({ launchType: "EC2", platformVersion: "" }),
            outputs: (call) => {
                const clusterName = call.text("cluster") === "" ? "default" : call.text("cluster").split("/").at(-1);
                return { arn: regionalArn(call, "ecs", `service/${clusterName ?? ""}/${call.text("name")}`) };
            },
        }),
    ),
};
