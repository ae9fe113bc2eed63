import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { CliResult, PulumiCli } from "../../../commands/cli/pulumi-cli";
import type { Surroundings } from "../../../commands/cli/surroundings";
import type { AccessSystem, SystemContext } from "../../../commands/systems/system";
import type { Sweeper } from "../../../commands/up/sweeper";
import { A_STACK_FILE, TODAY } from "../../configuration/support/a-stack-file";

/** What a command was given, and what it wrote. */
export interface Stage {
    surroundings: Surroundings;
    folder: string;
    /** Standard output, line by line. */
    printed: string[];
    /** Standard error, line by line. */
    told: string[];
    contexts: SystemContext[];
    read: (path: string) => string;
}

interface Given {
    files?: Record<string, string>;
    systems?: readonly AccessSystem[];
    pulumi?: PulumiCli;
    env?: NodeJS.ProcessEnv;
    sweeper?: Sweeper;
}

/** Surroundings in a folder of their own, at a clock that goes a millisecond a look; taken away after the test. */
export function aStage({
    files = {},
    systems = [],
    pulumi = noPulumi,
    env = {},
    sweeper = sweepsNothing,
}: Given = {}): Stage {
    const folder = mkdtempSync(join(tmpdir(), "commands-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const all = { "stacks/Pulumi.acme.yaml": A_STACK_FILE, ...files };
    for (const [path, text] of Object.entries(all)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
    const [printed, told, contexts]: [string[], string[], SystemContext[]] = [[], [], []];
    let looks = 0;
    const surroundings: Surroundings = {
        folder,
        env,
        now: () => new Date(Date.parse(`${TODAY}T02:11:00.000Z`) + (looks += 1)),
        pulumi,
        connect: (context) => {
            contexts.push(context);
            return systems;
        },
        sweeper: () => sweeper,
        terminal: {
            print: (text) => printed.push(...text.split("\n")),
            tell: (text) => told.push(...text.split("\n")),
            status: () => undefined,
        },
    };
    return { surroundings, folder, printed, told, contexts, read: (path) => readFileSync(join(folder, path), "utf8") };
}

const sweepsNothing: Sweeper = {
    everythingOf: () => Promise.reject(new Error("no sweep in this test")),
    lostOf: () => Promise.reject(new Error("no sweep in this test")),
};

/** A machine without Pulumi. */
const noPulumi: PulumiCli = { run: () => Promise.reject(new Error("spawn pulumi ENOENT")) };

/** A Pulumi that answers as it is told, by the words of the command; `ran` is what it was asked. */
export function aPulumi(
    answer: (args: readonly string[]) => Partial<CliResult> | undefined,
): PulumiCli & { ran: string[] } {
    const ran: string[] = [];
    return {
        ran,
        run(args, { onOutput } = {}) {
            ran.push(args.join(" "));
            const { code = 0, stdout = "", output = stdout } = answer(args) ?? {};
            onOutput?.(output);
            return Promise.resolve({ code, stdout, output });
        },
    };
}
