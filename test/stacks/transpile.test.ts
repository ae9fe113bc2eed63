import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ROOT } from "../../rehearsal/workspace";

let folder: string;
let cache: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "transpile-"));
    cache = join(folder, "node_modules", ".cache");
    mkdirSync(join(folder, "stacks"));
    cpSync(join(ROOT, "stacks", "transpile.js"), join(folder, "stacks", "transpile.js"));
    mkdirSync(join(folder, "node_modules"));
    for (const name of ["pirates", "sucrase"]) {
        symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
    }
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** Runs a file of TypeScript that says `answer`, and whether Sucrase was needed for it. */
function run(answer: number): string {
    writeFileSync(
        join(folder, "main.ts"),
        `const answer: number = ${answer};
        console.log(answer, Object.keys(require.cache).some((file) => file.includes("/sucrase/dist/")));`,
    );
    const args = ["--require", "./stacks/transpile.js", "main.ts"];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    return stdout.trim();
}

it("a file is transpiled once, and again when it has changed", () => {
    expect([run(42), run(42), run(43), run(42)]).toEqual(["42 true", "42 false", "43 true", "42 false"]);
    expect(readdirSync(join(cache, "sucrase"))).toHaveLength(2);
});

it("a file that is no TypeScript is named, with the place", () => {
    writeFileSync(join(folder, "wrong.ts"), "const answer: number = ;");
    const args = ["--require", "./stacks/transpile.js", "wrong.ts"];
    const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect(stderr).toMatch(/SyntaxError: Error transforming .*wrong\.ts: .*\(1:24\)/);
});

it("where nothing can be kept, it is transpiled each time", () => {
    writeFileSync(cache, "");
    expect([run(42), run(42)]).toEqual(["42 true", "42 true"]);
});
