// @ts-check
/** @import { Scope, Verdict } from "./types.js" */

// Measured with the JavaScript analyser of SonarQube 26.9: whatever the parameters say, it finds nothing in these.
const passedOver = /(^|\/)(\.[^/]+|node_modules|bower_components)\/|(^|\/)\.[^/]+$|[.-]min\.(js|css)$/;
const code = /\.([cm]?[jt]sx?|css|vue|html?|py|java|kts?|go|php|rb|rs|scala|swift|cs|vb|cc?|cpp|hh?|hpp|mm?)$/;
// The core team's, by CODEOWNERS.
const owned = /^\.github\//;

/**
 * Files with code that a pull request adds or changes and that no analyser looks at, because of their names: hidden ones,
 * and what looks minified or installed. Exclusions of the configuration are wanted and not listed.
 *
 * @param {Map<string, string>} base Ids of the contents by path.
 * @param {Map<string, string>} merge
 * @param {Scope} scope
 */
export function overlooked(base, merge, scope) {
    const folders = [...scope.sources, ...scope.tests].map(inFolder);
    const exclusions = scope.exclusions.map(globPattern);
    return [...merge.keys()].filter(
        (path) =>
            base.get(path) !== merge.get(path) &&
            passedOver.test(path) &&
            code.test(path) &&
            !owned.test(path) &&
            folders.some((isIn) => isIn(path)) &&
            !exclusions.some((pattern) => pattern.test(path)),
    );
}

/**
 * The verdict with the overlooked files as a condition that failed.
 *
 * @param {Verdict} verdict
 * @param {string[]} paths
 * @returns {Verdict}
 */
export function withOverlooked(verdict, paths) {
    if (paths.length === 0 || verdict.kind === "unjudged") {
        return verdict;
    }
    const says = `code that the analysis passes over: ${paths.length} files, allowed are none`;
    const message = "No analyser looks at a file of this name: rename it, or have the core team exclude it.";
    const findings = paths.map((path) => ({ path, line: undefined, rule: "overlooked", message }));
    const known = verdict.kind === "failed" ? verdict : { conditions: [], findings: [] };
    const conditions = [...known.conditions, { metric: "overlooked", says }];
    return { kind: "failed", conditions, findings: [...findings, ...known.findings] };
}

/** @param {string} folder Relative to the repository's root; "." is all of it. */
function inFolder(folder) {
    const prefix = folder.replace(/^\.(\/|$)/, "").replace(/\/+$/, "");
    return (/** @type {string} */ path) => prefix === "" || path === prefix || path.startsWith(`${prefix}/`);
}

/** @param {string} glob As SonarQube reads it: `*` and `?` stay within a folder, `**` does not. */
function globPattern(glob) {
    const source = glob.replace(/\*\*\/|\*\*|\*|\?|[\\^$.|+()[\]{}]/g, (part) => {
        /** @type {Record<string, string>} */
        const known = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" };
        return known[part] ?? `\\${part}`;
    });
    return new RegExp(`^${source}$`, "s");
}
