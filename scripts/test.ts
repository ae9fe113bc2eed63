// `npm test`: all checks, then all tests. What takes minutes is not run again on what it has passed on, this day.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { hasPassed, notePassed, recordOf, SLOW_PROJECTS } from "./passed-before";

const root = join(__dirname, "..");
const args = process.argv.slice(2);

// The steps get Ctrl-C from the terminal themselves and end in good order; this process waits for them.
process.on("SIGINT", () => undefined);
const passes = (...step: string[]) => spawnSync(process.execPath, step, { cwd: root, stdio: "inherit" }).status === 0;
const vitest = (...flags: string[]) => passes(join("node_modules", "vitest", "vitest.mjs"), "run", ...flags);

/** Arguments go to the tests, as in `npm test -- test/planning`; then nothing is left out. */
function runTests(): boolean {
    const records = args.length === 0 && process.env.CONTRACTOR_ACCESS_TESTS !== "all" ? recordsOfAll() : [];
    const known = records.filter(({ record }) => hasPassed(record));
    for (const { project } of known) {
        console.log(`${project}: passed on the same content today. CONTRACTOR_ACCESS_TESTS=all runs it again.`);
    }
    const passed = vitest(...known.map(({ project }) => `--project=!${project}`), ...args);
    if (passed && records.length > 0) {
        // Not what was edited while its tests ran.
        const ran = new Set(records.map(({ record }) => record));
        recordsOfAll().forEach(({ record }) => ran.has(record) && notePassed(record));
    }
    return passed;
}

/** None where there is no git to tell the files: then everything runs. */
function recordsOfAll() {
    try {
        const surroundings = { env: process.env, now: new Date() };
        return SLOW_PROJECTS.map((project) => ({ project, record: recordOf(project, root, surroundings) }));
    } catch {
        return [];
    }
}

process.exitCode = passes("--import", "tsx", "scripts/check.ts") && runTests() ? 0 : 1;
