import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { storeEntry } from "./cache";
import { EngineError, messageOf } from "./errors";
import type { EngineListener } from "./events";
import type { Attempt } from "./first-found";
import { inspectRoot } from "./inspect";
import { withLock } from "./lock";
import type { PinnedEngine } from "./pinned";
import type { EngineSource } from "./sources";
import { refuseOwnCli } from "./version";

export interface Making {
    readonly env: NodeJS.ProcessEnv;
    readonly signal: AbortSignal | undefined;
    readonly progress: EngineListener;
    readonly pinned: PinnedEngine;
    /** The folder of the pinned engine in the cache. */
    readonly entry: string;
    /** False makes the engine anew even when there is one. */
    readonly trustCache: boolean;
}

/** The engine in the cache, when it starts and is the pinned one. */
export async function cachedEngine(making: Making): Promise<Attempt> {
    const refused = await refusal(making.entry, making);
    return refused === undefined ? found("cache", making) : { refused };
}

/** Fills the cache, unless another process has done so while this one waited for it. */
export async function makeEngine(
    source: EngineSource,
    making: Making,
    fill: (root: string) => Promise<void>,
): Promise<Attempt> {
    await mkdir(dirname(making.entry), { recursive: true });
    const onWait = (pid: number | undefined) => {
        making.progress({ kind: "waiting", pid });
    };
    return withLock(`${making.entry}.lock`, { signal: making.signal, onWait }, async () => {
        const meanwhile = making.trustCache ? await cachedEngine(making) : undefined;
        if (meanwhile !== undefined && "engine" in meanwhile) {
            return meanwhile;
        }
        try {
            await storeEntry(making.entry, (root) => fillAndInspect(root, making, fill));
            return found(source, making);
        } catch (error) {
            making.signal?.throwIfAborted();
            return { refused: messageOf(error) };
        }
    });
}

async function fillAndInspect(root: string, making: Making, fill: (root: string) => Promise<void>): Promise<void> {
    await fill(root);
    const refused = await refusal(root, making);
    if (refused !== undefined) {
        throw new EngineError(refused);
    }
}

function refusal(root: string, making: Making): Promise<string | undefined> {
    return inspectRoot(root, (printed) => refuseOwnCli(printed, making.pinned.version), making);
}

function found(source: EngineSource, making: Making): Attempt {
    return { engine: { root: making.entry, version: making.pinned.version, source } };
}
