import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { awsSystem } from "../../../commands/systems/aws";
import { contextOf, NOW, personOf, type Stage } from "../support/stage";

/** What holds on every AWS that is tested against. */
export function awsCases(open: () => Promise<Stage>): void {
    let stage: Stage;
    beforeEach(async () => {
        stage = await open();
    });
    afterEach(() => stage.close());

    const systemAt = (now: Date) => awsSystem(contextOf(stage.organization, now));
    const end = async (handle: string, now = NOW) => {
        const deeds: string[] = [];
        await systemAt(now).end(personOf(handle, stage.organization), (deed) => deeds.push(deed));
        return deeds;
    };
    const traces = (handle: string) => systemAt(NOW).traces(personOf(handle, stage.organization));

    describe("ending access in AWS", () => {
        it("denies everything to grants and old sessions to containers, and does nothing the second time", async () => {
            expect((await end("ana")).sort()).toEqual([
                "denied everything to the role contractor-ana-access",
                "denied everything to the role contractor-ana-deploy",
                "denied the role contractor-ana-execution to sessions issued before 2026-12-03T10:00:00.000Z",
                "denied the role contractor-ana-task to sessions issued before 2026-12-03T10:00:00.000Z",
            ]);
            expect(await end("ana", new Date("2026-12-04T10:00:00Z"))).toEqual([]);
        });

        it("leaves the neighbour's roles alone", async () => {
            await end("ana");
            const roles = (await traces("ana-silva")).filter(({ kind }) => kind === "IAM role");
            expect(roles.map(({ id, access, detail }) => [id, access, detail]).sort()).toEqual([
                ["contractor-ana-silva-access", true, undefined],
                ["contractor-ana-silva-deploy", true, undefined],
                ["contractor-ana-silva-execution", false, undefined],
                ["contractor-ana-silva-task", false, undefined],
            ]);
        });

        it("is done for somebody who has no roles", async () => {
            expect(await end("nobody")).toEqual([]);
        });
    });

    describe("traces in AWS", () => {
        it("are of all kinds that a contractor has, each once", async () => {
            const found = await traces("ana");
            const counts = Object.fromEntries(
                [...new Set(found.map(({ kind }) => kind))]
                    .sort()
                    .map((kind) => [kind, found.filter((each) => each.kind === kind).length]),
            );
            expect(counts).toMatchObject({
                "ECR repository": 1,
                "ECS cluster": 1,
                "ECS service": 2,
                "ECS task": 3,
                "IAM policy": 1,
                "IAM role": 4,
                "S3 bucket": 1,
                "SSM parameter": 1,
                budget: 1,
                "extra log group": 1,
                "log group": 1,
                "network ACL": 1,
                "network interface": 2,
                "security group": 1,
                subnet: 1,
                "task definition": 2,
            });
            expect(new Set(found.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(found.length);
            expect(
                found
                    .filter(({ access }) => access)
                    .map(({ id }) => id)
                    .sort(),
            ).toEqual(["contractor-ana-access", "contractor-ana-deploy"]);
        });

        it("give no access when access has ended", async () => {
            await end("ana");
            expect((await traces("ana")).filter(({ access }) => access)).toEqual([]);
        });

        it("are found for everybody, with whose they are", async () => {
            const all = await systemAt(NOW).everybody();
            for (const handle of ["ana", "ana-silva"]) {
                const theirs = all.filter((each) => each.handle === handle && !each.kind.includes("S3 bucket"));
                const own = (await traces(handle)).filter(({ kind }) => !kind.includes("S3 bucket"));
                expect(theirs.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
                    own.map(({ kind, id }) => `${kind} ${id}`).sort(),
                );
            }
            expect(
                all
                    .filter(({ kind }) => kind === "tagged S3 bucket")
                    .map(({ handle }) => handle)
                    .sort(),
            ).toEqual(["ana", "ana-silva"]);
        });
    });
}
