// `npm run check`: everything that can be said about the repository without running its tests.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import pMap from "p-map";
import pc from "picocolors";

const root = join(__dirname, "..");

interface Check {
    name: string;
    command: string[];
    /** The edit to make when it fails. */
    remedy: string;
}

const typescript = ["node", "--require=contractor-access-kit/transpile"];
const CHECKS: readonly Check[] = [
    {
        // Takes two fifths of the time of TypeScript 5, which stays for those who use the compiler as a library.
        name: "types",
        command: ["node", "node_modules/typescript-7/bin/tsc", "--project", "."],
        remedy: "correct the types named above",
    },
    {
        name: "lint",
        command: ["eslint", "--cache", "--cache-location", "node_modules/.cache/eslint/", "."],
        remedy: "npm run lint:fix, then by hand",
    },
    { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."], remedy: "npm run format" },
    { name: "unused code and dependencies", command: ["knip"], remedy: "remove what is named above" },
    {
        name: "golden graph is fresh",
        command: ["vitest", "run", "--project", "pure", "test/golden"],
        remedy: "npm run golden, and read the diff",
    },
    {
        name: "JSON Schema is fresh",
        command: [...typescript, "components/configuration/generate-schema.ts", "--check"],
        remedy: "npm run schema",
    },
    {
        name: "rules, controls and the pack's lock are fresh",
        command: [...typescript, "policies/generate.ts", "--check"],
        remedy: "npm run rules, and read the diff",
    },
    {
        name: "the gate's program is fresh",
        command: [...typescript, "repository-files/bundle-gate.ts", "--check"],
        remedy: "npm run gate",
    },
    {
        name: "the connect handler's program is fresh",
        command: [...typescript, "components/connect-handler/bundle.ts", "--check"],
        remedy: "npm run handler",
    },
    {
        name: "types of the in-memory cloud are fresh",
        command: [...typescript, "rehearsal/cloud/generate.ts", "--check"],
        remedy: "npm run cloud-types",
    },
];

const running = new Set<ChildProcess>();
// `npm test` sends it on; Ctrl-C the checks get from the terminal themselves.
process.on("SIGTERM", () => {
    running.forEach((child) => child.kill("SIGTERM"));
    process.exit(143);
});

async function run({ name, command, remedy }: Check): Promise<boolean> {
    const [program = "", ...args] = command;
    const child = spawn(program, args, {
        cwd: root,
        env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}` },
        stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    const [code] = (await once(child, "close")) as [number | null];
    running.delete(child);
    console.log(code === 0 ? `${pc.green("✓")} ${name}` : `${output}\n${pc.red("✗")} ${name}: ${remedy}`);
    return code === 0;
}

/** Two at a time: type-aware checks hold a gigabyte each. */
async function main(): Promise<void> {
    const results = await pMap(CHECKS, run, { concurrency: 2 });
    process.exitCode = results.includes(false) ? 1 : 0;
}

void main();
