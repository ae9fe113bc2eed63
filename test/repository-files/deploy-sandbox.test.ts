import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { renderRepositoryFiles } from "../../repository-files/render";
import { type Deed, deeds, together } from "../documents/deeds";
import { ANA, ANA_SILVA, CHINA, instants } from "../documents/fixture";
import { surprises } from "../documents/judge";
import { documentsOf, type Person } from "../documents/world";
import { calls, LIKE_A_RUNNER, type Runner, runStep, standIn } from "./support/run-step";
import { VARIETY } from "./support/some-facts";
import { jobOf, readWorkflow, stepOf } from "./support/workflow";

let runner: Runner;
beforeEach(() => {
    runner = { folder: mkdtempSync(join(tmpdir(), "deploy-sandbox-")), expressions: {} };
});
afterEach(() => rmSync(runner.folder, { recursive: true, force: true }));

const workflowFor = (person: Person) => {
    const kind = person === CHINA ? "in China" : "with a build";
    const files = renderRepositoryFiles(VARIETY[kind] ?? never(kind));
    return readWorkflow(files[".github/workflows/deploy-sandbox.yml"] ?? "");
};

function never(what: string): never {
    throw new Error(what);
}

/** The variable SANDBOX of a person's environment; `quality-gated-ci.ts` makes it. */
function sandboxOf({ plan, subnetId }: Person) {
    return {
        contractor: plan.entry.handle,
        region: plan.organization.aws.region,
        deployRole: plan.arns.role.deploy,
        imageRepository: plan.names.ecrRepository,
        cluster: plan.names.shared,
        taskFamilyPrefix: plan.names.taskFamilyPrefix,
        taskRole: plan.arns.role.task,
        executionRole: plan.arns.role.execution,
        logGroup: plan.names.logGroup,
        bucket: plan.names.bucket,
        subnet: subnetId,
        securityGroup: "sg-0123456789abcdef0",
    };
}

/** Runs all steps of a deployment with stand-ins of the commands; ends at the first that fails. */
function deploy(person: Person, state: "ACTIVE" | "None", changes: Record<string, string> = {}) {
    const { aws } = person.plan.organization;
    const definition = `arn:${aws.partition}:ecs:${aws.region}:${aws.accountId}:task-definition/`;
    standIn(runner, "docker", "cat > /dev/null");
    standIn(runner, "gh", "exit 0");
    standIn(
        runner,
        "aws",
        `case "$*" in
            *describe-services*) echo ${state} ;;
            *register-task-definition*) jq -r '"${definition}\\(.family):7"' "$RUNNER_TEMP/task.json" ;;
            *) echo done ;;
        esac`,
    );
    runner.expressions = {
        "${{ inputs.handle }}": person.plan.entry.handle,
        "${{ inputs.service }}": "web",
        "${{ inputs.dockerfile }}": "Dockerfile",
        "${{ inputs.port }}": "8080",
        "${{ inputs.size }}": "medium",
        "${{ github.token }}": "a-token",
        "${{ github.actor }}": "anasilva",
        "${{ github.triggering_actor }}": "anasilva",
        "${{ vars.SANDBOX }}": JSON.stringify(sandboxOf(person)),
        ...changes,
    };
    const workflow = workflowFor(person);
    for (const job of ["find", "deploy"].map((id) => jobOf(workflow, id))) {
        for (const step of job.steps.filter(({ run }) => run !== undefined)) {
            const { status, output } = runStep(runner, job, stepOf(job, step.name));
            if (status !== 0) {
                return `${step.name}: ${output}`;
            }
        }
    }
    return "deployed";
}

/** The task definition that was registered. */
const taskDefinition = z.strictObject({
    family: z.string(),
    requiresCompatibilities: z.array(z.string()),
    networkMode: z.string(),
    cpu: z.string(),
    memory: z.string(),
    taskRoleArn: z.string(),
    executionRoleArn: z.string(),
    containerDefinitions: z.array(z.looseObject({ image: z.string() })),
});

function registered() {
    return taskDefinition.parse(JSON.parse(readFileSync(join(runner.folder, "temp", "task.json"), "utf8")));
}

function option(call: readonly string[], name: string): string {
    return call[call.indexOf(name) + 1] ?? never(`${call.join(" ")} has no ${name}`);
}

