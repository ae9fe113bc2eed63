import { beforeAll, beforeEach, vi } from "vitest";
import { drawEvents } from "../../../rehearsal/engine/draw";
import { EngineError } from "../../../rehearsal/engine/errors";
import { obtainEngine } from "../../../rehearsal/engine/obtain";
import { projectFile } from "./project";

// The language host of the kit is in what the kit builds; a user's own CLI brings another one.
const env = { ...process.env, CONTRACTOR_ACCESS_ENGINE: "cache,build" };

/** A project whose program is not type-checked, which halves the time of a run. */
export const unchecked = {
    "Pulumi.yaml": projectFile("tsconfig: loose.json"),
    "loose.json": '{ "compilerOptions": { "noCheck": true } }',
};

/** A project in JavaScript, where it is not about TypeScript: half of the time again. */
export const plain = {
    "Pulumi.yaml": projectFile("typescript: false"),
    "package.json": '{ "name": "tiny", "main": "index.js" }',
};

/**
 * Gets the engine of the kit before the tests of a file, and gives its root. Where it can neither be found nor built, the
 * tests are skipped and the reason is shown.
 */
export function useKitEngine(): () => string {
    vi.setConfig({ hookTimeout: 1_200_000 });
    const engine = { root: "", without: "" };
    beforeAll(async () => {
        const drawing = drawEvents(process.stderr);
        try {
            engine.root = (await obtainEngine({ env, progress: drawing.listener }).finally(drawing.end)).root;
        } catch (error) {
            if (!(error instanceof EngineError)) {
                throw error;
            }
            engine.without = error.message;
            console.warn(`Tests of the language host are SKIPPED. ${engine.without}`);
        }
    });
    beforeEach(({ skip }) => {
        skip(engine.without !== "", engine.without);
    });
    return () => engine.root;
}
