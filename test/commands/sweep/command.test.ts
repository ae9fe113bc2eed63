import { beforeEach, describe, expect, it } from "vitest";
import type { Sweepable } from "../../../commands/sweep/decide";
import { sweep } from "../../../commands/sweep/command";
import type { Sweep } from "../../../commands/up/sweeper";
import { aState, resourcesOf } from "../support/a-state";
import { aStage, type Stage } from "../support/surroundings";

const THINGS: Sweepable[] = [
    { kind: "ECS service", id: "arn:aws:ecs:eu-west-1:123456789012:service/contractor-ana-silva/web" },
    ...Array.from({ length: 12 }, (_, index) => ({
        kind: "object" as const,
        id: `file-${index}`,
        within: "acme-ana-silva-123456789012",
    })),
];

describe("npm run sweep", () => {
    let stage: Stage;
    /** Whose things were looked for, and whether by a state. */
    let looked: string[];
    let outcome: Awaited<ReturnType<Sweep["carryOut"]>>;
    let carriedOut: number;

    beforeEach(() => {
        [looked, carriedOut] = [[], 0];
        outcome = { gone: THINGS, waiting: [], errors: [] };
        play(THINGS);
    });

    function play(plan: readonly Sweepable[]): void {
        stage = aStage({
            files: { "state.json": aState(resourcesOf("ana-silva")) },
            env: { AWS_SECRET_ACCESS_KEY: "a-secret-access-key" },
        });
        stage.surroundings.sweeper = (_, state) => ({
            everythingOf: (handle) => {
                looked.push(`${handle} ${state === undefined ? "without a state" : "by the state"}`);
                return Promise.resolve({
                    plan,
                    carryOut: () => {
                        carriedOut += 1;
                        return Promise.resolve(outcome);
                    },
                });
            },
            lostOf: () => Promise.reject(new Error("nobody asks for that")),
        });
    }

    const run = (handles: string[], yes = false, more = {}) =>
        sweep({ selection: { handles, ...more }, yes, stack: "acme", state: "state.json" }, stage.surroundings);

    it("shows what is there and changes nothing", async () => {
        expect(await run(["ana-silva"])).toBe(1);
        expect(stage.printed).toEqual([
            "ana-silva: 13 things to sweep.",
            "  ECS service: 1",
            "    arn:aws:ecs:eu-west-1:123456789012:service/contractor-ana-silva/web",
            "  object: 12",
            ...Array.from({ length: 10 }, (_, index) => `    file-${index} in acme-ana-silva-123456789012`),
            "    and 2 more",
        ]);
        expect(stage.told).toContain("Nothing was changed. To take it away: the same command with --yes.");
        expect(carriedOut).toBe(0);
        expect(looked).toEqual(["ana-silva by the state"]);
    });

    it("takes it away with --yes", async () => {
        expect(await run(["ana-silva"], true)).toBe(0);
        expect(stage.printed[0]).toBe("ana-silva: 13 things swept.");
        expect(carriedOut).toBe(1);
    });

    it("says what is left and why, without any secret", async () => {
        const waiting: Sweepable[] = [{ kind: "network interface", id: "eni-1", within: "subnet-1" }];
        outcome = { gone: [], waiting, errors: ["ECS task t: no, a-secret-access-key"] };
        expect(await run(["ana-silva"], true)).toBe(1);
        expect(stage.printed).toEqual([
            "ana-silva: 0 things swept, 1 failed.",
            "AWS takes these away by itself, within about 20 minutes of their task's end:",
            "  network interface: 1",
            "    eni-1 in subnet-1",
            "Failed:",
            "  ECS task t: no, [credential]",
        ]);
    });

    it("says that nothing is there", async () => {
        play([]);
        expect(await run(["ana-silva"], true)).toBe(0);
        expect(stage.printed).toEqual(["ana-silva: nothing to sweep."]);
    });

    it("tells when AWS could not be asked", async () => {
        stage.surroundings.sweeper = () => ({
            everythingOf: () => Promise.reject(new Error("AWS: connect ECONNREFUSED")),
            lostOf: () => Promise.reject(new Error("nobody asks for that")),
        });
        expect(await run(["ana-silva"], true)).toBe(3);
        expect(stage.printed).toEqual(["ana-silva: not swept: AWS: connect ECONNREFUSED"]);
    });

    it("goes by no state that does not have the person: all they have would look left over", async () => {
        expect(await run(["zoe-hill"], true, { unlisted: true })).toBe(0);
        expect(looked).toEqual(["zoe-hill without a state"]);
    });

    it("refuses a handle that nobody has", async () => {
        await expect(run(["ana"], true)).rejects.toThrow(/^ana: /);
        expect(looked).toEqual([]);
    });
});
