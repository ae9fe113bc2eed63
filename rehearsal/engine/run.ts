import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface RunRequest {
    readonly cwd?: string;
    readonly env: NodeJS.ProcessEnv;
    readonly signal?: AbortSignal | undefined;
    /** Called for each line of standard error. */
    readonly onErrorLine?: (line: string) => void;
}

export interface RunResult {
    /** Undefined when a signal ended the process. */
    readonly code: number | undefined;
    readonly stdout: readonly string[];
    readonly stderr: readonly string[];
}

// What a process gets to tidy up after it was asked to end.
const graceMilliseconds = 3000;

/**
 * Runs a program without a shell and collects its lines.
 *
 * When the signal aborts, the program and everything it started are ended before the promise rejects with the signal's
 * reason, so that nothing writes any more to what the caller then removes. `go` alone starts dozens of compilers.
 */
export async function run(command: string, args: readonly string[], request: RunRequest): Promise<RunResult> {
    request.signal?.throwIfAborted();
    const child = spawn(command, args, {
        cwd: request.cwd,
        env: request.env,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
    });
    const stdout: string[] = [];
    const stderr: string[] = [];
    createInterface(child.stdout).on("line", (line) => stdout.push(line));
    createInterface(child.stderr).on("line", (line) => {
        stderr.push(line);
        request.onErrorLine?.(line);
    });
    const release = endOnAbort(child, request.signal);
    try {
        const code = await new Promise<number | undefined>((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (status) => {
                resolve(status ?? undefined);
            });
        });
        request.signal?.throwIfAborted();
        return { code, stdout, stderr };
    } finally {
        release();
    }
}

function endOnAbort(child: ChildProcess, signal: AbortSignal | undefined): () => void {
    let killing: NodeJS.Timeout | undefined;
    const kill = () => {
        signalGroup(child.pid, "SIGKILL");
    };
    const end = () => {
        signalGroup(child.pid, "SIGINT");
        killing = setTimeout(kill, graceMilliseconds);
        // Children that outlive it would keep its output open.
        child.once("exit", kill);
    };
    signal?.addEventListener("abort", end, { once: true });
    return () => {
        clearTimeout(killing);
        signal?.removeEventListener("abort", end);
    };
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
    if (pid === undefined) {
        return;
    }
    try {
        process.kill(-pid, signal);
    } catch {
        // The group has ended meanwhile.
    }
}
