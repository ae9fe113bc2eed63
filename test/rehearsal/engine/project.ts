import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { temporaryFolder } from "./sandbox";

const repository = join(__dirname, "../../..");

/** A tiny Pulumi project, with a state, a home and credentials of its own; nothing of the user's reaches it. */
export class Project {
    readonly folder = temporaryFolder();
    private readonly env: NodeJS.ProcessEnv;

    constructor(
        private readonly root: string,
        files: Readonly<Record<string, string>>,
    ) {
        const home = join(this.folder, ".home");
        mkdirSync(home);
        symlinkSync(join(repository, "node_modules"), join(this.folder, "node_modules"));
        this.write({ "package.json": '{ "name": "tiny", "main": "index.ts" }', ...files });
        this.env = {
            PATH: [join(root, "bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter),
            HOME: home,
            PULUMI_HOME: home,
            PULUMI_BACKEND_URL: `file://${home}`,
            PULUMI_CONFIG_PASSPHRASE: "rehearsal",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        };
    }

    write(files: Readonly<Record<string, string>>): void {
        for (const [name, text] of Object.entries(files)) {
            mkdirSync(dirname(join(this.folder, name)), { recursive: true });
            writeFileSync(join(this.folder, name), text);
        }
    }

    /** Text of a file that the program writes, or "" before it has. */
    read(name: string): string {
        const file = join(this.folder, name);
        return existsSync(file) ? readFileSync(file, "utf8") : "";
    }

    start(...args: readonly string[]) {
        const child = spawn(join(this.root, "bin", "pulumi"), [...args, "--non-interactive", "--color=never"], {
            cwd: this.folder,
            env: this.env,
            stdio: ["ignore", "pipe", "pipe"],
        });
        let output = "";
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding("utf8").on("data", (text: string) => (output += text));
        }
        const ended = new Promise<{ readonly code: number | null; readonly output: string }>((resolve) => {
            child.once("close", (code) => {
                resolve({ code, output });
            });
        });
        return { child, ended };
    }

    async pulumi(...args: readonly string[]) {
        return this.start(...args).ended;
    }

    async up() {
        await this.pulumi("stack", "select", "--create", "test");
        return this.pulumi("up", "--yes", "--skip-preview");
    }
}

/** Pulumi.yaml with these lines under runtime.options. */
export function projectFile(...options: readonly string[]): string {
    const lines = options.map((option) => `\n    ${option}`).join("");
    return `name: tiny\nruntime:\n  name: nodejs${lines === "" ? "" : `\n  options:${lines}`}\n`;
}