/** What AWS is asked for by a call, as the service authorization reference has it. Throws for an unknown call. */
function deedsOf({ plan }: Person, call: readonly string[]): Deed[] {
    const { aws } = plan.organization;
    const arn = (service: string, rest: string) =>
        `arn:${aws.partition}:${service}:${aws.region}:${aws.accountId}:${rest}`;
    const what = call.slice(0, 3).join(" ");
    const service = (name: string) => arn("ecs", `service/${option(call, "--cluster")}/${option(call, name)}`);
    const as = (actions: string[], resource: string, keys = {}) => deeds([[what, ["deploy"], actions, resource, keys]]);
    if (what === "aws ecr get-login-password") {
        return as(["ecr:GetAuthorizationToken"], "*");
    }
    if (what.startsWith("docker push ")) {
        const repository = /^[^/]+\/(.*):[^:]+$/.exec(call[2] ?? "")?.[1] ?? "";
        const push = ["InitiateLayerUpload", "UploadLayerPart", "CompleteLayerUpload", "PutImage"];
        const actions = ["BatchCheckLayerAvailability", "BatchGetImage", ...push].map((action) => `ecr:${action}`);
        return as(actions, arn("ecr", `repository/${repository}`));
    }
    if (what === "aws ecs register-task-definition") {
        const { family, taskRoleArn, executionRoleArn } = registered();
        const forTasks = { "iam:PassedToService": "ecs-tasks.amazonaws.com" };
        return [
            ...as(["ecs:RegisterTaskDefinition"], arn("ecs", `task-definition/${family}:7`)),
            ...as(["iam:PassRole"], taskRoleArn, forTasks),
            ...as(["iam:PassRole"], executionRoleArn, forTasks),
        ];
    }
    if (what === "aws ecs describe-services" || what === "aws ecs wait") {
        return as(["ecs:DescribeServices"], service("--services"), {
            "ecs:cluster": arn("ecs", `cluster/${plan.names.shared}`),
        });
    }
    if (what === "aws ecs update-service") {
        return as(["ecs:UpdateService"], service("--service"), {
            "ecs:task-definition": option(call, "--task-definition"),
        });
    }
    if (what === "aws ecs create-service") {
        const [, subnet = ""] = /subnets=\[([^\]]*)\]/.exec(option(call, "--network-configuration")) ?? [];
        const [, key = "", value = ""] = /^key=(.*),value=(.*)$/.exec(option(call, "--tags")) ?? [];
        const tag = { [`aws:RequestTag/${key}`]: value };
        return [
            ...as(["ecs:CreateService"], service("--service-name"), {
                ...tag,
                "ecs:task-definition": option(call, "--task-definition"),
                "ecs:propagate-tags": option(call, "--propagate-tags"),
                "ecs:subnet": [subnet],
                "ecs:auto-assign-public-ip": "false",
            }),
            ...as(["ecs:TagResource"], service("--service-name"), { ...tag, "ecs:CreateAction": "CreateService" }),
        ];
    }
    return ["docker build", "docker login", "docker logout", "gh api"].some((local) => what.startsWith(local))
        ? []
        : never(`${call.join(" ")} is no call that this test knows`);
}

describe.skipIf(!LIKE_A_RUNNER)("a deployment", () => {
    it.each([
        { person: ANA_SILVA, state: "None" as const, handle: "ana-silva, a new service" },
        { person: ANA_SILVA, state: "ACTIVE" as const, handle: "ana-silva, a running service" },
        { person: CHINA, state: "None" as const, handle: "ana-silva, in China" },
    ])("takes nothing that the deploy role may not do: $handle", async ({ person, state }) => {
        expect(deploy(person, state)).toBe("deployed");
        const at = instants(person).firstSecond;
        const asked = calls(runner).flatMap((call) => deedsOf(person, call));
        const allowed = asked.map((deed) => together(person, deed, at, true));
        expect(await surprises(allowed, documentsOf(person))).toEqual([]);
        expect(new Set(asked.map(({ action }) => action))).toContain(
            state === "ACTIVE" ? "ecs:UpdateService" : "ecs:CreateService",
        );
    });

    it("into somebody else's sandbox is refused call by call", async () => {
        expect(deploy(ANA_SILVA, "None")).toBe("deployed");
        const asked = calls(runner)
            .flatMap((call) => deedsOf(ANA_SILVA, call))
            .filter(({ resource }) => resource !== "*");
        const at = instants(ANA).firstSecond;
        const refused = asked.map((deed) => together(ANA, deed, at, false));
        expect(refused.length).toBeGreaterThan(8);
        expect(await surprises(refused, documentsOf(ANA))).toEqual([]);
    });

    it("pushes a new tag to the own repository and runs exactly that image", () => {
        deploy(ANA_SILVA, "None");
        const { accountId, region } = ANA_SILVA.plan.organization.aws;
        const image = `${accountId}.dkr.ecr.${region}.amazonaws.com/${ANA_SILVA.plan.names.ecrRepository}:web-0123456789ab-77-1`;
        expect(calls(runner)).toContainEqual(["docker", "push", image]);
        expect(registered()).toEqual({
            family: `${ANA_SILVA.plan.names.taskFamilyPrefix}web`,
            requiresCompatibilities: ["FARGATE"],
            networkMode: "awsvpc",
            cpu: "512",
            memory: "1024",
            taskRoleArn: ANA_SILVA.plan.arns.role.task,
            executionRoleArn: ANA_SILVA.plan.arns.role.execution,
            containerDefinitions: [
                {
                    name: "web",
                    image,
                    essential: true,
                    portMappings: [{ containerPort: 8080 }],
                    logConfiguration: {
                        logDriver: "awslogs",
                        options: {
                            "awslogs-group": ANA_SILVA.plan.names.logGroup,
                            "awslogs-region": region,
                            "awslogs-stream-prefix": "web",
                        },
                    },
                },
            ],
        });
    });

    it("looks for the environment before it names it", () => {
        deploy(ANA_SILVA, "None");
        const path = `repos/acme/checkout-api/environments/${ANA_SILVA.plan.names.shared}`;
        expect(calls(runner)[0]).toEqual(["gh", "api", "--silent", path]);
    });

    it.each([
        ["a handle that is none", { "${{ inputs.handle }}": "ana/../../x" }, "The handle has"],
        ["a handle with a script in it", { "${{ inputs.handle }}": '"; touch /tmp/x; "' }, "The handle has"],
        ["a service with a space", { "${{ inputs.service }}": "web --force" }, "The service has"],
        ["a port that is none", { "${{ inputs.port }}": "70000" }, "The port is"],
        ["a repetition by somebody else", { "${{ github.triggering_actor }}": "mallory" }, "Only anasilva can repeat"],
        ["an environment without a sandbox", { "${{ vars.SANDBOX }}": "" }, "The environment has no variable SANDBOX"],
    ])("with %s ends before anything is built", (_what, changes, message) => {
        expect(deploy(ANA_SILVA, "None", changes)).toContain(`::error::${message}`);
        expect(calls(runner).filter(([command]) => command !== "gh")).toEqual([]);
    });
});
