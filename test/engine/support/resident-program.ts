import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT, type WorkspaceOptions } from "../../../rehearsal/workspace";
import { closeAtEnd } from "./close-at-end";

/**
 * A program, loaded once for all runs of a workspace until the tests of the file end: loading it is most of a run. Only for
 * tests of what the program says; those of how a user's run goes leave it to the engine.
 *
 * @param name `main` is stacks/main.ts.
 */
export function aResidentProgram(name: "main" | "mutated" = "main"): Pick<WorkspaceOptions, "languageRuntime"> {
    const program = closeAtEnd(new ResidentProgram(name));
    return { languageRuntime: (environment) => program.receive(environment) };
}

class ResidentProgram {
    #process: ChildProcess | undefined;

    constructor(private readonly name: string) {}

    /** Gives the environment to the program's next run. Resolves to the address of the program. */
    async receive(environment: NodeJS.ProcessEnv): Promise<string> {
        const program = (this.#process ??= fork(join(__dirname, "programs", `${this.name}.ts`), {
            execArgv: nodeArguments(),
        }));
        const waiting = new AbortController();
        const either = ["message", "exit"].map((event) => once(program, event, { signal: waiting.signal }));
        program.send(environment);
        const answer = await Promise.race(either);
        waiting.abort();
        if (!program.connected) {
            throw new Error(`The program ${this.name} ended before it could be run; see above for why.`);
        }
        return answer[0] as string;
    }

    async close(): Promise<void> {
        if (this.#process?.connected === true) {
            const exited = once(this.#process, "exit");
            this.#process.disconnect();
            await exited;
        }
    }
}

/** What the engine itself would start the program with. */
function nodeArguments(): string[] {
    const project = parse(readFileSync(join(ROOT, "Pulumi.yaml"), "utf8")) as Project;
    return project.runtime.options.nodeargs.split(" ");
}

interface Project {
    runtime: { options: { nodeargs: string } };
}
