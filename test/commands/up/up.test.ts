import { beforeEach, describe, expect, it } from "vitest";
import type { CliResult } from "../../../commands/cli/pulumi-cli";
import type { Sweep, Sweeper } from "../../../commands/up/sweeper";
import type { UpOptions } from "../../../commands/up/run";
import { up } from "../../../commands/up/up";
import { A_STACK_FILE } from "../../configuration/support/a-stack-file";
import { aState, resourcesOf, type StateResource } from "../support/a-state";
import { aTrace, broken, type FakeSystem, fiveSystems, hangs, isDown } from "../support/fake-systems";
import { aPulumi, aStage, type Stage } from "../support/surroundings";

const FILE = "stacks/Pulumi.acme.yaml";
const WITHOUT_BEN = A_STACK_FILE.slice(0, A_STACK_FILE.indexOf("    ben-okafor:"));
const SUSPENDED = A_STACK_FILE.replace("suspended: false", "suspended: true");
const BOTH = [...resourcesOf("ana-silva"), ...resourcesOf("ben-okafor")];

type Answers = Partial<Record<"preview" | "up" | "refresh" | "history", Partial<CliResult>>>;

/** What happened, in its order: commands of the CLI, ends of access, sweeps. */
let order: string[];
let systems: FakeSystem[];
let stage: Stage;
let sweepFails: string[];

interface Play {
    file?: string;
    before?: readonly StateResource[];
    /** The state once it is refreshed, where that changes it. */
    refreshed?: readonly StateResource[];
    after?: readonly StateResource[];
    pending?: readonly [kind: string, name: string][];
    answers?: Answers;
    sweeper?: Sweeper;
}

/** A sweeper that finds one ECS service and one lost role of everybody. */
const sweeper: Sweeper = {
    everythingOf: (handle) => aSweep(handle, "everything"),
    lostOf: (handle) => aSweep(handle, "lost"),
};

function aSweep(handle: string, what: string): Promise<Sweep> {
    const plan = [{ kind: "ECS service" as const, id: `service-of-${handle}` }];
    return Promise.resolve({
        plan,
        carryOut() {
            order.push(`sweep ${what} of ${handle}`);
            return Promise.resolve({ gone: sweepFails.length > 0 ? [] : plan, waiting: [], errors: sweepFails });
        },
    });
}

/** Sets the stage: a stack file, the state before `pulumi up` and after it, and what the CLI answers. */
function play({
    file = WITHOUT_BEN,
    before = BOTH,
    refreshed = before,
    after = resourcesOf("ana-silva"),
    pending = [],
    answers = {},
    ...given
}: Play = {}) {
    let isUp = false;
    let isRefreshed = false;
    const pulumi = aPulumi(([command = "", what = ""]) => {
        if (what === "export") {
            return { stdout: isUp ? aState(after) : aState(isRefreshed ? refreshed : before, pending) };
        }
        order.push(command === "stack" ? `stack ${what}` : `pulumi ${command}`);
        isUp ||= command === "up";
        isRefreshed ||= command === "refresh";
        const history = { stdout: '[{"result": "succeeded"}]', ...answers.history };
        return command === "stack" ? history : answers[command as "up"];
    });
    stage = aStage({ files: { [FILE]: file }, systems, pulumi, sweeper: given.sweeper ?? sweeper });
    return pulumi;
}

const going = (options: Partial<UpOptions> = {}) =>
    up({ yes: true, timeout: 5, flags: [], ...options }, stage.surroundings);
const said = () => stage.printed.join("\n");

beforeEach(() => {
    order = [];
    sweepFails = [];
    systems = fiveSystems().map((system) => ({
        ...system,
        end: (person, tell) => {
            order.push(`end ${person.handle} in ${system.name}`);
            return system.end(person, tell);
        },
    }));
    systems.forEach(({ name, held }) => held.set("ben-okafor", [aTrace(name)]));
});

