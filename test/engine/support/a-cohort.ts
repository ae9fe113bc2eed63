import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rename } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import { type Document, parseDocument } from "yaml";
import { withLock } from "../../../rehearsal/engine/lock";
import { ROOT, Workspace, type WorkspaceOptions } from "../../../rehearsal/workspace";
import { aWorkspace, succeeded, TODAY } from "./a-workspace";
import { aResidentProgram } from "./resident-program";

const EXAMPLE = join(ROOT, "stacks", "Pulumi.example.yaml");
/** Stack of the platform. */
const PLATFORM = "platform";
/** Everything that a platform leaves in its workspace. */
const PARTS = [".state", "cloud.json", "sonarqube.json", join("stacks", `Pulumi.${PLATFORM}.yaml`)];

/**
 * A workspace whose stack has the example's contractors and no platform: that is there already, made by another stack. Its
 * runs take half of the time of the whole example's.
 */
export async function aCohort(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
    const kept = await aPlatform();
    const workspace = await aWorkspace({ ...aResidentProgram(), ...options, stackFile: join(kept, "cohort.yaml") });
    for (const part of PARTS) {
        cpSync(join(kept, part), join(workspace.folder, part), { recursive: true });
    }
    return workspace;
}

/** Folder with the example's platform, which the first file that needs it makes for all others of its project. */
async function aPlatform(): Promise<string> {
    const kept = join(inject("shared"), PLATFORM);
    await withLock(`${kept}.lock`, { signal: undefined, onWait: () => undefined }, async () => {
        if (!existsSync(kept)) {
            await rename(await makePlatform(), kept);
        }
    });
    return kept;
}

async function makePlatform(): Promise<string> {
    const folder = await mkdtemp(join(inject("shared"), "new-"));
    const workspace = await Workspace.open({ engine: inject("engine"), today: TODAY });
    try {
        writeFileSync(join(workspace.folder, "stacks", `Pulumi.${PLATFORM}.yaml`), stackFile({ layer: "platform" }));
        await workspace.createStack(PLATFORM);
        await succeeded(workspace.up("--stack", PLATFORM));
        for (const part of PARTS) {
            cpSync(join(workspace.folder, part), join(folder, part), { recursive: true });
        }
    } finally {
        await workspace.close();
    }
    const platformStack = `organization/contractor-access/${PLATFORM}`;
    writeFileSync(join(folder, "cohort.yaml"), stackFile({ layer: "contractors", platformStack }));
    return folder;
}

/** The example's stack file as that of one layer. */
function stackFile(settings: { layer: "platform" | "contractors"; platformStack?: string }): string {
    const document: Document = parseDocument(readFileSync(EXAMPLE, "utf8"));
    for (const [name, value] of Object.entries(settings)) {
        document.setIn(["config", `contractor-access:${name}`], value);
    }
    if (settings.layer === "platform") {
        document.deleteIn(["config", "contractor-access:contractors"]);
    }
    return document.toString({ lineWidth: 0 });
}
