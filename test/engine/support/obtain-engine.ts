import type { TestProject } from "vitest/node";
import { drawEvents } from "../../../rehearsal/engine/draw";
import { obtainEngine } from "../../../rehearsal/engine/obtain";

declare module "vitest" {
    // The way in which Vitest takes the types of provided values.

    export interface ProvidedContext {
        engine: string;
    }
}

/** Gets the real engine once for all files; without one, every test of this folder fails and says why. */
export default async function setup(project: TestProject): Promise<void> {
    const drawing = drawEvents(process.stderr);
    const engine = await obtainEngine({ progress: drawing.listener }).finally(drawing.end);
    project.provide("engine", engine.root);
}
