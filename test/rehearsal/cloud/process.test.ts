import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readState } from "../../../rehearsal/cloud/file-store";

const root = resolve(__dirname, "..", "..", "..");
let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cloud-"));
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]) {
    return spawn(process.execPath, ["--require=contractor-access-kit/transpile", "rehearsal/cloud/main.ts", ...args], {
        cwd: root,
        stdio: ["pipe", "pipe", "pipe"],
    });
}

describe("the process", () => {
    it.each<[string, (child: ReturnType<typeof start>) => unknown]>([
        ["its standard input closes", (child) => child.stdin.end()],
        ["it is told to", (child) => child.kill("SIGTERM")],
    ])("listens on the ports that it prints, and ends when %s", async (_, end) => {
        const path = join(folder, "cloud.json");
        const child = start("--state", path, "--sonarqube-state", join(folder, "sonarqube.json"));
        const closed = once(child, "close");
        const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
        for (const line of [await lines.next(), await lines.next()]) {
            expect(line.value).toMatch(/^\d+$/);
            const socket = connect(Number(line.value), "127.0.0.1");
            await once(socket, "connect");
            socket.destroy();
        }
        const apis = JSON.parse(String((await lines.next()).value)) as Record<string, string>;
        expect(Object.keys(apis).sort()).toEqual(["aws", "github", "okta", "sonarqube"]);
        for (const address of Object.values(apis)) {
            expect((await fetch(address)).status).toBeGreaterThanOrEqual(400);
        }
        expect(readState(path).objects).toEqual([]);
        end(child);
        expect(await closed).toEqual([0, null]);
    });

    it("ends when its owner was killed, and nobody reads what it prints", async () => {
        const child = start("--state", join(folder, "cloud.json"), "--sonarqube-state", join(folder, "sonarqube.json"));
        child.stdout.destroy();
        child.stderr.destroy();
        expect(await once(child, "exit")).toEqual([1, null]);
    });

    it("says what it needs", async () => {
        const child = start();
        let complaint = "";
        child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
        expect(await once(child, "close")).toEqual([1, null]);
        expect(complaint).toContain("required option '--state <file>' not specified");
    });
});
