// @ts-check
import { spawn } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { GateError } from "./errors.mjs";
import { isDebugging, printUntrusted } from "./output.mjs";
import { wait } from "./wait.mjs";

/** @import { Run } from "./types.js" */

const scanner = createRequire(import.meta.url).resolve("@sonar/scan/bin/sonar-scanner.js");
const pollMilliseconds = 1000;

/**
 * Analyses a folder and waits until the server has taken the result in.
 *
 * @param {Run} run
 * @param {string} tree
 * @param {Record<string, string>} parameters
 */
export async function scan(run, tree, parameters) {
    const work = `${tree}-scan`;
    await mkdir(work);
    const all = {
        ...parameters,
        "sonar.host.url": run.server.url,
        "sonar.projectBaseDir": tree,
        "sonar.working.directory": join(work, "scannerwork"),
    };
    const { code, lines } = await runScanner(run, work, all);
    run.signal.throwIfAborted();
    if (code !== 0 || isDebugging(run.env)) {
        printUntrusted(lines, run.env);
    }
    if (code !== 0) {
        throw new GateError(
            "The scanner failed; its output is above. If it names a file of yours, mend the file; else tell the platform team.",
        );
    }
    await taken(run, await readFile(join(work, "scannerwork", "report-task.txt"), "utf8"));
}

/**
 * @param {Run} run
 * @param {string} work
 * @param {Record<string, string>} parameters
 * @returns {Promise<{ code: number | null, lines: string[] }>}
 */
function runScanner({ env, token, signal }, work, parameters) {
    const args = Object.entries(parameters).map(([key, value]) => `-D${key}=${value}`);
    return new Promise((resolve, reject) => {
        // A group of its own, since the scanner starts Java and that an analyser in Node.js: they end together.
        const child = spawn(process.execPath, [scanner, ...args], {
            cwd: work,
            env: { ...withoutSonar(env), SONAR_TOKEN: token },
            stdio: ["ignore", "pipe", "pipe"],
            detached: true,
        });
        const end = () => killGroup(child.pid);
        signal.addEventListener("abort", end, { once: true });
        /** @type {string[]} */
        const lines = [];
        for (const stream of [child.stdout, child.stderr]) {
            createInterface(stream).on("line", (line) => lines.push(line.replaceAll(token, "***")));
        }
        child.once("error", reject);
        child.once("close", (code) => {
            signal.removeEventListener("abort", end);
            resolve({ code, lines });
        });
    });
}

/** @param {number | undefined} pid */
function killGroup(pid) {
    try {
        if (pid !== undefined) {
            process.kill(-pid, "SIGKILL");
        }
    } catch {
        // The group has ended meanwhile.
    }
}

/**
 * The environment without what the scanner would take for parameters.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutSonar(env) {
    return Object.fromEntries(
        Object.entries(env).filter(([name]) => !/^(npm_config_)?sonar|^node_options$/i.test(name)),
    );
}

/**
 * @param {Run} run
 * @param {string} report The scanner's report-task.txt.
 */
async function taken({ server, signal }, report) {
    const id = /^ceTaskId=(.+)$/m.exec(report)?.[1] ?? "";
    for (;;) {
        const { task } = await server.get("ce/task", { id });
        if (task?.status === "SUCCESS") {
            return;
        }
        if (task?.status !== "PENDING" && task?.status !== "IN_PROGRESS") {
            const words = task?.errorMessage ?? "no reason given";
            throw new GateError(
                `The SonarQube server could not take the analysis in: ${words}. Tell the platform team.`,
            );
        }
        await wait(pollMilliseconds, signal);
    }
}
