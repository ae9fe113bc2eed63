import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { ROOT } from "../../../rehearsal/workspace";
import { withoutAmbientCredentials } from "../../../rehearsal/workspace-environment";
import { aState, resourcesOf } from "../support/a-state";
import { aStage } from "../support/surroundings";

/** A Pulumi whose refresh goes on until its file is gone, and which notes when it is interrupted. */
const LONG_REFRESH = `#!/bin/sh
case "$1" in
stack) cat state.json ;;
refresh)
    trap 'echo once >> interrupted' INT
    : > refreshing
    while [ -e refreshing ]; do sleep 0.05; done
    ;;
preview) : > previewed; exit 255 ;;
esac
`;

/** `npm run up` under way in its refresh. */
async function upRefreshing() {
    const { folder } = aStage();
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin", "pulumi"), LONG_REFRESH, { mode: 0o755 });
    writeFileSync(join(folder, "state.json"), aState(resourcesOf("ana-silva")));
    const command = [join(ROOT, "commands", "up.ts"), "--stack", "acme", "--yes"];
    const child = spawn(process.execPath, ["--require", join(ROOT, "stacks", "transpile.js"), ...command], {
        cwd: folder,
        env: {
            ...withoutAmbientCredentials(process.env),
            HOME: folder,
            PATH: [join(folder, "bin"), process.env.PATH].join(delimiter),
        },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
    });
    const texts: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (text: string) => texts.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => texts.push(text));
    const ended = once(child, "close").then(([code]) => ({ code: code as number | null, output: texts.join("") }));
    while (!existsSync(join(folder, "refreshing")) && child.exitCode === null) {
        await pause(20);
    }
    return {
        folder,
        pid: child.pid ?? 0,
        stdout: child.stdout,
        ended,
        /** Until Pulumi has heard of the stop. */
        interrupted: () => vi.waitFor(() => expect(existsSync(join(folder, "interrupted"))).toBe(true), 60_000),
        /** Lets the refresh end. Returns how often it was interrupted. */
        endRefresh: () => {
            rmSync(join(folder, "refreshing"));
            return readFileSync(join(folder, "interrupted"), "utf8").match(/once/g)?.length;
        },
    };
}

describe("npm run up", () => {
    it.each(["SIGTERM", "SIGHUP"] as const)(
        "tells Pulumi of %s, waits for it, and begins nothing more",
        async (signal) => {
            const { pid, ended, interrupted, endRefresh } = await upRefreshing();
            process.kill(pid, signal);
            await interrupted();
            expect(endRefresh()).toBe(1);
            const { code, output } = await ended;
            expect([code, output]).toEqual([
                1,
                expect.stringContaining("Stopping: what is under way ends in good order"),
            ]);
            expect(output).toMatch(/\nStopped\. Nothing was changed\.\n$/);
        },
    );

    it("leaves Ctrl-C to the terminal, which tells Pulumi too, also when SIGTERM comes after it", async () => {
        const { pid, ended, interrupted, endRefresh } = await upRefreshing();
        process.kill(-pid, "SIGINT");
        await interrupted();
        process.kill(pid, "SIGTERM");
        await pause(300);
        expect(endRefresh()).toBe(1);
        const { code, output } = await ended;
        expect(code).toBe(1);
        expect(output).toMatch(/\nStopped\. Nothing was changed\.\n$/);
    });

    it("goes to its end although nobody reads any more what it prints", async () => {
        const { stdout, folder, ended } = await upRefreshing();
        stdout.destroy();
        rmSync(join(folder, "refreshing"));
        const { code, output } = await ended;
        expect([code, existsSync(join(folder, "previewed"))]).toEqual([1, true]);
        expect(output).not.toContain("EPIPE");
    });
});
