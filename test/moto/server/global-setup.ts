import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { obtainMoto } from "./environment";

declare module "vitest" {
    // The way in which Vitest takes the types of provided values.

    export interface ProvidedContext {
        /** Address of moto's server. Undefined where there is none: the tests of this folder are then skipped. */
        moto: string | undefined;
    }
}

const startMilliseconds = 120_000;

/** moto's server for the tests of this folder, for as long as the run. Returns what stops it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
    const moto = await obtainMoto(process.env, say);
    if ("missing" in moto) {
        say(`NO TEST AGAINST MOTO WAS RUN: ${moto.missing}`);
        project.provide("moto", undefined);
        return undefined;
    }
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = spawn(moto.python, ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)], {
        // Nothing of the machine's own AWS set-up may be read.
        env: { PATH: process.env.PATH, AWS_CONFIG_FILE: "/dev/null", AWS_SHARED_CREDENTIALS_FILE: "/dev/null" },
        stdio: ["ignore", "ignore", "pipe"],
    });
    const stop = stopper(server);
    try {
        await answers(url, server);
    } catch (error) {
        await stop();
        throw error;
    }
    project.provide("moto", url);
    return stop;
}

/** Ends the server, also when this process is ended before it could. */
function stopper(server: ChildProcess): () => Promise<void> {
    const kill = () => server.kill("SIGKILL");
    process.once("exit", kill);
    return async () => {
        process.off("exit", kill);
        if (server.exitCode === null && server.signalCode === null) {
            kill();
            await once(server, "close");
        }
    };
}

async function answers(url: string, server: ChildProcess): Promise<void> {
    let words = "";
    server.stderr?.setEncoding("utf8").on("data", (text: string) => (words = `${words}${text}`.slice(-2000)));
    const until = Date.now() + startMilliseconds;
    while (Date.now() < until) {
        if (server.exitCode !== null || server.signalCode !== null) {
            throw new Error(`moto's server ended:\n${words}`);
        }
        if ((await fetch(`${url}/moto-api/`).catch(() => undefined))?.ok === true) {
            return;
        }
        await pause(200);
    }
    throw new Error(`moto's server did not answer within ${startMilliseconds / 1000} s:\n${words}`);
}

async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
}

function say(line: string): void {
    process.stderr.write(`${line}\n`);
}
