import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { rename, stat, writeFile } from "node:fs/promises";
import type { Store } from "./store";
import { type CloudState, World } from "./world";

/*
 * One JSON file, one object a line. Every answer waits until the file holds what it says; answers that wait at the same
 * time share one write, and unchanged objects keep their text, so thousands of resources stay quick.
 * The file may be edited while no call is under way; an edit is picked up by the next call.
 */

const lines = new WeakMap<object, Buffer>();
const SEPARATOR = ",\n";

/** An object's line with the separator to the next. */
function line(value: object): Buffer {
    const known = lines.get(value) ?? Buffer.from(JSON.stringify(value) + SEPARATOR);
    lines.set(value, known);
    return known;
}

function list(name: string, values: readonly object[]): Buffer[] {
    const items = values.map(line);
    const last = items.pop();
    const end = last === undefined ? [] : [last.subarray(0, -SEPARATOR.length)];
    return [Buffer.from(`"${name}": [\n`), ...items, ...end, Buffer.from("\n]")];
}

/** The content of a state file. */
function content(state: CloudState): Buffer {
    const { objects, log = [], ...rest } = state;
    const head = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
    return Buffer.concat([
        Buffer.from(`{\n${head.join("")}`),
        ...list("objects", objects),
        Buffer.from(SEPARATOR),
        ...list("log", log),
        Buffer.from("\n}\n"),
    ]);
}

/** Writes a state file, for a test that prepares or changes the cloud. */
export function writeState(path: string, state: CloudState): void {
    writeFileSync(`${path}.next`, content(state));
    renameSync(`${path}.next`, path);
}

/** Reads a state file. Throws when it is not one. */
export function readState(path: string): CloudState {
    const state = JSON.parse(readFileSync(path, "utf8")) as Partial<CloudState>;
    if (state.version !== 1 || !Array.isArray(state.objects)) {
        throw new Error(`${path} is not a state file of the in-memory cloud: it needs "version": 1 and "objects": [].`);
    }
    return { ...state, version: 1, objects: state.objects };
}

/** A file is what it was as long as this is what it was. */
function fingerprint(stats: { ino: bigint; mtimeNs: bigint; size: bigint }): string {
    return `${stats.ino} ${stats.mtimeNs} ${stats.size}`;
}

/** A world in a file that others may read and change. */
export class FileStore implements Store {
    #world = new World();
    #fingerprint = "";
    #dirty = false;
    #writing: Promise<void> | undefined;

    /** A file that does not exist is made, empty. Throws when there is one that is not a state file. */
    constructor(readonly path: string) {
        if (!existsSync(path)) {
            writeState(path, this.#world.state());
        }
        this.#reload();
    }

    world(): World {
        if (!this.#dirty && this.#writing === undefined) {
            this.#reload();
        }
        return this.#world;
    }

    touch(): void {
        this.#dirty = true;
    }

    async flush(): Promise<void> {
        // What a write under way holds may be older than this call, so wait for it and look again.
        while (this.#writing !== undefined) {
            await this.#writing;
        }
        if (this.#dirty) {
            this.#writing = this.#write().finally(() => {
                this.#writing = undefined;
            });
            await this.#writing;
        }
    }

    #reload(): void {
        const stats = statSync(this.path, { bigint: true, throwIfNoEntry: false });
        const now = stats === undefined ? "" : fingerprint(stats);
        if (now !== this.#fingerprint) {
            this.#world = stats === undefined ? new World() : new World(readState(this.path));
            this.#fingerprint = now;
        }
    }

    async #write(): Promise<void> {
        // Lets calls that arrived together share this write.
        await new Promise((resolve) => setImmediate(resolve));
        this.#dirty = false;
        const next = `${this.path}.next`;
        try {
            await writeFile(next, content(this.#world.state()));
            const stats = await stat(next, { bigint: true });
            await rename(next, this.path);
            this.#fingerprint = fingerprint(stats);
        } catch (error) {
            this.#dirty = true;
            throw error;
        }
    }
}
