import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasPassed, matters, notePassed, PROJECTS, recordOf } from "../../scripts/passed-before";

let clone: string;
const now = new Date("2026-12-15T12:00:00Z");
const write = (file: string, text: string) => {
    mkdirSync(join(clone, file, ".."), { recursive: true });
    writeFileSync(join(clone, file), text);
};
const record = (changes: { day?: string; engine?: string } = {}) =>
    recordOf("engine", clone, {
        env: { XDG_CACHE_HOME: clone, CONTRACTOR_ACCESS_ENGINE: changes.engine },
        now: changes.day === undefined ? now : new Date(changes.day),
    });

beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), "passed-"));
    execFileSync("git", ["init", "--quiet"], { cwd: clone });
    write(".gitignore", "contractor-access-kit/\n");
    write("components/names.ts", "one");
    write("docs/setup.md", "one");
});

afterEach(() => {
    rmSync(clone, { recursive: true });
});

describe("what has passed", () => {
    it("has passed on the same content, and on no other", () => {
        expect(hasPassed(record())).toBe(false);
        notePassed(record());
        expect(hasPassed(record())).toBe(true);
        write("docs/setup.md", "two");
        expect(hasPassed(record())).toBe(true);
        write("components/names.ts", "two");
        expect(hasPassed(record())).toBe(false);
        write("components/names.ts", "one");
        write("components/new.ts", "not in git yet");
        expect(hasPassed(record())).toBe(false);
        rmSync(join(clone, "components", "new.ts"));
        expect(hasPassed(record())).toBe(true);
    });

    it("has passed this day with this engine", () => {
        notePassed(record());
        expect(hasPassed(record({ day: "2026-12-15T23:59:00Z" }))).toBe(true);
        expect(hasPassed(record({ day: "2026-12-16T00:00:00Z" }))).toBe(false);
        expect(hasPassed(record({ engine: "path" }))).toBe(false);
    });

    it.each([
        ["components/names.ts", true, true],
        ["package-lock.json", true, true],
        ["policies/okta/index.ts", true, false],
        ["commands/kill.ts", true, false],
        ["test/engine/lifecycle.test.ts", true, false],
        ["test/sonarqube/gate.test.ts", false, true],
        ["test/commands/systems/support/a-service.ts", true, true],
        ["test/policies/vpn/vpn-reach.cases.ts", false, false],
        ["docs/ci.md", false, false],
    ])("depends on %s: tests on the engine %s, on SonarQube %s", (file, engine, sonarqube) => {
        expect([matters(file, "engine"), matters(file, "sonarqube")]).toEqual([engine, sonarqube]);
    });
});

// `npm test` names the projects that it runs, so one that it does not know would never run.
it("knows all projects of vitest.config.mts", () => {
    const config = readFileSync(join(__dirname, "..", "..", "vitest.config.mts"), "utf8");
    expect([...config.matchAll(/ name: "(.+)"/g)].map(([, name]) => name).sort()).toEqual([...PROJECTS].sort());
});
