import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { ROOT } from "../../rehearsal/workspace";

/** A command that says when it runs, and when it is asked to end. */
const COMMAND = `const { writeFileSync } = require("node:fs");
process.once("SIGTERM", () => {
    writeFileSync(process.argv[2] + "/told", "");
    process.exit();
});
setTimeout(() => undefined, 120_000);
writeFileSync(process.argv[2] + "/runs", "");
`;

it("a command is asked to end when npm is, although npm tells its shell alone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "run-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "command.cjs");
    writeFileSync(file, COMMAND);
    // With something left to do, the shell stays in between, as it does under npm.
    const script = `"${process.execPath}" scripts/run.cjs "${file}" "${folder}"; true`;
    const shell = spawn("sh", ["-c", script], { cwd: ROOT, stdio: "ignore" });
    const isThere = (name: string) => vi.waitFor(() => expect(existsSync(join(folder, name))).toBe(true), 60_000);
    await isThere("runs");
    shell.kill("SIGTERM");
    await isThere("told");
});
