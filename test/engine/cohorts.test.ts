import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Document, parseDocument } from "yaml";
import type { Workspace } from "../../rehearsal/workspace";
import { aWorkspace, changed, succeeded } from "./support/a-workspace";
import { aResidentProgram } from "./support/resident-program";

let workspace: Workspace;

/** Turns a copy of the example's stack file into the file of another stack, and creates that stack. */
async function aStack(name: string, change: (document: Document) => void): Promise<void> {
    const file = join(workspace.folder, "stacks", `Pulumi.${name}.yaml`);
    copyFileSync(workspace.stackFile, file);
    const document = parseDocument(readFileSync(file, "utf8"));
    document.deleteIn(["secretsprovider"]);
    document.deleteIn(["encryptedkey"]);
    change(document);
    writeFileSync(file, document.toString());
    await workspace.createStack(name);
}

const platformStack = (document: Document) => {
    document.setIn(["config", "contractor-access:layer"], "platform");
    document.deleteIn(["config", "contractor-access:contractors"]);
};
const cohort = (document: Document) => {
    document.setIn(["config", "contractor-access:layer"], "contractors");
    document.setIn(["config", "contractor-access:platformStack"], "organization/contractor-access/shared");
};

beforeAll(async () => {
    workspace = await aWorkspace(aResidentProgram());
});

describe("cohorts in stacks of their own", () => {
    it("wait for the platform's stack to be up", async () => {
        await aStack("shared", platformStack);
        await aStack("north", cohort);
        const early = await workspace.up("--stack", "north");
        expect(early.code).not.toBe(0);
        expect(early.output).toContain(
            `platformStack: organization/contractor-access/shared has no output "platform".`,
        );
        expect(changed(early).map((step) => step.type)).toEqual(["pulumi:providers:pulumi"]);
    });

    it("use the platform that another stack made, and make none", async () => {
        const platform = await succeeded(workspace.up("--stack", "shared"));
        const others = changed(platform).filter((step) => !step.name.startsWith("platform"));
        const names = ["aws", "default", "github", "okta", "organization", "sonarqube"];
        expect(others.map(({ name }) => name).sort()).toEqual(names);
        const people = await succeeded(workspace.up("--stack", "north"));
        expect(changed(people).filter((step) => step.name.startsWith("platform"))).toEqual([]);
        expect(changed(people).length).toBeGreaterThan(100);
        expect((await succeeded(workspace.up("--stack", "north", "--expect-no-changes"))).code).toBe(0);
    });

    it("refuse another network than the platform's, before the first resource", async () => {
        const file = join(workspace.folder, "stacks", "Pulumi.north.yaml");
        const document = parseDocument(readFileSync(file, "utf8"));
        document.setIn(["config", "contractor-access:organization", "network", "slots", "to"], 250);
        writeFileSync(file, document.toString());
        const refused = await workspace.up("--stack", "north");
        expect(refused.code).not.toBe(0);
        expect(refused.output).toContain(
            "organization.network.slots: 1 to 250 leaves the slots of organization/contractor-access/shared. " +
                "Allowed: slots within 1 to 100. Edit: move from and to into that range.",
        );
        expect(changed(refused)).toEqual([]);
    });
});
