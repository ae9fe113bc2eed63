// Records of what has passed, by content.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ownEngineCache } from "../rehearsal/engine/cache";

/** Projects of tests that take minutes, with the folders and files that they do not depend on. */
const APART = {
    engine: [],
    faults: [],
    moto: [],
    sonarqube: ["commands", "policies"],
} as const satisfies Record<string, readonly string[]>;

export type SlowProject = keyof typeof APART;
export const SLOW_PROJECTS = Object.keys(APART) as SlowProject[];
/** All of vitest.config.mts. */
export const PROJECTS = ["pure", ...SLOW_PROJECTS];

/** What no slow project depends on. */
const NEVER = ["bench", "docs", "README.md", "CHANGELOG.md"];

/** Whether a change of a file can change how a project's tests end. What is not known to be apart counts. */
export function matters(file: string, project: SlowProject): boolean {
    const apart = [...NEVER, ...APART[project]];
    const isOthersTest = /^test\/.*\.(test|cases)\.ts$/.test(file) && !file.startsWith(`test/${project}/`);
    return !isOthersTest && !apart.some((each) => file === each || file.startsWith(`${each}/`));
}

/** Where it is noted that a project has passed on what is in the clone, today: dates count too. */
export function recordOf(
    project: SlowProject,
    root: string,
    { env, now }: { env: NodeJS.ProcessEnv; now: Date },
): string {
    const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    const files = execFileSync("git", list, { cwd: root, encoding: "utf8" }).split("\0");
    const hash = createHash("sha256").update(
        JSON.stringify([process.version, process.arch, env.CONTRACTOR_ACCESS_ENGINE, now.toISOString().slice(0, 10)]),
    );
    for (const file of [...new Set(files)].sort().filter((each) => each !== "" && matters(each, project))) {
        const path = join(root, file);
        hash.update(`${file}\0`)
            .update(existsSync(path) ? readFileSync(path) : "gone")
            .update("\0");
    }
    return join(dirname(ownEngineCache(env)), "passed", `${project}-${hash.digest("hex").slice(0, 32)}`);
}

export const hasPassed = (record: string): boolean => existsSync(record);

export function notePassed(record: string): void {
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(record, "");
}
