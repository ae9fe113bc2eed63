import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { withoutAmbientCredentials } from "../../../rehearsal/workspace-environment";
import { aState, resourcesOf } from "../support/a-state";
import { aStage } from "../support/surroundings";

const ROOT = join(__dirname, "..", "..", "..");

/** A Pulumi whose refresh goes on until its file is gone, and which says when it is interrupted. */
const LONG_REFRESH = `#!/bin/sh
case "$1" in
stack) cat state.json ;;
refresh)
    trap 'echo stopped in good order; exit 255' INT
    : > refreshing
    while [ -e refreshing ]; do sleep 0.05; done
    ;;
preview) exit 255 ;;
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
    const endRefresh = () => rmSync(join(folder, "refreshing"));
    return { pid: child.pid ?? 0, stdout: child.stdout, endRefresh, ended };
}

describe("npm run up", () => {
    it.each(["SIGTERM", "SIGHUP"] as const)(
        "tells Pulumi of %s, waits for it, and begins nothing more",
        async (signal) => {
            const { pid, ended } = await upRefreshing();
            process.kill(pid, signal);
            const { code, output } = await ended;
            expect([code, output]).toEqual([
                1,
                expect.stringContaining("Stopping: what is under way ends in good order"),
            ]);
            expect(output).toContain("stopped in good order");
            expect(output).toMatch(/\nStopped\. Nothing was changed\.\n$/);
        },
    );

    it("leaves Ctrl-C to the terminal, which tells Pulumi too, and begins nothing more", async () => {
        const { pid, ended } = await upRefreshing();
        process.kill(-pid, "SIGINT");
        const { code, output } = await ended;
        expect(code).toBe(1);
        expect(output.match(/stopped in good order/g)).toHaveLength(1);
        expect(output).toMatch(/\nStopped\. Nothing was changed\.\n$/);
    });

    it("goes to its end although nobody reads any more what it prints", async () => {
        const { stdout, endRefresh, ended } = await upRefreshing();
        stdout.destroy();
        endRefresh();
        const { code, output } = await ended;
        expect(code).toBe(1);
        expect(output).not.toContain("EPIPE");
    });
});
