import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Path and content; undefined removes the file. */
export type Files = Record<string, string | Buffer | undefined>;

const person = { NAME: "a", EMAIL: "a@acme.example" };
const names = ["AUTHOR", "COMMITTER"].flatMap((who) =>
    Object.entries(person).map(([key, value]) => [`GIT_${who}_${key}`, value]),
);
const sealed = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };

/** Runs git without any setting of the user or the machine. Returns what it prints. */
export function git(folder: string, ...args: string[]): string {
    const env = { PATH: process.env.PATH, ...(Object.fromEntries(names) as Record<string, string>), ...sealed };
    return execFileSync("git", ["-C", folder, ...args], { env, encoding: "utf8" }).trim();
}

/** Writes the files without committing them. */
export function write(checkout: string, files: Files): void {
    for (const [path, content] of Object.entries(files)) {
        const file = join(checkout, path);
        if (content === undefined) {
            rmSync(file);
        } else {
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, content);
        }
    }
}

/** Commits the files, and everything else that lies there. Returns the commit. */
export function commitTo(checkout: string, files: Files): string {
    write(checkout, files);
    git(checkout, "add", "--all", "--force");
    git(checkout, "commit", "--quiet", "--allow-empty", "-m", "change");
    return git(checkout, "rev-parse", "HEAD");
}
