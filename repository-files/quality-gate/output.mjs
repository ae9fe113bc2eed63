// @ts-check
import { randomUUID } from "node:crypto";

/** @param {NodeJS.ProcessEnv} env */
export function isOnGithub(env) {
    return env.GITHUB_ACTIONS === "true";
}

/**
 * Whether somebody asked GitHub Actions for debug output.
 * @param {NodeJS.ProcessEnv} env
 */
export function isDebugging(env) {
    return env.RUNNER_DEBUG === "1" || env.ACTIONS_STEP_DEBUG === "true";
}

/**
 * Prints lines in which names and texts of the pull request stand: GitHub must not take any for a workflow command.
 * @param {string[]} lines
 * @param {NodeJS.ProcessEnv} env
 */
export function printUntrusted(lines, env) {
    const mark = randomUUID();
    const framed = isOnGithub(env) ? [`::stop-commands::${mark}`, ...lines, `::${mark}::`] : lines;
    process.stdout.write(`${framed.join("\n")}\n`);
}