describe("npm run up", () => {
    it("does every step in its order for somebody who leaves", async () => {
        const pulumi = play();
        expect(await going({ flags: ["--parallel", "8"] })).toBe(1);
        expect(order.filter((step) => !step.startsWith("end"))).toEqual([
            "pulumi refresh",
            "pulumi preview",
            "sweep everything of ben-okafor",
            "stack history",
            "pulumi refresh",
            "pulumi up",
        ]);
        expect(order.indexOf("end ben-okafor in Okta")).toBeGreaterThan(order.indexOf("pulumi preview"));
        expect(order.lastIndexOf("end ben-okafor in SonarQube")).toBeLessThan(
            order.indexOf("sweep everything of ben-okafor"),
        );
        expect(order.filter((step) => step.startsWith("end ana"))).toEqual([]);
        expect(pulumi.ran).toContain(
            "preview --policy-pack policies --suppress-progress --suppress-outputs --parallel 8 --stack acme",
        );
        expect(pulumi.ran).toContain(
            "up --yes --skip-preview --continue-on-error --policy-pack policies --suppress-progress --suppress-outputs --parallel 8 --stack acme",
        );
        // The tests' states are no whole stacks, so the rules find things; that is said, and nothing else is wrong.
        expect(stage.printed.slice(-2)).toEqual([
            "NOT DONE:",
            "  The audit found violations: they are named above, with their fix.",
        ]);
    });

    it("ends access, and keeps the sandbox and what CI made, of somebody who is newly suspended", async () => {
        play({ file: SUSPENDED });
        await going();
        expect(order.filter((step) => step.startsWith("end ben-okafor"))).toHaveLength(5);
        expect(order.filter((step) => step.startsWith("sweep"))).toEqual([]);
        expect(stage.printed).toContain("ben-okafor: the entry is not active, access goes and the sandbox stays");
    });

    it("takes nobody for a leaver of whom only the identity is kept", async () => {
        const kept = `${WITHOUT_BEN.replace("orgName: acme\n", "orgName: acme\n      formerIdentities: keep\n")}  contractor-access:formerContractors:
    ben-okafor: { github: { login: benokafor, id: 2342 }, leftOn: "2026-12-14", name: Ben Okafor, email: ben@contoso.example, vendor: contoso }
`;
        const user = { name: "ben-okafor/user", type: "okta:user/user:User", id: "00u1" };
        play({ file: kept, before: [...resourcesOf("ana-silva"), user] });
        await going();
        expect(order).toEqual(["pulumi refresh", "pulumi preview", "stack history", "pulumi up"]);
        play({ file: kept, before: [...resourcesOf("ana-silva"), user, { name: "ben-okafor/bucket" }] });
        await going();
        expect(order).toContain("end ben-okafor in Okta");
    });

    it("verifies who left, and says so while anything is left in the services", async () => {
        play();
        await going();
        expect(stage.printed).toContain("ben-okafor: nothing left");
        expect(stage.printed.filter((line) => line.startsWith("Receipt: receipts/ben-okafor-"))).toHaveLength(1);
        systems[0]?.held.set("ben-okafor", [aTrace("Okta", { access: false })]);
        play();
        expect(await going()).toBe(1);
        expect(said()).toContain("  ben-okafor: something left in the services, as told above. Run this again.");
    });

    it("touches nobody when nobody leaves", async () => {
        play({ file: A_STACK_FILE });
        await going();
        expect(order).toEqual(["pulumi refresh", "pulumi preview", "stack history", "pulumi up"]);
    });

    it.each([
        ["one system is down", () => systems.map((each) => (each.name === "GitHub" ? broken(each, isDown) : each))],
        ["one system hangs", () => systems.map((each) => (each.name === "GitHub" ? broken(each, hangs) : each))],
    ])("goes on, and says what is not done, when %s", async (_what, wrong) => {
        systems = wrong() as FakeSystem[];
        play();
        expect(await going({ timeout: 0.02 })).toBe(1);
        expect(order.at(-1)).toBe("pulumi up");
        expect(said()).toMatch(/ben-okafor: access in GitHub was not ended \(.*\)\. By hand: https:\/\/github\.com/);
    });

    it("goes on, and says what is not done, when a sweep fails", async () => {
        play();
        sweepFails = ["ECS service x: AccessDenied"];
        expect(await going()).toBe(1);
        expect(order.at(-1)).toBe("pulumi up");
        expect(said()).toContain(
            "ben-okafor: not swept: ECS service x: AccessDenied. Then: npm run sweep -- ben-okafor",
        );
        play({ sweeper: { everythingOf: isDown, lostOf: isDown } });
        await going();
        expect(said()).toContain("ben-okafor: what is there beside the state is not known (503 Service Unavailable).");
    });

    it("audits even when the update failed, and names whoever still has something, every time", async () => {
        const left = [...resourcesOf("ana-silva"), { name: "ben-okafor/subnet" }, { name: "ben-okafor/bucket" }];
        for (const before of [BOTH, left]) {
            play({ before, after: left, answers: { up: { code: 1, output: "error: subnet has dependencies" } } });
            expect(await going()).toBe(1);
            expect(said()).toContain("pulumi up ended with errors: its output says which.");
            expect(said()).toContain("ben-okafor STILL HAS 2 resources and no entry: subnet, bucket. Run this again;");
            expect(said()).not.toMatch(/^ +contractor ben-okafor/m);
        }
    });

    it("names whoever still holds grants although the entry is suspended", async () => {
        play({ file: SUSPENDED, after: BOTH });
        expect(await going()).toBe(1);
        expect(said()).toContain("ben-okafor STILL HAS grants, and the entry is not active. Run this again.");
    });

    it("shows the CLI's own output as it comes", async () => {
        play({ answers: { preview: { output: "Previewing\n+ 3 to create\n" } } });
        await going();
        expect(stage.printed).toContain("+ 3 to create");
    });
});

