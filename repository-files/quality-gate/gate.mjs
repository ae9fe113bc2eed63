// @ts-check
/**
 * The quality gate of this repository: analyses a pull request on the SonarQube server and says whether it may be merged.
 *
 *   node gate.mjs pull-request --base <checkout of the base commit> --merge <checkout of the merge commit>
 *   node gate.mjs branch --tree <checkout of the default branch>
 *
 * Run the copy that lies in the checkout of the base commit: then nothing that a pull request changes here counts.
 * SONAR_TOKEN is the only secret and comes from the environment. Exit codes: 0 passed, 1 the gate failed, 2 the code
 * could not be judged.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analyseBranch } from "./branch.mjs";
import { GateError, messageOf } from "./errors.mjs";
import { publish } from "./publish.mjs";
import { judgePullRequest, judgeThrowAway } from "./pull-request.mjs";
import { connect } from "./server.mjs";

/** @import { Run, Settings } from "./types.js" */

const usage =
    "Usage: node gate.mjs pull-request --base <checkout> --merge <checkout>, or node gate.mjs branch --tree <checkout>.";

/** @type {Settings} */
const settings = JSON.parse(await readFile(new URL("settings.json", import.meta.url), "utf8"));
const cancelled = new AbortController();
// Both come when a workflow is cancelled, and 10 seconds later the end: just enough to remove the throw-away project.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.on(signal, () => cancelled.abort(new GateError("The run was cancelled. Start it again when you need it.")));
}
process.exitCode = await main();

async function main() {
    const scratch = await mkdtemp(join(tmpdir(), "quality-gate-"));
    try {
        return await publish(await work(scratch), process.env);
    } catch (error) {
        return await publish({ kind: "unjudged", reason: messageOf(error) }, process.env);
    } finally {
        await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
}

/** @param {string} scratch */
async function work(scratch) {
    const { command, base, merge, tree } = readArguments();
    const token = process.env.SONAR_TOKEN ?? "";
    if (token === "") {
        throw new GateError(
            "SONAR_TOKEN is empty: ask the platform team whether this repository's secret is in place.",
        );
    }
    const server = connect(settings.sonarqube.url, token, cancelled.signal);
    /** @type {Run} */
    const run = { settings, server, token, scratch, signal: cancelled.signal, env: process.env };
    if (command === "branch" && tree !== undefined) {
        return analyseBranch(run, tree);
    }
    if (command === "pull-request" && base !== undefined && merge !== undefined) {
        const judge = settings.sonarqube.edition === "community" ? judgeThrowAway : judgePullRequest;
        return judge(run, base, merge);
    }
    throw new GateError(usage);
}

function readArguments() {
    try {
        const path = /** @type {const} */ ({ type: "string" });
        const options = { base: path, merge: path, tree: path };
        const { values, positionals } = parseArgs({ options, allowPositionals: true });
        return { ...values, command: positionals.join(" ") };
    } catch (error) {
        throw new GateError(`${messageOf(error)} ${usage}`);
    }
}
