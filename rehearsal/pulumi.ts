import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** How a program ended. */
export interface Finished {
    code: number;
    /** Standard output and standard error in the order they came. */
    output: string;
    stdout: string;
}

interface RunOptions {
    cwd: string;
    env: NodeJS.ProcessEnv;
    /** Gets the program's own output as it comes. */
    onOutput?: ((text: string) => void) | undefined;
    signal?: AbortSignal | undefined;
}

/** How long the engine may take to stop in good order before it is killed, in milliseconds. */
const GRACE = 15_000;

/** Runs the Pulumi CLI, without any question and any colour. */
export function runPulumi(args: string[], options: RunOptions): Promise<Finished> {
    return run("pulumi", [...args, "--non-interactive", "--color", "never"], options);
}

/**
 * Runs a program. It gets a process group of its own, so that Ctrl-C reaches only us: the engine is then asked once
 * to stop (a second signal would make it leave its children behind), and killed with all of them if it does not.
 */
export async function run(
    program: string,
    args: string[],
    { cwd, env, onOutput, signal }: RunOptions,
): Promise<Finished> {
    signal?.throwIfAborted();
    const child = spawn(program, args, {
        cwd,
        env,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: string[] = [];
    const stdout: string[] = [];
    const collect = (text: string) => {
        chunks.push(text);
        onOutput?.(text);
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
        stdout.push(text);
        collect(text);
    });
    child.stderr.setEncoding("utf8").on("data", collect);

    const stop = () => {
        stopProcess(child, "SIGINT");
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
        const [code] = (await once(child, "close")) as [number | null];
        signal?.throwIfAborted();
        return { code: code ?? 1, output: chunks.join(""), stdout: stdout.join("") };
    } finally {
        signal?.removeEventListener("abort", stop);
    }
}

/** Asks a process to stop with `first`, and kills its whole group when it has not after the grace. */
export function stopProcess(child: ChildProcess, first: NodeJS.Signals): void {
    child.kill(first);
    const timer = setTimeout(() => {
        if (child.pid !== undefined && child.exitCode === null) {
            process.kill(-child.pid, "SIGKILL");
        }
    }, GRACE);
    child.once("close", () => {
        clearTimeout(timer);
    });
}
