// @ts-check
/** @import { FailedCondition } from "./types.js" */

/**
 * What a condition of the gate means for a developer. Others are named by their metric.
 * @type {Record<string, string>}
 */
const names = {
    new_violations: "new issues",
    new_security_hotspots_reviewed: "reviewed share of new security hotspots",
    new_coverage: "test coverage of new code",
    new_duplicated_lines_density: "duplicated share of new code",
    new_security_rating: "security rating of new code",
    new_reliability_rating: "reliability rating of new code",
    new_maintainability_rating: "maintainability rating of new code",
    new_software_quality_security_rating: "security rating of new code",
    new_software_quality_reliability_rating: "reliability rating of new code",
    new_software_quality_maintainability_rating: "maintainability rating of new code",
};

const percentages = /coverage|density|reviewed/;

/**
 * What api/qualitygates/project_status says. Only OK with conditions that were looked at is a pass: a first analysis
 * has none and is OK all the same.
 *
 * @param {any} answer
 * @returns {{ kind: "passed" } | { kind: "failed", conditions: FailedCondition[] } | { kind: "unjudged", reason: string }}
 */
export function judge(answer) {
    const { status, conditions = [], ignoredConditions } = answer?.projectStatus ?? {};
    if (!Array.isArray(conditions) || conditions.length === 0) {
        return {
            kind: "unjudged",
            reason: "The quality gate looked at no condition. Run the job again; then tell the platform team.",
        };
    }
    if (status === "ERROR") {
        return { kind: "failed", conditions: conditions.filter((each) => each.status === "ERROR").map(inWords) };
    }
    if (ignoredConditions === true) {
        return {
            kind: "unjudged",
            reason: "The quality gate left conditions out because the change is small. Tell the platform team.",
        };
    }
    return status === "OK"
        ? { kind: "passed" }
        : {
              kind: "unjudged",
              reason: `The quality gate says ${String(status)}, which is neither OK nor ERROR. Tell the platform team.`,
          };
}

/**
 * @param {{ metricKey: string, comparator: string, actualValue?: string, errorThreshold?: string }} condition
 * @returns {FailedCondition}
 */
function inWords({ metricKey, comparator, actualValue, errorThreshold }) {
    const side = comparator === "LT" ? "at least" : "at most";
    const [actual, threshold] = [actualValue, errorThreshold].map((value) => valueInWords(metricKey, value));
    return { metric: metricKey, says: `${names[metricKey] ?? metricKey}: ${actual}, allowed is ${side} ${threshold}` };
}

/**
 * @param {string} metric
 * @param {string | undefined} value
 */
function valueInWords(metric, value) {
    if (value === undefined) {
        return "nothing";
    }
    if (metric.endsWith("_rating")) {
        return "ABCDE"[Math.round(Number(value)) - 1] ?? value;
    }
    return percentages.test(metric) ? `${Math.round(Number(value) * 10) / 10} %` : value;
}
