import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, inject, it } from "vitest";
import { ROOT } from "../../rehearsal/workspace";

const folders: string[] = [];

afterEach(() => {
    for (const folder of folders.splice(0)) {
        rmSync(folder, { recursive: true, force: true });
    }
});

interface Run {
    child: ChildProcess;
    /** Everything printed so far. */
    output(): string;
    /** Temporary folder of this run alone: all of its processes carry it in their environment. */
    temporary: string;
    ended: Promise<number | null>;
}

/** `npm start` as npm runs it, in a process group of its own, as a terminal has it. */
function start(env: NodeJS.ProcessEnv = {}, ...flags: string[]): Run {
    const temporary = mkdtempSync(join(tmpdir(), "start-test-"));
    folders.push(temporary);
    const child = spawn(process.execPath, ["scripts/run.cjs", "rehearsal/start.ts", ...flags], {
        cwd: ROOT,
        env: { ...process.env, ...env, TMPDIR: temporary },
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
    child.stderr.setEncoding("utf8").on("data", (more: string) => (text += more));
    const ended = once(child, "close").then(([code]) => code as number | null);
    return { child, output: () => text, temporary, ended };
}

/** Processes that belong to a run, by the temporary folder in their environment. */
function processesOf({ temporary }: Run): string[] {
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .filter((pid) => {
            try {
                return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`TMPDIR=${temporary}`);
            } catch {
                return false;
            }
        });
}

/** An engine that refuses every update. */
function anEngineWithoutUpdates(): NodeJS.ProcessEnv {
    const root = mkdtempSync(join(tmpdir(), "start-test-"));
    folders.push(root);
    const engine = join(inject("engine"), "bin");
    const bin = join(root, "bin");
    mkdirSync(bin);
    symlinkSync(join(engine, "pulumi-language-nodejs"), join(bin, "pulumi-language-nodejs"));
    const script = `#!/bin/sh\n[ "$1" = up ] && echo "error: no update" && exit 255\nexec "${engine}/pulumi" "$@"\n`;
    writeFileSync(join(bin, "pulumi"), script, { mode: 0o755 });
    return { CONTRACTOR_ACCESS_ENGINE: "path", PATH: [bin, process.env.PATH].join(delimiter) };
}

/** Waits until a run has printed some words. */
async function printed(run: Run, words: string): Promise<void> {
    while (!run.output().includes(words)) {
        if (run.child.exitCode !== null) {
            throw new Error(`ended before it printed "${words}":\n${run.output()}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

describe("npm start", () => {
    it("onboards three contractors and off-boards one, also when two run at once", async () => {
        const runs = [start(), start()];
        for (const run of runs) {
            expect([await run.ended, run.output()]).toEqual([
                0,
                expect.stringContaining("the grants before the sandbox"),
            ]);
            for (const name of ["Ana Silva", "Ben Okafor", "Chiara Rossi"]) {
                expect(run.output()).toContain(name);
            }
            expect(run.output()).toContain("the entry ben-okafor is deleted");
            expect(run.output()).toContain("of ana-silva and chiara-rossi were not touched");
            expect(readdirSync(run.temporary).filter((name) => name.startsWith("contractor-access-"))).toEqual([]);
        }
    });

    // Processes are found in /proc.
    it.runIf(process.platform === "linux")("leaves no process and no folder behind after Ctrl-C", async () => {
        const run = start({}, "--keep");
        await printed(run, "pulumi up");
        await new Promise((resolve) => setTimeout(resolve, 2500));
        expect(processesOf(run).length).toBeGreaterThan(3);
        process.kill(-(run.child.pid ?? 0), "SIGINT");
        expect(await run.ended).toBe(130);
        expect(run.output()).toContain("Stopped; everything that was started has ended.");
        expect(processesOf(run)).toEqual([]);
        expect(readdirSync(run.temporary).filter((name) => name.startsWith("contractor-access-"))).toEqual([]);
    });

    it("says how to look at a stack that is kept, also when its update failed", async () => {
        const run = start(anEngineWithoutUpdates(), "--keep");
        expect(await run.ended).toBe(1);
        expect(run.output()).toContain("error: no update");
        const [kept] = readdirSync(run.temporary).filter((name) => name.startsWith("contractor-access-"));
        expect(run.output()).toContain(`cd ${join(run.temporary, kept ?? "nowhere")} && pulumi stack`);
    });

    it("shows the plan, and says that it is only that, where no engine can be had", async () => {
        const run = start({ CONTRACTOR_ACCESS_ENGINE: "path", PATH: process.execPath.replace(/\/node$/, "") });
        expect(await run.ended).toBe(1);
        expect(run.output()).toContain("No Pulumi engine, so no rehearsal: this is only the plan");
        expect(run.output()).toContain("Nothing was created, and no deletion can be shown.");
        expect(run.output()).toContain("Chiara Rossi");
    });
});