describe("npm run up, before anything is changed", () => {
    it("stops at a stack file that is wrong", async () => {
        play({ file: A_STACK_FILE.replace("squad: billing", "squad: billling") });
        expect(await going()).toBe(1);
        expect(order).toEqual([]);
        expect(said()).toMatch(/Pulumi\.acme\.yaml:\d+: contractors\.ben-okafor\.squad: "billling" is no squad/);
        expect(stage.printed.at(-1)).toBe("stacks/Pulumi.acme.yaml: 1 problem. Nothing was changed.");
    });

    it("stops at a preview that fails, as the brake and the pack make it", async () => {
        play({ answers: { preview: { code: 255, output: "error: the removal brake" } } });
        expect(await going()).toBe(1);
        expect(order).toEqual(["pulumi refresh", "pulumi preview"]);
        expect(stage.printed.at(-1)).toBe("The preview failed: its output says why. Nothing was changed.");
    });

    it("asks once, after the preview and what it means for whom", async () => {
        play();
        let shown = "";
        const refusing = { ...stage.surroundings, ask: () => ((shown = said()), Promise.resolve(false)) };
        expect(await up({ yes: false, timeout: 5, flags: [] }, refusing)).toBe(1);
        expect(shown).toMatch(/ben-okafor: the entry is gone, everything goes\n {2}CI made: ECS service 1/);
        expect(order).toEqual(["pulumi refresh", "pulumi preview"]);
        const agreeing = { ...stage.surroundings, ask: () => Promise.resolve(true) };
        await up({ yes: false, timeout: 5, flags: [] }, agreeing);
        expect(order).toContain("pulumi up");
    });

    it("does nothing where nobody can be asked and nobody said yes", async () => {
        play();
        await expect(going({ yes: false })).rejects.toThrow("Nobody can be asked here. Nothing was changed.");
        expect(order).toEqual([]);
    });

    it("does nothing when the state cannot be read: nobody would seem to leave", async () => {
        stage = aStage({ systems, pulumi: aPulumi(() => ({ code: 255, output: "error: no access to the backend" })) });
        await expect(going()).rejects.toThrow(
            /no access to the backend[^]*it is not clear who leaves\. Nothing was changed\./,
        );
    });
});

