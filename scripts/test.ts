// `npm test`: all checks, then all tests. What takes minutes is not run again on what it has passed on, this day.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasPassed, notePassed, PROJECTS, recordOf, SLOW_PROJECTS, type SlowProject } from "./passed-before";

const root = join(__dirname, "..");
const args = process.argv.slice(2);
/** Its tests come one by one and wait for a server half of the time, so they run beside all else, and are shown after. */
const OWN_RUN: SlowProject = "sonarqube";

/** The temporary folder of all that is run here: nothing is left of it, also when tests are stopped. */
const temporary = mkdtempSync(join(tmpdir(), "contractor-access-test-"));
// Where the tests are root's, SonarQube's server has a user of its own.
chmodSync(temporary, 0o755);

/** Ends what runs: a failed check does, and SIGTERM. */
const stop = new AbortController();
// The steps get Ctrl-C from the terminal themselves and end in good order, and SIGTERM from here; this process waits.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => {
    stop.abort();
});

/** Runs Node.js. What it prints is shown as it comes, or goes into `kept`. */
async function passes(step: readonly string[], kept?: Buffer[]): Promise<boolean> {
    if (stop.signal.aborted) {
        return false;
    }
    const child = spawn(process.execPath, step, {
        cwd: root,
        env: { ...process.env, TMPDIR: temporary },
        stdio: kept ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    for (const stream of [child.stdout, child.stderr]) {
        stream?.on("data", (piece: Buffer) => kept?.push(piece));
    }
    // The tests that are stopped so take the server down that they have started.
    stop.signal.addEventListener("abort", () => child.kill("SIGTERM"));
    const [code] = (await once(child, "close")) as [number | null];
    return code === 0;
}

const vitest = (...flags: string[]) => [join("node_modules", "vitest", "vitest.mjs"), "run", ...flags];

const check = () => passes(["--require=contractor-access-kit/transpile", "scripts/check.ts"]);

/** Everything but the tests that are known to pass. */
async function checkAndTest(): Promise<boolean> {
    const records = process.env.CONTRACTOR_ACCESS_TESTS === "all" ? [] : recordsOfAll();
    const known = records.filter(({ record }) => hasPassed(record)).map(({ project }): string => project);
    const printed: Buffer[] = [];
    const ownRun = known.includes(OWN_RUN) || passes(vitest(`--project=${OWN_RUN}`), printed);
    if (!(await check())) {
        stop.abort();
        await ownRun;
        return false;
    }
    for (const project of known) {
        console.log(`${project}: passed on the same content today. CONTRACTOR_ACCESS_TESTS=all runs it again.`);
    }
    const beside = PROJECTS.filter((project) => project !== OWN_RUN && !known.includes(project));
    const results = [await passes(vitest(...beside.map((project) => `--project=${project}`))), await ownRun];
    process.stdout.write(Buffer.concat(printed));
    const passed = !results.includes(false);
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

/** Arguments go to the tests, as in `npm test -- test/planning`; then nothing is left out. */
async function main(): Promise<void> {
    const passed = args.length > 0 ? (await check()) && (await passes(vitest(...args))) : await checkAndTest();
    process.exitCode = passed ? 0 : 1;
}

void main().finally(() => {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });
});
