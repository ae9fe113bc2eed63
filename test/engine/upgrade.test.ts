import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aWorkspace, changed, succeeded } from "./support/a-workspace";

const SNAPSHOTS = join(__dirname, "snapshots");
const VERSIONS = readdirSync(SNAPSHOTS, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe("a stack that an earlier version of the kit left behind", () => {
    it("has at least one recorded version to start from", () => {
        expect(VERSIONS.length).toBeGreaterThan(0);
    });

    it.each(VERSIONS.map((entry) => entry.name))(
        "%s: nothing that a person owns is deleted or replaced",
        async (name) => {
            const folder = join(SNAPSHOTS, name);
            const workspace = await aWorkspace({ stackFile: join(folder, "stack.yaml") });
            copyFileSync(join(folder, "cloud.json"), workspace.cloudState);
            copyFileSync(join(folder, "sonarqube.json"), workspace.sonarqubeState);
            const imported = await workspace.pulumi(["stack", "import", "--file", join(folder, "state.json")]);
            expect(imported.output).toContain("Import complete");

            const update = await succeeded(workspace.up());
            expect(changed(update).filter((step) => !["create", "update"].includes(step.op))).toEqual([]);
            await succeeded(workspace.up("--expect-no-changes"));
        },
    );
});
