import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FaceStage, openFace } from "../support/face-stage";
import { MADE_BY_CI, counts, plan, sweep, sweepCases } from "./sweep.cases";

sweepCases(openFace);

describe("a sweep, seen from the cloud", () => {
    let stage: FaceStage;
    beforeEach(async () => {
        stage = await openFace();
    });
    afterEach(() => stage.close());

    it.each(["IAM role", "S3 bucket", "ECR repository", "security group rule", "log group", "network ACL", "budget"])(
        "takes away a lost %s from among what the state knows",
        async (kind) => {
            const [lost] = (await plan(stage, "ana", [])).filter((each) => each.kind === kind);
            const id = lost?.id ?? expect.fail(`there is no ${kind}`);
            const known = stage.state.filter((each) => each.id !== id);
            await sweep(stage, "ana");
            expect((await plan(stage, "ana", known)).map((each) => each.id)).toEqual([id]);
            expect(await sweep(stage, "ana", known)).toMatchObject({ gone: [{ id }], waiting: [], errors: [] });
            expect(await plan(stage, "ana", known)).toEqual([]);
        },
    );

    it("changes nothing while it only plans", async () => {
        const before = stage.of("ana");
        await plan(stage, "ana", []);
        expect(stage.of("ana")).toEqual(before);
        expect(stage.changes()).toEqual([]);
    });

    it("leaves nothing of an entry that no state knows", async () => {
        const neighbour = stage.of("ana-silva");
        await sweep(stage, "ana", []);
        expect(stage.of("ana-silva")).toEqual(neighbour);
        // What is gone with its bucket, repository, group or subnet is in no plan, and gone all the same.
        expect(stage.of("ana")).toEqual([]);
    });

    it("leaves the log streams to their log group, and every byte of the neighbour's", async () => {
        const neighbour = stage.of("ana-silva");
        const own = stage.of("ana").length;
        await sweep(stage, "ana");
        expect(stage.of("ana-silva")).toEqual(neighbour);
        expect(own - stage.of("ana").length).toBeGreaterThanOrEqual(17);
        expect(stage.of("ana").filter((text) => text.includes("logStream"))).toHaveLength(2);
    });

    it("does nothing the second time", async () => {
        await sweep(stage, "ana", []);
        const calls = stage.changes().length;
        expect(await sweep(stage, "ana", [])).toEqual({ gone: [], waiting: [], errors: [] });
        expect(stage.changes()).toHaveLength(calls);
    });

    it("stops services before tasks, and empties before it deletes", async () => {
        await sweep(stage, "ana", []);
        const calls = stage.changes().map(({ call }) => call);
        const order = [
            "UpdateService",
            "DeleteService",
            "StopTask",
            "DeregisterTaskDefinition",
            "DeleteTaskDefinitions",
        ];
        const rest = [
            "DeleteNetworkInterface",
            "BatchDeleteImage",
            "DeleteObjects",
            "DeleteRole",
            "DeletePolicy",
            "DeleteSubnet",
            "DeleteBucket",
        ];
        const first = [...order, ...rest].map((call) => calls.indexOf(call));
        expect(first).not.toContain(-1);
        expect(first).toEqual(first.toSorted((a, b) => a - b));
        expect(stage.changes().filter(({ status }) => status !== 200 && status !== 204)).toEqual([]);
    });

    it("waits for the network interface of a task that goes on, and fails for nothing", async () => {
        const subnet =
            stage.world.all("aws:ec2/subnet:Subnet").find(({ urn }) => urn?.endsWith("::ana/subnet") === true) ??
            expect.fail("no subnet");
        const busy = { kind: "network interface", id: "eni-busy", task: "another" };
        stage.world.put({ ...subnet, members: [...(subnet.members ?? []), busy] }, subnet);
        const { errors, waiting } = await sweep(stage, "ana");
        expect(errors).toEqual([]);
        expect(waiting.map(({ id }) => id)).toEqual(["eni-busy"]);
    });

    it("goes on after 429, 500 and an ended connection on the first tries of every call", async () => {
        const each = { api: "aws", each: true } as const;
        stage.fail(
            { ...each, answer: { status: 429 } },
            { ...each, answer: { status: 500 } },
            { ...each, answer: "reset" },
        );
        const { errors, gone } = await sweep(stage, "ana");
        expect(errors).toEqual([]);
        expect(counts(gone)).toEqual(MADE_BY_CI);
    });

    it("goes on with everything else when one thing cannot go, and says which", async () => {
        const body = JSON.stringify({ __type: "AccessDeniedException", message: "not you" });
        stage.fail({ api: "aws", call: "StopTask", answer: { status: 400, body } });
        const { errors, gone } = await sweep(stage, "ana");
        expect(errors).toEqual([expect.stringMatching(/^ECS task arn:aws:ecs:.*: AccessDeniedException: not you$/)]);
        expect(counts(gone)).toMatchObject({ "ECS service": 2, "ECS task": 2, object: 5, "extra log group": 1 });
    });

    it("counts as gone what went by itself, also when only the answer was lost", async () => {
        const lost = { status: 500 };
        stage.fail(
            ...["DeleteService", "DeleteNetworkInterface", "DeleteLogGroup"].map(
                (call) => ({ api: "aws", call, answer: lost, lost: true }) as const,
            ),
        );
        const { errors, gone } = await sweep(stage, "ana");
        expect(errors).toEqual([]);
        expect(counts(gone)).toEqual(MADE_BY_CI);
    });
});
