import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { ApiName } from "./apis/apis";
import { stopProcess } from "./pulumi";

/** The in-memory cloud as a process that the engine talks to. */
export interface CloudProcess {
    /** What the engine attaches the providers by: the value of PULUMI_DEBUG_PROVIDERS. */
    providers: string;
    /** Addresses of the services' HTTP APIs, on the same world. */
    apis: Readonly<Record<ApiName, string>>;
    stop(): Promise<void>;
}

/** The files that hold what is in the cloud. */
export interface CloudFiles {
    /** AWS, GitHub and Okta. */
    cloud: string;
    sonarqube: string;
}

/** Starts the in-memory cloud; resolves when it listens on loopback ports. */
export async function startCloud(root: string, files: CloudFiles): Promise<CloudProcess> {
    const command = ["--require=contractor-access-kit/transpile", "rehearsal/cloud/main.ts"];
    const state = ["--state", files.cloud, "--sonarqube-state", files.sonarqube];
    const child = spawn(process.execPath, [...command, ...state], {
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
    const [cloud = "", sonarqube = "", apis = ""] = await Promise.race([firstLines(child.stdout, 3), closed]);
    return {
        providers: [...["aws", "okta", "github"].map((name) => `${name}:${cloud}`), `sonarqube:${sonarqube}`].join(","),
        apis: JSON.parse(apis) as CloudProcess["apis"],
        async stop() {
            if (child.exitCode === null && child.signalCode === null) {
                stopProcess(child, "SIGTERM");
                await once(child, "close");
            }
        },
    };
}

async function firstLines(stream: Readable, count: number): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of createInterface(stream)) {
        lines.push(line);
        if (lines.length === count) {
            break;
        }
    }
    return lines;
}
