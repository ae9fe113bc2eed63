// @ts-check
import { judge } from "./judge.mjs";

/** @import { Finding, Server, Verdict } from "./types.js" */

/** What is shown of each kind: nobody mends more at once, and GitHub shows far less. */
const pageSize = "50";

/**
 * Asks the server for its judgement, and for what led to a bad one.
 *
 * @param {Server} server
 * @param {string} projectKey
 * @param {string} [pullRequest] Its number, where the server knows pull requests.
 * @returns {Promise<Verdict>}
 */
export async function readVerdict(server, projectKey, pullRequest) {
    const where = pullRequest === undefined ? {} : { pullRequest };
    const judged = judge(await server.get("qualitygates/project_status", { projectKey, ...where }));
    if (judged.kind === "passed") {
        return { ...judged, note: "The new code meets every condition of the quality gate." };
    }
    if (judged.kind === "unjudged") {
        return judged;
    }
    const fresh = pullRequest === undefined ? { inNewCodePeriod: "true" } : where;
    const failed = judged.conditions.map(({ metric }) => metric);
    const lists = [newIssues(server, projectKey, fresh), newHotspots(server, projectKey, fresh)];
    for (const [condition, metric, words] of fileMeasures) {
        if (failed.includes(condition)) {
            lists.push(files(server, { component: projectKey, metric, words }, where));
        }
    }
    return { ...judged, findings: (await Promise.all(lists)).flat() };
}

const fileMeasures = /** @type {const} */ ([
    ["new_coverage", "new_uncovered_lines", "new lines without a test"],
    ["new_duplicated_lines_density", "new_duplicated_lines", "new lines that stand elsewhere too"],
]);

/**
 * @param {Server} server
 * @param {string} component
 * @param {Record<string, string>} fresh
 * @returns {Promise<Finding[]>}
 */
async function newIssues(server, component, fresh) {
    const query = { components: component, resolved: "false", ps: pageSize, ...fresh };
    const { issues = [], components = [] } = await server.get("issues/search", query);
    return issues.map((/** @type {any} */ issue) => finding(issue, components, issue.rule));
}

/**
 * @param {Server} server
 * @param {string} component
 * @param {Record<string, string>} fresh
 * @returns {Promise<Finding[]>}
 */
async function newHotspots(server, component, fresh) {
    const query = { project: component, status: "TO_REVIEW", ps: pageSize, ...fresh };
    const { hotspots = [], components = [] } = await server.get("hotspots/search", query);
    return hotspots.map((/** @type {any} */ hotspot) =>
        finding(hotspot, components, `${hotspot.ruleKey}, security hotspot`),
    );
}

/**
 * @param {{ component: string, line?: number, message: string }} found
 * @param {{ key: string, path?: string }[]} components
 * @param {string} rule
 * @returns {Finding}
 */
function finding({ component, line, message }, components, rule) {
    const path = components.find(({ key }) => key === component)?.path ?? component;
    return { path, line, rule, message };
}

/**
 * The files that have most of a measure.
 *
 * @param {Server} server
 * @param {{ component: string, metric: string, words: string }} wanted
 * @param {Record<string, string>} where
 * @returns {Promise<Finding[]>}
 */
async function files(server, { component, metric, words }, where) {
    const sort = {
        s: "metricPeriod",
        metricSort: metric,
        metricPeriodSort: "1",
        metricSortFilter: "withMeasuresOnly",
        asc: "false",
    };
    const query = {
        component,
        metricKeys: metric,
        qualifiers: "FIL",
        strategy: "leaves",
        ps: pageSize,
        ...sort,
        ...where,
    };
    const { components = [] } = await server.get("measures/component_tree", query);
    return components.flatMap((/** @type {any} */ file) => {
        const count = file.measures?.[0]?.period?.value ?? "0";
        const message = `${count} ${words}`;
        return count === "0" ? [] : [{ path: file.path, line: undefined, rule: metric, message }];
    });
}
