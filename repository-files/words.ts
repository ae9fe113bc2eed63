/*
 * How values get into the formats of the templates. The configuration's grammars let nothing dangerous through; what is
 * here holds without them, so that a grammar that grows one day cannot open a file's format.
 */

const WORD = /^[A-Za-z0-9@][A-Za-z0-9._:/@-]*$/;

/**
 * A value that means itself in YAML, Markdown, CODEOWNERS and a shell alike: names, ids, branches and URLs.
 *
 * Throws RangeError for any other text.
 */
export function word(text: string): string {
    if (!WORD.test(text)) {
        throw new RangeError(`${JSON.stringify(text)} is no plain word: letters, digits and . _ : / @ - are.`);
    }
    return text;
}

/**
 * A text as YAML scalar in double quotes, which JSON's strings are too. Throws RangeError for an expression of GitHub's,
 * which workflows evaluate inside of quotes as well, and for several lines.
 */
export function yamlScalar(text: string): string {
    if (text.includes("${{")) {
        throw new RangeError(`${JSON.stringify(text)} holds an expression, which a workflow would evaluate.`);
    }
    return JSON.stringify(oneLine(text));
}

/** Lines of a YAML block scalar, indented so that they belong to it. Throws RangeError for an item of several lines. */
export function yamlBlock(lines: readonly string[], indent: number): string {
    return lines.map((line) => " ".repeat(indent) + oneLine(line)).join("\n");
}

/** A sentence in Markdown: what would be formatting, a link or HTML is escaped. */
export function markdownText(text: string): string {
    return oneLine(text).replace(/[\\`*_{}[\]()<>#|!]/g, "\\$&");
}

/** Throws RangeError for control characters, line breaks among them. */
export function oneLine(text: string): string {
    if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text)) {
        throw new RangeError(`${JSON.stringify(text)} is more than one line, or holds control characters.`);
    }
    return text;
}
