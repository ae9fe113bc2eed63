import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { InstallCli } from "../../../rehearsal/engine/download";
import type { EngineEvent } from "../../../rehearsal/engine/events";
import { isAlive } from "../../../rehearsal/engine/lock";
import { obtainEngine } from "../../../rehearsal/engine/obtain";
import { machine, patience } from "./machine";
import { fakeGo } from "./sandbox";

describe("two searches at once", () => {
    it("make one engine: the second waits, says for whom, and takes it from the cache", async () => {
        const { withoutDownload: env, bin, calls, entry, folder, pinned } = await machine();
        const go = join(folder, "go-on");
        fakeGo(bin, calls, `v${pinned.version}`, `while [ ! -e '${go}' ]; do /bin/sleep 0.05; done`);
        const events: EngineEvent[] = [];
        const first = obtainEngine({ env });
        await vi.waitFor(() => {
            expect(existsSync(`${entry}.lock`)).toBe(true);
        }, patience);
        const second = obtainEngine({ env, progress: (event) => events.push(event) });
        await vi.waitFor(() => {
            expect(events.at(-1)).toEqual({ kind: "waiting", pid: process.pid });
        }, patience);
        writeFileSync(go, "");
        expect((await Promise.all([first, second])).map((engine) => engine.source)).toEqual(["build", "cache"]);
        expect(readFileSync(calls, "utf8")).toBe("list\nbuild\n");
        expect(existsSync(`${entry}.lock`)).toBe(false);
    });

    it("of which the first fails let the second do the work", async () => {
        const { withoutDownload: env, bin, calls, entry, folder, pinned } = await machine();
        const [go, failed] = [join(folder, "go-on"), join(folder, "failed")];
        const wait = `while [ ! -e '${go}' ]; do /bin/sleep 0.05; done`;
        fakeGo(
            bin,
            calls,
            `v${pinned.version}`,
            `${wait}; if [ ! -e '${failed}' ]; then echo > '${failed}'; exit 1; fi`,
        );
        const events: EngineEvent[] = [];
        const first = obtainEngine({ env });
        await vi.waitFor(() => {
            expect(existsSync(`${entry}.lock`)).toBe(true);
        }, patience);
        const second = obtainEngine({ env, progress: (event) => events.push(event) });
        await vi.waitFor(() => {
            expect(events.at(-1)?.kind).toBe("waiting");
        }, patience);
        writeFileSync(go, "");
        const outcomes = await Promise.allSettled([first, second]);
        expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "fulfilled"]);
    });
});

describe("an abort", () => {
    const reason = new Error("Ctrl-C");

    it("during the build ends go and its children, and leaves no entry and no lock", async () => {
        const { withoutDownload: env, bin, calls, cache, folder, pinned } = await machine();
        const [pids, tidied] = [join(folder, "pids"), join(folder, "tidied")];
        const tidy = `trap "echo > '${tidied}'; exit 1" INT`;
        fakeGo(bin, calls, `v${pinned.version}`, `${tidy}; /bin/sleep 1000 & echo $$ $! > '${pids}'; wait`);
        const abort = new AbortController();
        const search = obtainEngine({ env, signal: abort.signal });
        await vi.waitFor(() => {
            expect(readFileSync(pids, "utf8")).toMatch(/^\d+ \d+\n$/);
        }, patience);
        abort.abort(reason);
        await expect(search).rejects.toBe(reason);
        expect(readdirSync(cache)).toEqual([]);
        expect(existsSync(tidied)).toBe(true);
        const left = () => readFileSync(pids, "utf8").trim().split(" ").map(Number).filter(isAlive);
        // A process that was killed keeps its id until the system has collected it.
        await vi.waitFor(() => {
            expect(left()).toEqual([]);
        }, patience);
    });

    it("during the wait for another process leaves that one's lock alone", async () => {
        const { withoutDownload: env, bin, calls, entry, pinned } = await machine();
        fakeGo(bin, calls, `v${pinned.version}`);
        mkdirSync(dirname(entry), { recursive: true });
        writeFileSync(`${entry}.lock`, `${process.pid} token`);
        const abort = new AbortController();
        const search = obtainEngine({
            env,
            signal: abort.signal,
            progress: (event) => {
                if (event.kind === "waiting") {
                    abort.abort(reason);
                }
            },
        });
        await expect(search).rejects.toThrow("abort");
        expect(readFileSync(`${entry}.lock`, "utf8")).toBe(`${process.pid} token`);
        expect(existsSync(calls)).toBe(false);
    });

    it("before the start makes nothing", async () => {
        const { withoutDownload: env, cache } = await machine();
        await expect(obtainEngine({ env, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
        expect(existsSync(cache)).toBe(false);
    });

    it("during the download is the reason, not a failed download", async () => {
        const { withoutDownload: env, cache } = await machine();
        const abort = new AbortController();
        const install: InstallCli = () => {
            abort.abort(reason);
            return Promise.reject(new Error("no route"));
        };
        const allowed = { ...env, CONTRACTOR_ACCESS_ENGINE: "download,build" };
        await expect(obtainEngine({ env: allowed, signal: abort.signal, install })).rejects.toBe(reason);
        expect(readdirSync(cache)).toEqual([]);
    });
});
