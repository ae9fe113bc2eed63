import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { AccessSystem } from "../../../commands/systems/system";
import { parseReceipt } from "../../../commands/verify/receipt";
import { checkReceipt } from "../../../commands/verify/check-receipt";
import { verify, type VerifyOptions } from "../../../commands/verify/verify";
import { A_STACK_FILE } from "../../configuration/support/a-stack-file";
import { aState, resourcesOf } from "../support/a-state";
import { aTrace, broken, type FakeSystem, fiveSystems, hangs, isDown } from "../support/fake-systems";
import { aPulumi, aStage, type Stage } from "../support/surroundings";

const FILE = "stacks/Pulumi.acme.yaml";
const SUSPENDED = A_STACK_FILE.replace("      repositories: [checkout-web]\n", "      suspended: true\n");
const EXPIRED = A_STACK_FILE.replace('"2027-02-26"', '"2026-12-14"');
const UNCLEAR = A_STACK_FILE.replace('"2027-02-26"', "soon");
const GONE = A_STACK_FILE.replace("    ana-silva:", "    anna-silva:");

let systems: FakeSystem[];
let stage: Stage;

/** The stage with a stack file, and the state of a stack in which ana-silva was. */
function play(file: string, played: readonly AccessSystem[] = systems): void {
    const pulumi = aPulumi(() => ({ stdout: aState(resourcesOf("ana-silva")) }));
    stage = aStage({ systems: played, files: { [FILE]: file }, pulumi });
}

function asking(changes: Partial<VerifyOptions> = {}): Promise<number> {
    const options = { selection: { handles: ["ana-silva"] }, json: false, timeout: 5, out: "receipts", by: "jo.lee" };
    return verify({ ...options, ...changes }, stage.surroundings);
}

function receipts(): string[] {
    return readdirSync(join(stage.folder, "receipts"));
}

/** Leaves nothing but what gives no access, in the first system. */
function leaveEnvironment(): void {
    systems.forEach(({ held }) => held.clear());
    systems[0]?.held.set("ana-silva", [aTrace("Okta", { id: "deactivated", access: false })]);
}

beforeEach(() => {
    systems = fiveSystems();
    play(GONE);
});

describe("verify", () => {
    it("proves that nothing is left of an entry that is gone", async () => {
        systems.forEach(({ held }) => held.clear());
        expect(await asking()).toBe(0);
        expect(stage.printed).toContain("ana-silva: nothing left");
    });

    it("names everything that is left, and where", async () => {
        expect(await asking()).toBe(1);
        expect(stage.printed.filter((line) => line === "      thing  a-thing  gives access")).toHaveLength(5);
        expect(stage.printed).toContain("ana-silva: something left (5 traces)");
    });

    it("counts what gives no access as left when the entry is gone", async () => {
        leaveEnvironment();
        expect(await asking()).toBe(1);
    });

    it.each([
        ["suspended", SUSPENDED],
        ["expired", EXPIRED],
    ])("lets only what gives no access be left while the entry is %s", async (_state, file) => {
        play(file);
        expect(await asking()).toBe(1);
        leaveEnvironment();
        stage.printed.length = 0;
        expect(await asking()).toBe(0);
        expect(stage.printed).toContain("1 thing without access kept with the entry.");
    });

    it("lets the deactivated Okta user be left of somebody whose identity the organization keeps", async () => {
        const kept = `${GONE.replace("orgName: acme\n", "orgName: acme\n      formerIdentities: keep\n")}  contractor-access:formerContractors:
    ana-silva: { github: { login: anasilva, id: 4815162 }, leftOn: "2026-12-14" }
`;
        leaveEnvironment();
        systems[0]?.held.set("ana-silva", [aTrace("Okta", { kind: "user", access: false })]);
        expect(await asking()).toBe(1);
        play(kept);
        expect(await asking()).toBe(0);
        systems[0]?.held.set("ana-silva", [aTrace("Okta", { kind: "group", access: false })]);
        expect(await asking()).toBe(1);
    });

    it.each([
        ["is active", A_STACK_FILE],
        ["has dates that cannot be read", UNCLEAR],
    ])("counts everything as left while the entry %s", async (_state, file) => {
        play(file);
        leaveEnvironment();
        expect(await asking()).toBe(1);
    });

    it.each([
        ["is down", isDown, /GitHub .* could not be asked: 503 Service Unavailable/],
        ["never answers", hangs, /GitHub .* could not be asked: no answer within 0\.02 s/],
    ])("never says that nothing is left when a service %s", async (_what, fail, said) => {
        systems.forEach(({ held }) => held.clear());
        play(
            GONE,
            systems.map((each) => (each.name === "GitHub" ? broken(each, fail) : each)),
        );
        expect(await asking({ timeout: 0.02 })).toBe(3);
        expect(stage.printed.join("\n")).toMatch(said);
        expect(stage.printed).toContain("ana-silva: not everything could be asked");
        const [json = ""] = receipts().filter((name) => name.endsWith(".json"));
        expect(parseReceipt(stage.read(`receipts/${json}`)).content).toMatchObject({
            verdict: "not everything could be asked",
            systems: [{}, {}, {}, { system: "GitHub", outcome: "failed" }, {}],
        });
    });

    it("says what is left even when another service could not be asked", async () => {
        play(
            GONE,
            systems.map((each) => (each.name === "GitHub" ? broken(each, isDown) : each)),
        );
        expect(await asking()).toBe(1);
        expect(stage.printed).toContain("Not asked: GitHub. Nothing is known of what is there.");
    });

    it("asks nobody, and so knows nothing, without any system", async () => {
        play(GONE, []);
        expect(await asking()).toBe(3);
    });
});

