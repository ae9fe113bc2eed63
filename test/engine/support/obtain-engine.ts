import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { drawEvents } from "../../../rehearsal/engine/draw";
import { obtainEngine } from "../../../rehearsal/engine/obtain";

declare module "vitest" {
    // The way in which Vitest takes the types of provided values.

    export interface ProvidedContext {
        engine: string;
        /** Folder for what test files make for each other. */
        shared: string;
    }
}

/** What all projects of a run have in common: each has a copy of this module. */
const run = globalThis as typeof globalThis & { shared?: string };

/** Gets the real engine once for all files; without one, every test of this folder fails and says why. */
export default async function setup(project: TestProject): Promise<() => void> {
    const drawing = drawEvents(process.stderr);
    const engine = await obtainEngine({ progress: drawing.listener }).finally(drawing.end);
    project.provide("engine", engine.root);
    const shared = (run.shared ??= mkdtempSync(join(tmpdir(), "contractor-access-shared-")));
    project.provide("shared", shared);
    return () => {
        rmSync(shared, { recursive: true, force: true });
    };
}
