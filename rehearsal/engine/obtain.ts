import { join } from "node:path";
import { buildEngine } from "./build";
import { ownEngineCache } from "./cache";
import { installOfficialCli, type InstallCli } from "./download";
import type { EngineListener } from "./events";
import { noEngine } from "./explain";
import { firstFound, type Attempt, type Engine } from "./first-found";
import { cachedEngine, makeEngine, type Making } from "./kept";
import { findPathEngine } from "./path-source";
import { readPinned } from "./pinned";
import { allowedSources, sourcesVariable, type EngineSource } from "./sources";

export type { Engine } from "./first-found";

export interface EngineRequest {
    /** Told what happens. Default: nobody. */
    readonly progress?: EngineListener;
    /** Ends all work, kills what was started and leaves no half engine. */
    readonly signal?: AbortSignal;
    /** Default: the environment of this process. */
    readonly env?: NodeJS.ProcessEnv;
    /** Default: the official installer, which goes to get.pulumi.com. */
    readonly install?: InstallCli;
}

interface Search extends Making {
    readonly install: InstallCli;
}

/**
 * A real Pulumi engine for this machine: `pulumi` on PATH, else the kit's cache, else the official download, else a build
 * with Go. CONTRACTOR_ACCESS_ENGINE leaves ways out.
 *
 * @throws EngineError that names every way and why it gave none; the signal's reason after an abort.
 */
export async function obtainEngine(request: EngineRequest = {}): Promise<Engine> {
    const env = request.env ?? process.env;
    const allowed = allowedSources(env[sourcesVariable]);
    const pinned = await readPinned();
    const search: Search = {
        env,
        signal: request.signal,
        progress: request.progress ?? (() => undefined),
        install: request.install ?? installOfficialCli,
        pinned,
        entry: join(ownEngineCache(env), pinned.key),
        trustCache: allowed.includes("cache"),
    };
    const result = await firstFound(allowed, (source) => attempt(source, search));
    if ("refusals" in result) {
        throw noEngine(result.refusals, pinned);
    }
    return result.engine;
}

async function attempt(source: EngineSource, search: Search): Promise<Attempt> {
    search.signal?.throwIfAborted();
    const outcome = await find(source, search);
    if ("refused" in outcome) {
        search.progress({ kind: "refused", source, reason: outcome.refused });
    }
    return outcome;
}

function find(source: EngineSource, search: Search): Promise<Attempt> {
    switch (source) {
        case "path":
            return findPathEngine(search);
        case "cache":
            return cachedEngine(search);
        case "download":
            return makeEngine(source, search, async (root) => {
                search.progress({ kind: "downloading", version: search.pinned.version });
                await search.install({ ...search, root, version: search.pinned.version });
            });
        case "build":
            return makeEngine(source, search, (root) => buildEngine({ ...search, root }));
    }
}
