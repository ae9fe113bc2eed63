import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import { hasCode } from "./errors";
import { isAlive } from "./lock";

export interface CacheSurroundings {
    readonly env: NodeJS.ProcessEnv;
    readonly platform: NodeJS.Platform;
    readonly home: string;
}

/**
 * Where engines are kept, outside the clone so that a fresh clone finds them: `contractor-access-kit/engine` in
 * $XDG_CACHE_HOME when that is an absolute path (the XDG Base Directory Specification has others ignored), else in
 * ~/Library/Caches on macOS, else in ~/.cache.
 */
export function engineCache({ env, platform, home }: CacheSurroundings): string {
    const xdg = env.XDG_CACHE_HOME;
    const usual = platform === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
    const base = xdg !== undefined && isAbsolute(xdg) ? xdg : usual;
    return join(base, "contractor-access-kit", "engine");
}

/** {@link engineCache} of this machine and user. */
export function ownEngineCache(env: NodeJS.ProcessEnv): string {
    return engineCache({ env, platform: process.platform, home: homedir() });
}

/**
 * Puts what `make` leaves in its folder at `entry`, all or nothing: readers see the old entry or the complete new one.
 * The folder is removed when `make` fails.
 */
export async function storeEntry<T>(entry: string, make: (folder: string) => Promise<T>): Promise<T> {
    await mkdir(dirname(entry), { recursive: true });
    await removeLeftovers(entry);
    const folder = await mkdtemp(unfinished(entry));
    try {
        const made = await make(folder);
        await replace(folder, entry);
        return made;
    } finally {
        // Retries, because a compiler that was killed may have written its last file a moment ago.
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
}

async function replace(folder: string, entry: string): Promise<void> {
    const old = await mkdtemp(unfinished(entry));
    try {
        await rename(entry, join(old, basename(entry))).catch((error: unknown) => {
            if (!hasCode(error, "ENOENT")) {
                throw error;
            }
        });
        await rename(folder, entry);
    } finally {
        await rm(old, { recursive: true, force: true });
    }
}

const unfinishedMark = ".unfinished-";

function unfinished(entry: string): string {
    return `${entry}${unfinishedMark}${process.pid}-`;
}

/** A process that was killed could not remove its folder. */
async function removeLeftovers(entry: string): Promise<void> {
    const prefix = `${basename(entry)}${unfinishedMark}`;
    for (const name of await readdir(dirname(entry))) {
        if (name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10))) {
            await rm(join(dirname(entry), name), { recursive: true, force: true });
        }
    }
}
