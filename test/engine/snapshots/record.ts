// `npm run snapshot`: records what this version of the kit leaves behind, for later versions to start from. Once a release.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../../package.json";
import { deleteEntry, handlesIn } from "../../../rehearsal/edit-stack-file";
import { obtainEngine } from "../../../rehearsal/engine/obtain";
import type { CloudState } from "../../../rehearsal/cloud/world";
import { Workspace } from "../../../rehearsal/workspace";

/** The day on which the contractors of the example have access. */
const TODAY = "2026-12-15";

async function main(): Promise<void> {
    const { root } = await obtainEngine();
    const workspace = await Workspace.open({ engine: root, today: TODAY });
    // One person is enough to see what a later version would do to each kind of resource.
    const [, ...others] = handlesIn(workspace.stackFile);
    others.forEach((handle) => deleteEntry(workspace.stackFile, handle));
    try {
        const update = await workspace.up();
        if (update.code !== 0) {
            throw new Error(update.output);
        }
        const folder = join(__dirname, version);
        mkdirSync(folder, { recursive: true });
        const cloud = JSON.parse(readFileSync(workspace.cloudState, "utf8")) as CloudState;
        writeFileSync(join(folder, "cloud.json"), JSON.stringify({ ...cloud, log: [] }));
        const state: unknown = JSON.parse(await workspace.exportState());
        writeFileSync(join(folder, "state.json"), JSON.stringify(state, withoutSourcePositions));
        writeFileSync(join(folder, "sonarqube.json"), readFileSync(workspace.sonarqubeState));
        writeFileSync(join(folder, "stack.yaml"), readFileSync(workspace.stackFile));
        console.log(`Recorded test/engine/snapshots/${version}.`);
    } finally {
        await workspace.close();
    }
}

/** Where in the source a resource was made is of no use to later versions. */
function withoutSourcePositions(key: string, value: unknown): unknown {
    return key === "stackTrace" || key === "sourcePosition" ? undefined : value;
}

void main();
