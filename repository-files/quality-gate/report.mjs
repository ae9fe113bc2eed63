// @ts-check
/** @import { Finding, Verdict } from "./types.js" */

/** GitHub shows no more of a step. */
const mostAnnotations = 10;

const titles = {
    passed: "Quality gate: passed",
    failed: "Quality gate: failed",
    unjudged: "Quality gate: the code could not be judged",
};

/**
 * The lines of the log.
 * @param {Verdict} verdict
 */
export function logLines(verdict) {
    const title = titles[verdict.kind];
    switch (verdict.kind) {
        case "passed":
            return [title, verdict.note];
        case "unjudged":
            return [title, verdict.reason];
        case "failed":
            return [
                title,
                ...verdict.conditions.map(({ says }) => `  ${says}`),
                ...verdict.findings.map((found) => oneLine(`  ${place(found)}  ${found.message} (${found.rule})`)),
            ];
    }
}

/**
 * Workflow commands that put findings beside the lines of the pull request.
 * @param {Verdict} verdict
 */
export function annotations(verdict) {
    if (verdict.kind === "unjudged") {
        return [`::error title=${property(titles.unjudged)}::${data(verdict.reason)}`];
    }
    if (verdict.kind === "passed") {
        return [];
    }
    const conditions = verdict.conditions.map(({ says }) => says).join("\n");
    const summary = `::error title=${property(titles.failed)}::${data(conditions)}`;
    return [summary, ...verdict.findings.slice(0, mostAnnotations - 1).map(annotation)];
}

/** @param {Finding} found */
function annotation({ path, line, rule, message }) {
    const position = line === undefined ? "" : `,line=${line}`;
    return `::error file=${property(path)}${position},title=${property(rule)}::${data(message)}`;
}

/** @param {string} text */
function data(text) {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** @param {string} text */
function property(text) {
    return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * The job summary, in Markdown.
 * @param {Verdict} verdict
 */
export function summary(verdict) {
    const title = `## ${titles[verdict.kind]}`;
    if (verdict.kind !== "failed") {
        return `${title}\n\n${escape(verdict.kind === "passed" ? verdict.note : verdict.reason)}\n`;
    }
    const rows = verdict.findings.map(
        (found) => `| ${escape(place(found))} | ${escape(found.message)} | ${escape(found.rule)} |`,
    );
    const table = rows.length === 0 ? [] : ["", "| where | what | rule |", "| --- | --- | --- |", ...rows];
    return [title, "", ...verdict.conditions.map(({ says }) => `- ${escape(says)}`), ...table, ""].join("\n");
}

/** @param {Finding} found */
function place({ path, line }) {
    return line === undefined ? path : `${path}:${line}`;
}

/**
 * Text as Markdown that shows exactly this text: no markup, link, mention or HTML.
 * @param {string} text
 */
function escape(text) {
    return oneLine(text).replace(/[^\p{L}\p{N} ,/-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

/** @param {string} text */
function oneLine(text) {
    return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}
