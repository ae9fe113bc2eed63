import { beforeEach, describe, expect, it } from "vitest";
import { kill, type KillOptions } from "../../../commands/kill/kill";
import { SYSTEM_NAMES } from "../../../commands/systems/system";
import { aState, resourcesOf } from "../support/a-state";
import { aSystem, aTrace, broken, type FakeSystem, fiveSystems, hangs, isDown } from "../support/fake-systems";
import { aPulumi, aStage, type Stage } from "../support/surroundings";

const FILE = "stacks/Pulumi.acme.yaml";

function ordered(...handles: string[]): KillOptions {
    return { selection: { handles }, yes: false, json: false, dryRun: false, timeout: 5 };
}

let systems: FakeSystem[];
let stage: Stage;
beforeEach(() => {
    systems = fiveSystems();
    stage = aStage({ systems });
});

const left = () => systems.flatMap(({ held }) => held.get("ana-silva") ?? []);

describe("kill", () => {
    it("ends everything in all systems, and says when", async () => {
        expect(await kill(ordered("ana-silva"), stage.surroundings)).toBe(0);
        expect(left()).toEqual([]);
        for (const name of SYSTEM_NAMES) {
            const line = new RegExp(
                `^  ${name} +done +2026-12-15T02:11:00\\.\\d{3}Z to 2026-12-15T02:11:00\\.\\d{3}Z, 0\\.0 s  1 thing$`,
            );
            expect(stage.printed.filter((each) => line.test(each))).toHaveLength(1);
        }
        expect(stage.printed).toContain("All access of ana-silva is ended.");
    });

    it("says whom it is about before anything else", async () => {
        await kill(ordered("ana-silva"), stage.surroundings);
        expect(stage.told.find((line) => line.startsWith("ana-silva"))).toBe(
            "ana-silva  Ana Silva, ana-silva@contractors.acme.example, GitHub anasilva (4815162); known from stacks/Pulumi.acme.yaml, active",
        );
    });

    it("writes suspended: true, shows the diff and says to commit it", async () => {
        await kill(ordered("ana-silva"), stage.surroundings);
        expect(stage.read(FILE)).toContain(
            "      repositories: [checkout-web]\n      suspended: true\n    ben-okafor:",
        );
        expect(stage.printed).toContain("    +      suspended: true");
        expect(stage.printed.join("\n")).toMatch(/Commit stacks\/Pulumi\.acme\.yaml now: the next `pulumi up`/);
    });

    it("changes nothing the second time", async () => {
        await kill(ordered("ana-silva"), stage.surroundings);
        const file = stage.read(FILE);
        stage.printed.length = 0;
        expect(await kill(ordered("ana-silva"), stage.surroundings)).toBe(0);
        expect(stage.read(FILE)).toBe(file);
        expect(stage.printed).toContain(`  ${FILE}  says suspended: true already`);
        expect(stage.printed.filter((line) => line.endsWith("0 things"))).toHaveLength(5);
    });

    it.each(SYSTEM_NAMES)("closes the other four, and writes the file, when %s is down", async (down) => {
        stage = aStage({ systems: systems.map((each) => (each.name === down ? broken(each, isDown) : each)) });
        expect(await kill(ordered("ana-silva"), stage.surroundings)).toBe(1);
        expect(left().map(({ system }) => system)).toEqual([down]);
        expect(stage.read(FILE)).toContain("suspended: true");
        expect(stage.printed).toContain(`NOT DONE: ${down}.`);
        expect(stage.printed.join("\n")).toMatch(new RegExp(`  ana-silva, ${down}: .{20}`));
    });

    it.each(SYSTEM_NAMES)("closes %s when the other four are down", async (up) => {
        stage = aStage({ systems: systems.map((each) => (each.name === up ? each : broken(each, isDown))) });
        expect(await kill(ordered("ana-silva"), stage.surroundings)).toBe(1);
        expect(left().map(({ system }) => system)).toEqual(SYSTEM_NAMES.filter((name) => name !== up));
    });

    it("waits for no system longer than the time that it has, and for none because of another", async () => {
        stage = aStage({ systems: systems.map((each) => (each.name === "Okta" ? broken(each, hangs) : each)) });
        expect(await kill({ ...ordered("ana-silva"), timeout: 0.02 }, stage.surroundings)).toBe(1);
        expect(left().map(({ system }) => system)).toEqual(["Okta"]);
        expect(stage.printed.join("\n")).toMatch(/Okta +FAILED .* no answer within 0\.02 s/);
        const ended = stage.told.filter((line) => /(done|FAILED)/.test(line));
        expect(ended.at(-1)).toContain("Okta");
    });

    it("starts all systems before the first one ends", async () => {
        const begun: string[] = [];
        let release = (): void => undefined;
        const all = new Promise<void>((resolve) => (release = resolve));
        const together = systems.map((each) => ({
            ...each,
            end: () => {
                begun.push(each.name);
                if (begun.length === SYSTEM_NAMES.length) {
                    release();
                }
                return all;
            },
        }));
        stage = aStage({ systems: together });
        expect(await kill(ordered("ana-silva"), stage.surroundings)).toBe(0);
        expect(begun).toEqual([...SYSTEM_NAMES]);
    });

    it("shows everything that failed in a system, and no credential that a service repeats", async () => {
        const fail = () =>
            Promise.reject(
                new AggregateError([new Error("sessions: 500"), new Error("tokens: 403 for swordfish-1234")]),
            );
        stage = aStage({
            systems: systems.map((each) => (each.name === "Okta" ? broken(each, fail) : each)),
            env: { OKTA_API_TOKEN: "swordfish-1234" },
        });
        await kill(ordered("ana-silva"), stage.surroundings);
        expect(stage.printed.join("\n")).toContain("sessions: 500; tokens: 403 for [credential]");
        expect([...stage.printed, ...stage.told].join("\n")).not.toContain("swordfish");
    });

    it("fails, and still ends access, when the file cannot be written", async () => {
        const text = stage.read(FILE).replace("    ana-silva:\n", "    ana-silva: &ana\n");
        stage = aStage({ systems, files: { [FILE]: `${text}    carl-oak: *ana\n` } });
        expect(await kill(ordered("carl-oak"), stage.surroundings)).toBe(1);
        expect(systems.every(({ asked }) => asked.includes("carl-oak"))).toBe(true);
        expect(stage.printed.join("\n")).toMatch(/was not written .* write suspended: true into the entry carl-oak/);
    });

    it("prints one JSON object with every system, deed and time", async () => {
        await kill({ ...ordered("ana-silva"), json: true }, stage.surroundings);
        const report = JSON.parse(stage.printed.join("\n")) as { done: boolean; people: { systems: object[] }[] };
        expect(report).toMatchObject({
            stack: "acme",
            done: true,
            people: [{ handle: "ana-silva", stackFile: { path: FILE, outcome: "written" } }],
        });
        expect(report.people[0]?.systems[0]).toMatchObject({
            system: "Okta",
            outcome: "done",
            errors: [],
            deeds: [{ what: "ended a-thing", at: expect.stringMatching(/^2026-12-15T/) as string }],
        });
    });
});

