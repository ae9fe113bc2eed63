import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { awsAccount } from "../../../commands/aws/clients";
import type { KnownResource, Swept } from "../../../commands/sweep/decide";
import { carryOut, planSweep } from "../../../commands/sweep/sweep";
import { contextOf, type Stage } from "../support/stage";

/** What CI made in a used sandbox, by kind. */
export const MADE_BY_CI = {
    "ECS service": 2,
    "ECS task": 3,
    "task definition": 2,
    "network interface": 2,
    image: 3,
    object: 5,
    "extra log group": 1,
};

export function counts(things: readonly { kind: string }[]): Record<string, number> {
    const kinds = [...new Set(things.map(({ kind }) => kind))];
    return Object.fromEntries(kinds.map((kind) => [kind, things.filter((each) => each.kind === kind).length]));
}

export async function plan(stage: Stage, handle: string, state?: readonly KnownResource[]): Promise<Swept[]> {
    const { organization } = contextOf(stage.organization);
    const clients = await awsAccount(organization)();
    return planSweep({ clients, organization, handle, ...(state && { state }) });
}

export async function sweep(stage: Stage, handle: string, state?: readonly KnownResource[]) {
    const clients = await awsAccount(stage.organization)();
    return carryOut(clients, await plan(stage, handle, state));
}

/** What holds on every AWS that is tested against. */
export function sweepCases(open: () => Promise<Stage>): void {
    let stage: Stage;
    beforeEach(async () => {
        stage = await open();
    });
    afterEach(() => stage.close());

    describe("a sweep", () => {
        it("finds what CI made, page by page, and nothing that a state knows", async () => {
            expect(counts(await plan(stage, "ana"))).toEqual(MADE_BY_CI);
            expect(counts(await plan(stage, "ana", stage.state))).toEqual(MADE_BY_CI);
        });

        it("takes all of it away, and leaves the neighbour's alone", async () => {
            const before = await plan(stage, "ana-silva", []);
            const { errors, gone, waiting } = await sweep(stage, "ana");
            expect(errors).toEqual([]);
            expect(counts(gone)).toEqual(MADE_BY_CI);
            expect(waiting).toEqual([]);
            expect(await plan(stage, "ana")).toEqual([]);
            expect(await plan(stage, "ana-silva", [])).toEqual(before);
        });

        it("finds nothing of somebody whose handle another one begins with", async () => {
            expect(await plan(stage, "ana-s", [])).toEqual([]);
        });

        it("takes away an entry's own things that the state does not know, and no other", async () => {
            const lost = await plan(stage, "ana", []);
            expect(Object.keys(counts(lost))).toEqual(
                expect.arrayContaining(["IAM role", "subnet", "S3 bucket", "security group", "network ACL", "budget"]),
            );
            const neighbour = await plan(stage, "ana-silva", []);
            const { errors } = await sweep(stage, "ana", []);
            expect(errors).toEqual([]);
            expect(await plan(stage, "ana", [])).toEqual([]);
            expect(await plan(stage, "ana-silva", [])).toEqual(neighbour);
        });
    });
}
