// @ts-check
import { randomBytes } from "node:crypto";
import { messageOf } from "./errors.mjs";
import { printUntrusted } from "./output.mjs";

/** @import { Run } from "./types.js" */

const dayMilliseconds = 86_400_000;

/**
 * Does the work in a private project that is made for it and removed afterwards, also when the work fails or the run is
 * cancelled. The credential administers what it creates, by the server's permission template, and nothing else.
 *
 * @template T
 * @param {Run} run
 * @param {(projectKey: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inThrowAwayProject(run, work) {
    const { server, settings, env } = run;
    await removeLeftOvers(run);
    const projectKey = `${settings.throwAwayPrefix}${throwAwayName(env, new Date())}`;
    try {
        await server.post("projects/create", { project: projectKey, name: projectKey, visibility: "private" });
        await server.post("new_code_periods/set", { project: projectKey, type: "PREVIOUS_VERSION" });
        await server.post("qualitygates/select", { projectKey, gateName: settings.qualityGate });
        // Else coverage and duplication of a change of less than 20 lines are not judged.
        const small = { component: projectKey, key: "sonar.qualitygate.ignoreSmallChanges", value: "false" };
        await server.post("settings/set", small);
        return await work(projectKey);
    } finally {
        await remove(run, projectKey);
    }
}

/**
 * Says when it was made, because the server tells the age of no project that was never analysed.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {Date} now
 */
export function throwAwayName(env, now) {
    const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
    const { GITHUB_RUN_ID: id = "local", GITHUB_RUN_ATTEMPT: attempt = "1" } = env;
    return `${time}-${id}-${attempt}-${randomBytes(6).toString("hex")}`;
}

/**
 * Whether this project was left by a run that was killed more than a day ago.
 *
 * @param {string} projectKey
 * @param {string} prefix
 * @param {Date} now
 */
export function isLeftOver(projectKey, prefix, now) {
    const [, year, month, day, hour, minute, second] =
        /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(
            projectKey.startsWith(prefix) ? projectKey.slice(prefix.length) : "",
        ) ?? [];
    const made = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return now.getTime() - made > dayMilliseconds;
}

/** @param {Run} run */
async function removeLeftOvers(run) {
    const { projects = [] } = await run.server.get("projects/search_my_projects", { ps: "500" });
    const now = new Date();
    for (const { key } of projects) {
        if (isLeftOver(key, run.settings.throwAwayPrefix, now)) {
            await remove(run, key);
        }
    }
}

/**
 * A failure is told and does not change the verdict: the next run of a later day tries again.
 * @param {Run} run
 * @param {string} project
 */
async function remove({ server, env }, project) {
    await server.postLast("projects/delete", { project }).catch((error) => {
        printUntrusted([`The project ${project} could not be removed: ${messageOf(error)}`], env);
    });
}
