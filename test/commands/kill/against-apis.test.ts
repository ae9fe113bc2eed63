import { describe, expect, it } from "vitest";
import { kill } from "../../../commands/kill/kill";
import { SYSTEM_NAMES } from "../../../commands/systems/system";
import { fiveApis, type FiveApis, LOGIN, waysIn } from "../support/five-apis";

const NEIGHBOUR = "ana-silva-lee";
/** Somebody who stands nowhere any more. */
const UNKNOWN = { handles: ["ana-silva"], unlisted: true };
const GONE = { ...UNKNOWN, github: { login: "anasilva", id: 4815162 } };

function killing(apis: FiveApis, selection = { handles: ["ana-silva"] }, timeout = 60): Promise<number> {
    return kill({ selection, yes: false, json: false, dryRun: false, timeout }, apis.surroundings);
}

describe("kill against the APIs of all five systems", () => {
    it("closes every one, touches nobody else, and changes nothing the second time", async () => {
        const apis = await fiveApis();
        expect(waysIn(apis, "ana-silva")).toEqual([...SYSTEM_NAMES]);
        expect(await killing(apis)).toBe(0);
        expect(waysIn(apis, "ana-silva")).toEqual([]);
        expect(waysIn(apis, NEIGHBOUR)).toEqual([...SYSTEM_NAMES]);

        const after = () => JSON.stringify([apis.world.state().objects, apis.live, apis.sonarqube.state.users]);
        const once = after();
        expect(await killing(apis)).toBe(0);
        expect(after()).toBe(once);
    });

    it("closes every one within a minute although every call fails twice before it works", async () => {
        const apis = await fiveApis();
        apis.beSlowToStart();
        expect(await killing(apis)).toBe(0);
        expect(waysIn(apis, "ana-silva")).toEqual([]);
    });

    it.each(SYSTEM_NAMES)("closes %s while the other four are down, says so, and closes them later", async (up) => {
        const apis = await fiveApis();
        const others = SYSTEM_NAMES.filter((name) => name !== up);
        apis.takeDown(...others);
        expect(await killing(apis, undefined, 5)).toBe(1);
        expect(waysIn(apis, "ana-silva")).toEqual(others);
        expect(apis.printed).toContain(`NOT DONE: ${others.join(", ")}.`);
        expect(apis.read("stacks/Pulumi.acme.yaml")).toContain("suspended: true");

        apis.takeDown();
        apis.sonarqube.state.faults.length = 0;
        expect(await killing(apis)).toBe(0);
        expect(waysIn(apis, "ana-silva")).toEqual([]);
    });

    it.each(["STAGED", "PROVISIONED", "SUSPENDED", "LOCKED_OUT", "DEPROVISIONED"])(
        "works on a user who is %s",
        async (status) => {
            const apis = await fiveApis();
            const user = apis.world.find("okta:user/user:User", "login", LOGIN) ?? expect.fail("no user");
            apis.world.put({ ...user, outputs: { ...user.outputs, status } }, user);
            expect(await killing(apis)).toBe(0);
            expect(waysIn(apis, "ana-silva")).toEqual([]);
        },
    );

    it("works on a handle whose entry is gone, and on one of whom nothing is left at all", async () => {
        const apis = await fiveApis({ withoutEntry: true });
        expect(await killing(apis, GONE)).toBe(0);
        expect(waysIn(apis, "ana-silva")).toEqual([]);
        apis.world.state().objects.forEach((object) => {
            if (object.urn?.includes("::ana-silva/") === true) {
                apis.world.remove(object);
            }
        });
        expect(await killing(apis, GONE)).toBe(0);
        expect(waysIn(apis, NEIGHBOUR)).toEqual([...SYSTEM_NAMES]);
    });

    it("says that GitHub is not done when nobody knows the account, and closes the others", async () => {
        const apis = await fiveApis({ withoutEntry: true });
        expect(await killing(apis, UNKNOWN)).toBe(1);
        expect(waysIn(apis, "ana-silva")).toEqual(["GitHub"]);
        expect(apis.printed).toContain("NOT DONE: GitHub.");
    });

    it("says of every system without a credential which one is missing, and closes none of them", async () => {
        const apis = await fiveApis();
        const env = { ...apis.surroundings.env, OKTA_API_TOKEN: undefined, SONAR_TOKEN: "" };
        expect(await killing({ ...apis, surroundings: { ...apis.surroundings, env } })).toBe(1);
        expect(waysIn(apis, "ana-silva")).toEqual(["Okta", "SonarQube"]);
        expect(apis.printed.join("\n")).toMatch(/Okta +FAILED .*OKTA_API_TOKEN: not set/);
    });
});
