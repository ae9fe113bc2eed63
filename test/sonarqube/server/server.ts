import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Release } from "./release";
import type { Instance } from "./instance";
import type { Java } from "./java";

// A minute alone; five were not enough beside the other tests on a slow machine.
const startMilliseconds = 900_000;
const stopMilliseconds = 30_000;

export interface RunningServer {
    readonly pid: number;
    /** Stops the server and removes its folder. */
    readonly stop: () => Promise<void>;
}

/**
 * Starts the server and waits until it is healthy, which its first administrator, admin with the password admin, may ask.
 *
 * @throws Error with the server's last words.
 */
export async function startServer(instance: Instance, release: Release, java: Java): Promise<RunningServer> {
    const child = launch(instance, release, java);
    const ended = new Promise<void>((resolve) => {
        child.once("close", () => resolve());
        child.once("error", () => resolve());
    });
    const forget = endWithThisProcess(child, instance);
    const stop = async () => {
        signalGroup(child, "SIGTERM");
        await Promise.race([ended, pause(stopMilliseconds, undefined, { ref: false })]);
        signalGroup(child, "SIGKILL");
        forget();
        await instance.remove();
    };
    try {
        await healthy(instance, child);
        return { pid: child.pid ?? 0, stop };
    } catch (error) {
        const words = await lastWords(instance);
        await stop();
        throw new Error(`the SonarQube server did not start: ${String(error)}\n${words}`);
    }
}

function launch(instance: Instance, release: Release, java: Java): ChildProcess {
    const jar = join("lib", `sonar-application-${release.version}.jar`);
    const command = [java.file, "-Xms8m", "-Xmx32m", "-jar", jar];
    const { user, temporary } = instance;
    const asUser = user === undefined ? [] : ["setpriv", `--reuid=${user}`, `--regid=${user}`, "--clear-groups"];
    const [program = "", ...args] = [...asUser, ...command];
    // A group of its own: the launcher starts three more processes, and Ctrl-C must leave the order of ending to us.
    return spawn(program, args, {
        cwd: instance.home,
        // The search engine leaves two folders behind at each start, one where each of these says.
        env: { PATH: process.env.PATH, ES_TMPDIR: temporary, JDK_JAVA_OPTIONS: `-Djava.io.tmpdir=${temporary}` },
        stdio: "ignore",
        detached: true,
    });
}

async function healthy({ url }: Instance, child: ChildProcess): Promise<void> {
    const until = Date.now() + startMilliseconds;
    const headers = { authorization: `Basic ${Buffer.from("admin:admin").toString("base64")}` };
    while (Date.now() < until) {
        if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
            throw new Error("it ended");
        }
        const answer = await fetch(`${url}/api/system/health`, { headers }).catch(() => undefined);
        if (answer?.ok === true && ((await answer.json()) as { health?: string }).health === "GREEN") {
            return;
        }
        await pause(500);
    }
    throw new Error(`not healthy after ${startMilliseconds / 1000} s`);
}

async function lastWords({ home }: Instance): Promise<string> {
    const logs = await Promise.all(
        ["sonar.log", "web.log", "es.log"].map((name) => readFile(join(home, "logs", name), "utf8").catch(() => "")),
    );
    return logs.map((log) => log.trimEnd().split("\n").slice(-8).join("\n")).join("\n");
}

/** The last resort, for a run that ends without its teardown: nothing may go on running or stay on the disk. */
function endWithThisProcess(child: ChildProcess, { home }: Instance): () => void {
    const end = () => {
        signalGroup(child, "SIGKILL");
        rmSync(dirname(home), { recursive: true, force: true, maxRetries: 10 });
    };
    const endBySignal = (signal: NodeJS.Signals) => {
        end();
        forget();
        process.kill(process.pid, signal);
    };
    const forget = () => {
        process.off("exit", end);
        process.off("SIGTERM", endBySignal);
        process.off("SIGHUP", endBySignal);
    };
    process.once("exit", end);
    process.once("SIGTERM", endBySignal);
    process.once("SIGHUP", endBySignal);
    return forget;
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
    try {
        if (pid !== undefined) {
            process.kill(-pid, signal);
        }
    } catch {
        // The group has ended meanwhile.
    }
}
