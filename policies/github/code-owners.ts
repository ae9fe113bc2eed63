import type { Value } from "../model/values";

/*
 * Reads CODEOWNERS as GitHub does: the last line that matches a path decides who owns it, and it alone. Fails closed:
 * what GitHub skips without a word (`!`, `[ ]`, `\`) makes the whole file unreadable.
 * Source: docs.github.com, "About code owners".
 */

/** Where GitHub looks, in this order; only the first one found counts. */
export const CODE_OWNERS: readonly string[] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

export interface OwnerLine {
    /** Line number, from 1. */
    number: number;
    pattern: string;
    /** `@login`, `@organization/team` or an e-mail address. */
    owners: string[];
}

/** @throws Error when a line cannot be judged. */
export function readCodeOwners(content: Value | undefined): OwnerLine[] {
    if (typeof content !== "string") {
        throw new Error("CODEOWNERS is no text");
    }
    return content.split(/\r?\n/).flatMap((text, index) => readLine(text, index + 1));
}

function readLine(text: string, number: number): OwnerLine[] {
    const [pattern, ...owners] = text
        .replace(/(^|\s)#.*/, "")
        .split(/\s+/)
        .filter((word) => word !== "");
    if (pattern === undefined) {
        return [];
    }
    if (/[!\\[\]]/.test(pattern)) {
        throw new Error(`line ${number} of CODEOWNERS has a pattern that GitHub does not read: ${pattern}`);
    }
    return [{ number, pattern, owners }];
}

/** The line that decides about a path. */
export function deciding(lines: readonly OwnerLine[], path: string): OwnerLine | undefined {
    return lines.findLast(({ pattern }) => expressionOf(pattern).test(path));
}

const EXPRESSIONS = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
    const known = EXPRESSIONS.get(pattern) ?? new RegExp(translate(pattern));
    EXPRESSIONS.set(pattern, known);
    return known;
}

/** A slash anywhere but at the end binds a pattern to the root; `x/*` is for files right in `x`, any other for all beneath. */
function translate(pattern: string): string {
    const folder = pattern.endsWith("/");
    const path = pattern.replace(/^\//, "").replace(/\/$/, "");
    const bound = pattern.startsWith("/") || path.includes("/");
    const body = path
        .replace(/[.+^${}()|]/g, "\\$&")
        .replace(/\*\*\/|\*\*|\*|\?/g, (wildcard) => WILDCARDS[wildcard] ?? wildcard);
    const beneath = folder ? "/.+" : "(?:/.+)?";
    return `^${bound ? "" : "(?:.*/)?"}${body}${path.endsWith("/*") ? "" : beneath}$`;
}

const WILDCARDS: Readonly<Record<string, string>> = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" };

/** Paths that a pattern matches, some of them in `folder` if it can match there: what it might take from another line. */
export function samplesOf(pattern: string, folder: string): string[] {
    const path = pattern.replace(/^\//, "").replaceAll("**", "x/y").replaceAll(/[*?]/g, "x").replace(/\/$/, "/z");
    return [path, `${path}/z`, `${folder}${path}`, `${folder}${path}/z`];
}
