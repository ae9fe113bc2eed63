// @ts-check
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { GateError } from "./errors.mjs";
import { readVerdict } from "./findings.mjs";
import { overlooked, withOverlooked } from "./overlooked.mjs";
import { scopeParameters } from "./parameters.mjs";
import { scan } from "./scan.mjs";
import { commitOf, committedFiles, disarm, git, stage } from "./staging.mjs";
import { inThrowAwayProject } from "./throw-away.mjs";

/** @import { Run, Verdict } from "./types.js" */

/**
 * Community Build: analyses the base commit and then the merge commit in a project of its own, whose new code is what the
 * second version has beside the first. That server knows no pull requests.
 *
 * @param {Run} run
 * @param {string} base
 * @param {string} merge
 * @returns {Promise<Verdict>}
 */
export async function judgeThrowAway(run, base, merge) {
    await requireParent(base, merge);
    const { analysis } = run.settings;
    const verdict = await inThrowAwayProject(run, async (projectKey) => {
        for (const [version, checkout] of Object.entries({ base, merge })) {
            const tree = join(run.scratch, version);
            await stage(checkout, tree, { scope: analysis, outputsFrom: merge, alter: disarm });
            await scan(run, tree, {
                ...scopeParameters(analysis, { reports: version === "merge" }),
                "sonar.projectKey": projectKey,
                "sonar.projectName": projectKey,
                "sonar.projectVersion": version,
                // Line dates of the history would lie before the analysis of the base commit: nothing would be new.
                "sonar.scm.disabled": "true",
            });
        }
        return readVerdict(run.server, projectKey);
    });
    return withOverlooked(verdict, await overlookedFiles(run, base, merge));
}

/**
 * Developer Edition and up: the server's own analysis of pull requests, in the repository's lasting project. It compares
 * with the base branch by the git history. Never run on such a server by the kit's own tests.
 *
 * @param {Run} run
 * @param {string} base
 * @param {string} merge
 * @returns {Promise<Verdict>}
 */
export async function judgePullRequest(run, base, merge) {
    const baseCommit = await requireParent(base, merge);
    const { analysis, projectKey } = run.settings;
    const key = /^refs\/pull\/(\d+)\//.exec(run.env.GITHUB_REF ?? "")?.[1];
    const { GITHUB_HEAD_REF: branch, GITHUB_BASE_REF: target } = run.env;
    if (key === undefined || !branch || !target) {
        throw new GateError(
            "GITHUB_REF, GITHUB_HEAD_REF and GITHUB_BASE_REF name no pull request: run this on pull_request.",
        );
    }
    const tree = join(run.scratch, "merge");
    await stage(merge, tree, { scope: analysis, outputsFrom: merge, alter: (content) => content });
    await cp(join(merge, ".git"), join(tree, ".git"), { recursive: true });
    await git(tree, ["update-ref", `refs/remotes/origin/${target}`, baseCommit]);
    await scan(run, tree, {
        ...scopeParameters(analysis, { reports: true }),
        "sonar.projectKey": projectKey,
        "sonar.projectName": projectKey,
        "sonar.projectVersion": "",
        "sonar.pullrequest.key": key,
        "sonar.pullrequest.branch": branch,
        "sonar.pullrequest.base": target,
        "sonar.scm.provider": "git",
    });
    const verdict = await readVerdict(run.server, projectKey, key);
    return withOverlooked(verdict, await overlookedFiles(run, base, merge));
}

/**
 * @param {Run} run
 * @param {string} base
 * @param {string} merge
 */
async function overlookedFiles({ settings }, base, merge) {
    return overlooked(await committedFiles(base), await committedFiles(merge), settings.analysis);
}

/**
 * Requires that the base is what the merge commit merges into, since everything else would be taken for the pull
 * request's own code.
 *
 * @param {string} base
 * @param {string} merge
 */
async function requireParent(base, merge) {
    const [given, parent] = await Promise.all([commitOf(base, "HEAD"), commitOf(merge, "HEAD^1")]);
    if (given !== parent) {
        throw new GateError(
            `--base is at ${given}, but the merge commit was made on ${parent}: check out HEAD^1 as base.`,
        );
    }
    return given;
}
