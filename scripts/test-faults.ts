// `npm run test:faults`: ten faults at every call of three changes. It takes hours; `npm test` tries 60 of them.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const vitest = join("node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "--project", "faults", ...process.argv.slice(2)], {
    cwd: join(__dirname, ".."),
    stdio: "inherit",
    env: { ...process.env, FAULTS: "all" },
});
process.exitCode = status ?? 1;
