import { randomUUID } from "node:crypto";
import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { hasCode } from "./errors";

export interface LockRequest {
    readonly signal: AbortSignal | undefined;
    /** Called once when another process holds the lock; its id where it is known. */
    readonly onWait: (pid: number | undefined) => void;
    /** Time between two looks at a lock that somebody else holds. Default: 500. */
    readonly pollMilliseconds?: number;
}

const beatMilliseconds = 5_000;
// An owner that has not shown itself for so long is gone, even when its process id has been given to another program.
const silentMilliseconds = 60_000;

/**
 * Does the work while no other process does work under the same lock file.
 *
 * The lock saves effort and is not what keeps the cache right (that is the rename at the end): in the rare case that two
 * processes take over the same abandoned lock at once, both build, each in a folder of its own.
 */
export async function withLock<T>(file: string, request: LockRequest, work: () => Promise<T>): Promise<T> {
    const token = `${process.pid} ${randomUUID()}`;
    await take(file, token, request);
    const beat = setInterval(() => void touch(file), beatMilliseconds);
    try {
        return await work();
    } finally {
        clearInterval(beat);
        if ((await look(file))?.token === token) {
            await rm(file, { force: true });
        }
    }
}

async function take(file: string, token: string, request: LockRequest): Promise<void> {
    let told = false;
    while (!(await create(file, token))) {
        request.signal?.throwIfAborted();
        const owner = await look(file);
        if (owner === undefined) {
            continue;
        }
        if (isAbandoned(owner, Date.now())) {
            await rm(file, { force: true });
            continue;
        }
        if (!told) {
            told = true;
            request.onWait(owner.pid);
        }
        await pause(request.pollMilliseconds ?? 500, undefined, { signal: request.signal });
    }
}

interface Owner {
    readonly token: string;
    /** Undefined in the moment between making the file and writing to it. */
    readonly pid: number | undefined;
    readonly seen: number;
}

function isAbandoned(owner: Owner, now: number): boolean {
    return now - owner.seen > silentMilliseconds || (owner.pid !== undefined && !isAlive(owner.pid));
}

/** Whether a process has this id, whoever owns it. */
export function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return !hasCode(error, "ESRCH");
    }
}

async function create(file: string, token: string): Promise<boolean> {
    try {
        await writeFile(file, token, { flag: "wx" });
        return true;
    } catch (error) {
        if (hasCode(error, "EEXIST")) {
            return false;
        }
        throw error;
    }
}

async function look(file: string): Promise<Owner | undefined> {
    try {
        const [token, { mtimeMs }] = await Promise.all([readFile(file, "utf8"), stat(file)]);
        const pid = Number.parseInt(token, 10);
        return { token, pid: Number.isNaN(pid) ? undefined : pid, seen: mtimeMs };
    } catch (error) {
        if (hasCode(error, "ENOENT")) {
            return undefined;
        }
        throw error;
    }
}

async function touch(file: string): Promise<void> {
    const now = new Date();
    // Somebody who took us for dead may have removed the file; the work goes on all the same.
    await utimes(file, now, now).catch(() => undefined);
}
