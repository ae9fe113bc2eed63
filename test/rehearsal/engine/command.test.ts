import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { isAlive } from "../../../rehearsal/engine/lock";
import { machine, patience } from "./machine";
import { fakeEngine, fakeGo } from "./sandbox";

describe("the command that gets an engine", () => {
    const main = join(__dirname, "../../../rehearsal/engine/main.ts");
    const loader = join(__dirname, "../../../stacks/transpile.js");
    const command = (env: NodeJS.ProcessEnv) =>
        spawnSync(process.execPath, ["--require", loader, main], { env, encoding: "utf8" });

    it("prints where it is", async () => {
        const { withoutDownload: env, bin, folder } = await machine();
        fakeEngine(bin, "v3.300.0");
        const { status, stdout, stderr } = command(env);
        expect({ status, stdout, stderr }).toEqual({
            status: 0,
            stdout: `Pulumi engine v3.300.0 (path): ${folder}\n`,
            stderr: "",
        });
    });

    it("ends with 1 and the reasons when there is none", async () => {
        const { withoutDownload: env } = await machine();
        const { status, stdout, stderr } = command({ ...env, CONTRACTOR_ACCESS_ENGINE: "path" });
        expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
        expect(stderr).toMatch(/^Pulumi engine, path: there is no pulumi on PATH\nThe rehearsal needs a Pulumi engine/);
    });

    it("names the wrong word of the variable", async () => {
        const { withoutDownload: env } = await machine();
        const { status, stderr } = command({ ...env, CONTRACTOR_ACCESS_ENGINE: "brew" });
        expect(status).toBe(1);
        expect(stderr).toMatch(/^CONTRACTOR_ACCESS_ENGINE=brew: "brew" is no way/);
    });

    it("leaves nothing behind on Ctrl-C", async () => {
        const { withoutDownload: env, bin, calls, cache, folder, pinned } = await machine();
        const pids = join(folder, "pids");
        fakeGo(bin, calls, `v${pinned.version}`, `echo $$ > '${pids}'; while :; do /bin/sleep 0.1; done`);
        const child = spawn(process.execPath, ["--require", loader, main], { env, stdio: "ignore" });
        const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
        await vi.waitFor(() => {
            expect(readFileSync(pids, "utf8")).toMatch(/^\d+\n$/);
        }, patience);
        child.kill("SIGINT");
        expect(await ended).toBe(130);
        expect(isAlive(Number(readFileSync(pids, "utf8")))).toBe(false);
        expect(readdirSync(cache)).toEqual([]);
    });
});
