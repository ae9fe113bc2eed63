// @ts-check
import { join } from "node:path";
import { scopeParameters } from "./parameters.mjs";
import { scan } from "./scan.mjs";
import { disarm, stage } from "./staging.mjs";

/** @import { Run, Verdict } from "./types.js" */

/**
 * Analyses the default branch in the repository's lasting project, for the record: the code is merged already, so that
 * nothing depends on what the gate says of it there.
 *
 * @param {Run} run
 * @param {string} checkout
 * @returns {Promise<Verdict>}
 */
export async function analyseBranch(run, checkout) {
    const { analysis, projectKey } = run.settings;
    const tree = join(run.scratch, "branch");
    await stage(checkout, tree, { scope: analysis, outputsFrom: checkout, alter: disarm });
    await scan(run, tree, {
        ...scopeParameters(analysis, { reports: true }),
        "sonar.projectKey": projectKey,
        "sonar.projectName": projectKey,
        "sonar.projectVersion": "",
        "sonar.scm.disabled": "true",
    });
    const page = `${run.server.url}/dashboard?id=${encodeURIComponent(projectKey)}`;
    return { kind: "passed", note: `The default branch was analysed: ${page}` };
}