describe("npm run up, when it is stopped", () => {
    /** The run, stopped while something happens that `order` tells of. */
    function stoppedAt(moment: string): Promise<number> {
        const stopping = new AbortController();
        const push = order.push.bind(order);
        order.push = (...steps) => {
            if (steps.includes(moment)) {
                stopping.abort();
            }
            return push(...steps);
        };
        return up({ yes: true, timeout: 5, flags: [] }, { ...stage.surroundings, stop: stopping.signal });
    }

    it.each(["pulumi refresh", "pulumi preview"])(
        "changes nothing when that is in %s, also with --yes",
        async (moment) => {
            play();
            expect(await stoppedAt(moment)).toBe(1);
            expect(order.at(-1)).toBe(moment);
            expect(stage.printed.at(-1)).toBe("Stopped. Nothing was changed.");
        },
    );

    it("ends the step under way, begins no other, and names who is not done", async () => {
        play();
        expect(await stoppedAt("end ben-okafor in Okta")).toBe(1);
        expect(order.filter((step) => step.startsWith("end ben-okafor"))).toHaveLength(5);
        expect(order.at(-1)).toMatch(/^end ben-okafor/);
        expect(stage.printed.slice(-2)).toEqual([
            "NOT DONE:",
            "  Stopped before: sweep what their CI made; sweep what lost creates made; clear what a killed update had begun; refresh what was theirs; pulumi up; audit the state; verify who left. It is not known what ben-okafor still has. Run this again.",
        ]);
    });

    it.each([
        ["is done", 0, "NOT DONE:"],
        ["is stopped too", 255, "  pulumi up was stopped before its end."],
    ])("is not done when the update %s", async (_what, code, before) => {
        play({ answers: { up: { code } } });
        expect(await stoppedAt("pulumi up")).toBe(1);
        expect(stage.printed.slice(-2)).toEqual([
            before,
            "  Stopped before: audit the state; verify who left. It is not known what ben-okafor still has. Run this again.",
        ]);
    });
});

describe("npm run up, after an update that was killed", () => {
    const interrupted: [string, string][] = [
        ["creating", "ana-silva/access-role"],
        ["deleting", "ben-okafor/subnet"],
    ];

    it("sweeps what lost creates made, and then forgets that they had begun", async () => {
        const pulumi = play({ pending: interrupted });
        await going();
        expect(order.filter((step) => !step.startsWith("end"))).toEqual([
            "pulumi refresh",
            "pulumi preview",
            "sweep everything of ben-okafor",
            "stack history",
            "sweep lost of ana-silva",
            "pulumi refresh",
            "pulumi refresh",
            "pulumi up",
        ]);
        const quiet = "--yes --skip-preview --suppress-progress --suppress-outputs";
        expect(pulumi.ran.filter((command) => command.startsWith("refresh"))).toEqual([
            `refresh ${quiet} --stack acme`,
            `refresh ${quiet} --clear-pending-creates --stack acme`,
            `refresh ${quiet} --target urn:pulumi:**::ben-okafor/** --stack acme`,
        ]);
    });

    it("looks for what lost creates made of everybody after a run that failed, and when history is not known", async () => {
        const refreshedSince = '[{"kind": "refresh", "result": "succeeded"}, {"kind": "update", "result": "failed"}]';
        for (const history of ['[{"result": "failed"}]', refreshedSince, "no JSON"]) {
            order = [];
            play({ answers: { history: { stdout: history } } });
            await going();
            expect(order.filter((step) => step.startsWith("sweep lost"))).toEqual(["sweep lost of ana-silva"]);
        }
    });

    it("goes on while a service cannot be read, and says so at the end", async () => {
        play({ answers: { refresh: { code: 255, output: "error: GitHub is down" } } });
        expect(await going()).toBe(1);
        expect(order).toContain("pulumi up");
        expect(said()).toContain("error: GitHub is down");
        expect(said()).not.toContain("Refreshed.");
        expect(said()).toContain("  The state was not refreshed: what was removed by hand may still be counted.");
    });

    it("says what somebody removed by hand", async () => {
        const [, ...rest] = BOTH;
        play({ refreshed: rest });
        await going();
        expect(stage.printed).toContain("Refreshed. Gone, and not by Pulumi: ana-silva.");
    });

    it("guesses nothing about the platform: it names the step for a person", async () => {
        const pulumi = play({ pending: [...interrupted, ["creating", "platform/vpn-endpoint"]] });
        expect(await going()).toBe(1);
        expect(pulumi.ran.filter((command) => command.includes("--clear-pending-creates"))).toEqual([]);
        expect(said()).toContain(
            "A killed update had begun to create platform/vpn-endpoint. Look whether it is there; then: pulumi refresh --stack acme",
        );
    });

    it.each(["up", "refresh"] as const)(
        "leaves a lock that stops `pulumi %s` to a person, and says how",
        async (command) => {
            const locked = { code: 255, output: "error: the stack is currently locked by 1 lock(s)." };
            play({ pending: interrupted, answers: { [command]: locked } });
            expect(await going()).toBe(1);
            expect(said()).toContain(
                "When you are sure that none is running: pulumi cancel --yes --stack acme, then run this again.",
            );
        },
    );
});
