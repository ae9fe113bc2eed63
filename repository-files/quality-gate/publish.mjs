// @ts-check
import { appendFile } from "node:fs/promises";
import { isOnGithub, printUntrusted } from "./output.mjs";
import { annotations, logLines, summary } from "./report.mjs";

/** @import { Verdict } from "./types.js" */

const exitCodes = { passed: 0, failed: 1, unjudged: 2 };

/**
 * Tells the verdict to the log, the pull request and the job summary.
 *
 * @param {Verdict} verdict
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} The exit code.
 */
export async function publish(verdict, env) {
    printUntrusted(logLines(verdict), env);
    if (isOnGithub(env)) {
        process.stdout.write(
            annotations(verdict)
                .map((line) => `${line}\n`)
                .join(""),
        );
    }
    if (env.GITHUB_STEP_SUMMARY) {
        await appendFile(env.GITHUB_STEP_SUMMARY, summary(verdict));
    }
    return exitCodes[verdict.kind];
}
