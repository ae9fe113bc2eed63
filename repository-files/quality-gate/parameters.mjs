// @ts-check
/** @import { Scope } from "./types.js" */

/**
 * What analysers leave out unless told otherwise, such as every folder called vendor or dist, and what they take for
 * bundled: a contractor could hide code there. `properties` of the configuration may say otherwise.
 */
const nothingHidden = {
    "sonar.javascript.exclusions": "",
    "sonar.javascript.detectBundles": "false",
    "sonar.javascript.maxFileSize": "100000",
    "sonar.php.exclusions": "",
    "sonar.go.exclusions": "",
};

/** What @sonar/scan takes from package.json when it is not given. */
const nothingInferred = {
    "sonar.projectDescription": "",
    "sonar.links.homepage": "",
    "sonar.links.issue": "",
    "sonar.links.scm": "",
    "sonar.javascript.lcov.reportPaths": "",
    "sonar.testExecutionReportPaths": "",
};

/**
 * The parameters that say what is analysed. Everything stands here, so that no file of the analysed tree is asked.
 *
 * @param {Scope} scope
 * @param {{ reports: boolean }} options Whether reports about the code, such as coverage, are read. They were made from
 *     the merge commit, and some analysers fail on lines that the base commit does not have.
 * @returns {Record<string, string>}
 */
export function scopeParameters(scope, { reports }) {
    const given = Object.entries(scope.properties).filter(([key]) => reports || !/report/i.test(key));
    return {
        ...nothingHidden,
        ...nothingInferred,
        ...Object.fromEntries(given),
        "sonar.sources": list(scope.sources),
        "sonar.tests": list(scope.tests),
        "sonar.inclusions": "",
        "sonar.test.inclusions": list(scope.testInclusions),
        "sonar.exclusions": list(scope.exclusions),
        "sonar.test.exclusions": list(scope.exclusions),
        "sonar.scm.exclusions.disabled": "true",
    };
}

/**
 * A list as the scanner reads it: values with a comma or a quote stand in double quotes.
 * @param {string[]} values
 */
function list(values) {
    return values.map((value) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(",");
}
