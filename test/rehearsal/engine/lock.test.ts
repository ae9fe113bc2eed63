import { spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { withLock } from "../../../rehearsal/engine/lock";
import { temporaryFolder } from "./sandbox";

/** The id of a process that has ended. */
function endedProcess(): number {
    return spawnSync(process.execPath, ["--version"]).pid;
}

describe("a lock", () => {
    const request = { signal: undefined, pollMilliseconds: 5 };

    it("of a process that has ended is taken over without waiting", async () => {
        const file = join(temporaryFolder(), "lock");
        writeFileSync(file, `${endedProcess()} token`);
        const onWait = vi.fn();
        expect(await withLock(file, { ...request, onWait }, () => Promise.resolve("done"))).toBe("done");
        expect(onWait).not.toHaveBeenCalled();
    });

    it("of a living process that was silent for long is taken over, because ids are given out again", async () => {
        const file = join(temporaryFolder(), "lock");
        writeFileSync(file, `${process.pid} token`);
        utimesSync(file, new Date(0), new Date(0));
        const onWait = vi.fn();
        expect(await withLock(file, { ...request, onWait }, () => Promise.resolve("done"))).toBe("done");
        expect(onWait).not.toHaveBeenCalled();
    });

    it("of a living process is waited for, and the wait is told once", async () => {
        const file = join(temporaryFolder(), "lock");
        const order: string[] = [];
        const gate = new EventEmitter();
        const held = once(gate, "open");
        const first = withLock(file, { ...request, onWait: vi.fn() }, () => held.then(() => order.push("first")));
        await vi.waitFor(() => {
            expect(existsSync(file)).toBe(true);
        });
        const onWait = vi.fn(() => setTimeout(() => gate.emit("open"), 30));
        await withLock(file, { ...request, onWait }, () => Promise.resolve(order.push("second")));
        await first;
        expect(order).toEqual(["first", "second"]);
        expect(onWait.mock.calls).toEqual([[process.pid]]);
    });

    it("is given back when the work fails", async () => {
        const file = join(temporaryFolder(), "lock");
        const work = () => Promise.reject(new Error("broken"));
        await expect(withLock(file, { ...request, onWait: vi.fn() }, work)).rejects.toThrow("broken");
        expect(existsSync(file)).toBe(false);
    });

    it("that somebody took over meanwhile is left to them", async () => {
        const file = join(temporaryFolder(), "lock");
        await withLock(file, { ...request, onWait: vi.fn() }, () => writeFile(file, "1 other"));
        expect(readFileSync(file, "utf8")).toBe("1 other");
    });

    it("that cannot be made is an error, not an endless wait", async () => {
        const file = join(temporaryFolder(), "missing", "lock");
        await expect(withLock(file, { ...request, onWait: vi.fn() }, () => Promise.resolve())).rejects.toThrow(
            "ENOENT",
        );
    });
});