describe("a receipt", () => {
    it("says who asked whom when about whom, with which kit, and what was said", async () => {
        play(SUSPENDED);
        leaveEnvironment();
        systems[1]?.held.set("ana-silva", [aTrace("Client VPN", { id: "cvpn-1", detail: "active" })]);
        await asking();
        const [json = ""] = receipts().filter((name) => name.endsWith(".json"));
        expect(json).toMatch(/^ana-silva-20261215T021100Z\.json$/);
        const { content, sha256 } = parseReceipt(stage.read(`receipts/${json}`));
        expect(content).toMatchObject({
            kit: {
                version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
                policyLock: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
            },
            made: { by: "jo.lee" },
            person: { handle: "ana-silva", oktaUserId: "00u-ana-silva", github: { login: "anasilva", id: 4815162 } },
            entry: { state: "suspended", until: "2027-02-26" },
            expectation: "environment",
            verdict: "something left",
        });
        expect(content.systems.map(({ system, outcome }) => [system, outcome])).toEqual(
            systems.map(({ name }) => [name, "asked"]),
        );
        expect(content.systems.flatMap(({ traces }) => traces)).toEqual([
            { kind: "thing", id: "deactivated", access: false, left: false },
            { kind: "thing", id: "cvpn-1", access: true, left: true, detail: "active" },
        ]);
        expect(stage.printed).toContain(`SHA-256: ${sha256}`);
    });

    it("is printed as JSON, and not written when nobody wants it", async () => {
        const options = { selection: { handles: ["ana-silva"] }, timeout: 5, json: true };
        expect(await verify(options, stage.surroundings)).toBe(1);
        expect(existsSync(join(stage.folder, "receipts"))).toBe(false);
        expect(JSON.parse(stage.printed.join("\n"))).toMatchObject([{ content: { verdict: "something left" } }]);
    });

    it("is checked, with its page, against the hash that was noted", async () => {
        await asking();
        const sha256 = stage.printed.find((line) => line.startsWith("SHA-256: "))?.slice(9) ?? "";
        for (const name of receipts()) {
            const file = `receipts/${name}`;
            expect(checkReceipt(file, sha256, stage.surroundings)).toBe(0);
            expect(checkReceipt(file, undefined, stage.surroundings)).toBe(0);
            expect(checkReceipt(file, "0".repeat(64), stage.surroundings)).toBe(1);
            writeFileSync(join(stage.folder, file), stage.read(file).replace("something left", "nothing left"));
            expect(checkReceipt(file, sha256, stage.surroundings)).toBe(1);
        }
        expect(() => checkReceipt("receipts/none.json", undefined, stage.surroundings)).toThrow("it cannot be read");
    });
});