describe("kill --dry-run", () => {
    it("changes nothing, and shows what would be ended and written", async () => {
        const before = stage.read(FILE);
        expect(await kill({ ...ordered("ana-silva"), dryRun: true }, stage.surroundings)).toBe(0);
        expect(left()).toHaveLength(5);
        expect(stage.read(FILE)).toBe(before);
        expect(stage.printed).toContain("      thing  a-thing");
        expect(stage.printed).toContain("    +      suspended: true");
    });
});

describe("several people", () => {
    it("takes --yes", async () => {
        expect(await kill(ordered("ana-silva", "ben-okafor"), stage.surroundings)).toBe(2);
        expect(left()).toHaveLength(5);
        expect(stage.read(FILE)).not.toContain("suspended: true");
        expect(await kill({ ...ordered("ana-silva", "ben-okafor"), yes: true }, stage.surroundings)).toBe(0);
        expect(stage.read(FILE).match(/suspended: true/g)).toHaveLength(2);
    });

    it("are found by vendor and squad", async () => {
        const options = { ...ordered(), yes: true, selection: { handles: [], vendor: "contoso" } };
        expect(await kill(options, stage.surroundings)).toBe(0);
        expect(systems.map(({ asked }) => asked)).toEqual(SYSTEM_NAMES.map(() => ["ben-okafor"]));
        const nobody = kill({ ...ordered(), selection: { handles: [], squad: "chekout" } }, stage.surroundings);
        await expect(nobody).rejects.toThrow("--squad chekout: nobody is there. Allowed: billing, checkout.");
    });

    it("wait in the queue of their own system only", async () => {
        const many = Array.from({ length: 12 }, (_, index) => `person-${index}`);
        const okta = aSystem("Okta", Object.fromEntries(many.map((handle) => [handle, [aTrace("Okta")]])));
        stage = aStage({ systems: [okta, broken(aSystem("GitHub"), isDown)] });
        const options = { ...ordered(...many), yes: true, selection: { handles: many, unlisted: true } };
        expect(await kill(options, stage.surroundings)).toBe(1);
        expect(okta.asked).toHaveLength(12);
    });
});

describe("somebody whose entry is gone", () => {
    const gone = aState([...resourcesOf("dora-vale"), { name: "platform/vpn-endpoint", id: "cvpn-endpoint-1" }]);

    it("is known from the state, and there is nothing to write", async () => {
        const pulumi = aPulumi(() => ({ stdout: gone }));
        stage = aStage({ systems, pulumi });
        const before = stage.read(FILE);
        expect(await kill(ordered("dora-vale"), stage.surroundings)).toBe(0);
        expect(pulumi.ran).toEqual(["stack export --stack acme"]);
        expect(stage.printed).toContain(`  ${FILE}  has no entry dora-vale: nothing to write`);
        expect(stage.read(FILE)).toBe(before);
        expect(stage.contexts[0]?.vpnEndpointId).toBe("cvpn-endpoint-1");
    });
});
