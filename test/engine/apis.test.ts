import { describe, expect, it } from "vitest";
import { githubSystem } from "../../commands/systems/github";
import { githubAccess } from "../../commands/systems/github-access";
import { oktaSystem } from "../../commands/systems/okta";
import { oktaAccess } from "../../commands/systems/okta-access";
import { sonarqubeAccess, sonarqubeSystem } from "../../commands/systems/sonarqube";
import { aContext, anOrganization, aPerson, ended } from "../commands/systems/support/a-service";
import { standInCredentials } from "../../rehearsal/workspace-environment";
import { aCohort } from "./support/a-cohort";
import { changes, readCloud, succeeded } from "./support/a-workspace";

const github = { login: "anasilva", id: 4815162, existingMember: false };

describe("what is ended straight by the APIs", () => {
    it("is what the engine made, and the engine sees that it is gone", async () => {
        const workspace = await aCohort();
        await succeeded(workspace.up());
        const env = { ...standInCredentials(), ...workspace.apiEnvironment() };
        const organization = anOrganization();
        const systems = [
            oktaSystem(aContext(), oktaAccess(organization, env)),
            githubSystem(aContext(), githubAccess(organization, env)),
            sonarqubeSystem(aContext(), sonarqubeAccess(organization, env)),
        ];
        const person = aPerson("ana-silva", { github });
        const waysIn = async () => {
            const traces = await Promise.all(systems.map((system) => system.traces(person)));
            return traces.flat().flatMap(({ system, kind, access }) => (access ? [`${system} ${kind}`] : []));
        };
        expect((await waysIn()).sort()).toEqual([
            "GitHub organization membership",
            "GitHub team membership",
            "Okta app assignment",
            "Okta app assignment",
            "Okta group membership",
            "Okta user",
        ]);

        for (const system of systems) {
            expect((await ended(system, person)).failures).toEqual([]);
        }
        expect(await waysIn()).toEqual([]);
        const everybody = (await Promise.all(systems.map((system) => system.everybody()))).flat();
        expect(new Set(everybody.map(({ handle }) => handle))).toEqual(
            new Set(["ana-silva", "ben-okafor", "chiara-rossi"]),
        );
        expect(readCloud(workspace).objects.filter(({ outputs }) => outputs.username === "anasilva")).toEqual([]);

        const judged = await workspace.command("validate", [workspace.stackFile]);
        expect(judged).toMatchObject({ code: 0, output: "stacks/Pulumi.example.yaml: 3 contractors, valid\n" });

        const refreshed = await succeeded(workspace.refresh());
        expect(changes(refreshed)).toEqual([
            "delete ana-silva/organization-membership",
            "delete ana-silva/own-membership",
            "delete ana-silva/team-membership",
            "update ana-silva/user",
        ]);
    });
});
