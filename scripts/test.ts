// `npm test`: all checks, then all tests.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..");

/** The steps of `npm test`; arguments go to the tests, as in `npm test -- test/planning`. */
const steps: readonly string[][] = [
    ["--import", "tsx", "scripts/check.ts"],
    [join("node_modules", "vitest", "vitest.mjs"), "run", ...process.argv.slice(2)],
];

// The steps get Ctrl-C from the terminal themselves and end in good order; this process waits for them.
process.on("SIGINT", () => undefined);
const failed = steps.find((args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status !== 0);
process.exitCode = failed === undefined ? 0 : 1;
