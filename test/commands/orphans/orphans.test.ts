import { beforeEach, describe, expect, it } from "vitest";
import { orphans } from "../../../commands/orphans/orphans";
import type { AccessSystem } from "../../../commands/systems/system";
import { A_STACK_FILE } from "../../configuration/support/a-stack-file";
import { aSystem, aTrace, broken, type FakeSystem, isDown } from "../support/fake-systems";
import { aStage, type Stage } from "../support/surroundings";

const COHORT = A_STACK_FILE.replace("ana-silva:", "carl-oak:").replace("ben-okafor:", "dina-ash:");
const OTHER = COHORT.replace("name: acme\n", "name: zenith\n").replace("carl-oak:", "eve-elm:");

let okta: FakeSystem;
let github: FakeSystem;
let stage: Stage;

function play(files: Record<string, string> = {}, systems: readonly AccessSystem[] = [okta, github]): void {
    stage = aStage({ systems, files: { "stacks/Pulumi.cohort.yaml": COHORT, ...files } });
}

function asking(json = false): Promise<number> {
    return orphans({ stack: "acme", json, timeout: 5 }, stage.surroundings);
}

beforeEach(() => {
    const held = (system: "Okta" | "GitHub", id: string) => [aTrace(system, { id, kind: "user" })];
    okta = aSystem("Okta", { "ana-silva": held("Okta", "a"), "carl-oak": held("Okta", "c") });
    github = aSystem("GitHub", { "ben-okafor": held("GitHub", "b") });
    play();
});

describe("orphans", () => {
    it("are nobody of any stack of the organization", async () => {
        expect(await asking()).toBe(0);
        expect(stage.printed).toEqual([
            "no orphans (4 entries in stacks/Pulumi.acme.yaml and stacks/Pulumi.cohort.yaml)",
        ]);
    });

    it("are all who stand in no file of the organization, by handle", async () => {
        play({ "stacks/Pulumi.other.yaml": OTHER });
        github.held.set("eve-elm", [aTrace("GitHub", { id: "team", kind: "team", access: false, detail: "secret" })]);
        okta.held.set("eve-elm", [aTrace("Okta", { id: "00u9", kind: "user" })]);
        okta.held.set("ana", [aTrace("Okta", { id: "00u8", kind: "user" })]);
        expect(await asking()).toBe(1);
        expect(stage.printed).toEqual([
            "ana  no entry",
            "  Okta        user  00u8  access",
            "",
            "eve-elm  no entry",
            "  GitHub      team  team          secret",
            "  Okta        user  00u9  access",
            "",
            "3 orphans of 2 people (4 entries in stacks/Pulumi.acme.yaml and stacks/Pulumi.cohort.yaml)",
            expect.stringContaining("npm run kill -- <handle> --unlisted"),
        ]);
    });

    it("are also what gives access although the entry does not", async () => {
        play({ "stacks/Pulumi.acme.yaml": A_STACK_FILE.replace("suspended: false", "suspended: true") });
        github.held.set("ben-okafor", [
            aTrace("GitHub", { id: "team", access: true }),
            aTrace("GitHub", { id: "environment", access: false }),
        ]);
        expect(await asking(true)).toBe(1);
        expect(JSON.parse(stage.printed.join("\n"))).toMatchObject({
            orphans: [{ handle: "ben-okafor", id: "team", why: "the entry is suspended" }],
            unasked: [],
        });
    });

    it("are not the Okta users that the organization keeps of those who left, but everything else of them", async () => {
        const kept = `${A_STACK_FILE.replace("orgName: acme\n", "orgName: acme\n      formerIdentities: keep\n")}  contractor-access:formerContractors:
    dora-vale: { github: { login: doravale, id: 77 }, leftOn: "2026-11-30" }
`;
        play({ "stacks/Pulumi.acme.yaml": kept });
        okta.held.set("dora-vale", [aTrace("Okta", { kind: "user", access: false })]);
        expect(await asking()).toBe(0);
        okta.held.set("dora-vale", [aTrace("Okta", { kind: "user", access: true })]);
        expect(await asking()).toBe(1);
        okta.held.set("dora-vale", [aTrace("Okta", { kind: "group", access: false })]);
        expect(await asking()).toBe(1);
    });

    it("are not known to be none when a service could not be asked", async () => {
        play({}, [okta, broken(github, isDown)]);
        expect(await asking()).toBe(3);
        expect(stage.printed[0]).toBe("GitHub could not be asked, so nothing is known of it: 503 Service Unavailable");
        okta.held.set("eve-elm", [aTrace("Okta")]);
        expect(await asking()).toBe(1);
    });

    it("are not looked for while a stack file cannot be read: its people would all seem to be some", async () => {
        play({ "stacks/Pulumi.cohort.yaml": "config: [" });
        await expect(asking()).rejects.toThrow("stacks/Pulumi.cohort.yaml");
        play({ "stacks/Pulumi.cohort.yaml": COHORT.replace("plan: team", "plan: teem") });
        await expect(asking()).rejects.toThrow("its organization is not valid");
    });
});
