import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { stopProcess } from "./pulumi";

/** The in-memory cloud as a process that the engine talks to. */
export interface CloudProcess {
    port: number;
    stop(): Promise<void>;
}

/** Starts the in-memory cloud with its state in `stateFile`; resolves when it listens on a loopback port. */
export async function startCloud(root: string, stateFile: string): Promise<CloudProcess> {
    const child = spawn(process.execPath, ["--import", "tsx", "rehearsal/cloud/main.ts", "--state", stateFile], {
        cwd: root,
        detached: true,
        // The cloud ends when its standard input does, so it never outlives us, however we end.
        stdio: ["pipe", "pipe", "pipe"],
    });
    let complaints = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
    const closed = once(child, "close").then(() => {
        throw new Error(`The in-memory cloud ended before it listened:\n${complaints}`);
    });
    // It is also awaited below; unless it loses the race there, nobody listens when the cloud is stopped on purpose.
    closed.catch(() => undefined);
    const [line] = (await Promise.race([once(createInterface(child.stdout), "line"), closed])) as [string];
    return {
        port: Number(line),
        async stop() {
            if (child.exitCode === null && child.signalCode === null) {
                stopProcess(child, "SIGTERM");
                await once(child, "close");
            }
        },
    };
}
