import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, type Node, parseDocument, type YAMLMap } from "yaml";

const CONTRACTORS = "contractor-access:contractors";

/** What became of a stack file's text. */
export type Suspended =
    | { kind: "written"; text: string }
    | { kind: "already" }
    | { kind: "gone" }
    /** The text is written in a way that this edit does not dare to touch. */
    | { kind: "unclear"; reason: string };

/**
 * Writes `suspended: true` into an entry and touches nothing else: every comment, quote and blank line stays as it is.
 * The result is read back, and not given when it says anything but the old text and this.
 */
export function suspendEntry(text: string, handle: string): Suspended {
    const document = parseDocument(text, { logLevel: "silent" });
    if (document.errors.length > 0) {
        return { kind: "unclear", reason: "the file cannot be read as YAML" };
    }
    const entries = document.getIn(["config", CONTRACTORS], true);
    const entry = isMap(entries) ? entries.get(handle, true) : undefined;
    if (entry === undefined) {
        return isMap(entries) ? { kind: "gone" } : { kind: "unclear", reason: "the file has no map of contractors" };
    }
    if (!isMap(entry)) {
        return { kind: "unclear", reason: "the entry is no map of its own" };
    }
    const given = entry.get("suspended", true);
    if (isScalar(given) && given.value === true) {
        return { kind: "already" };
    }
    const edited = given === undefined ? added(text, entry) : replaced(text, given);
    return edited !== undefined && saysSoAndNothingElse(text, edited, handle)
        ? { kind: "written", text: edited }
        : { kind: "unclear", reason: "the entry is written in an unusual way" };
}

function replaced(text: string, { range }: Node): string | undefined {
    return range ? `${text.slice(0, range[0])}true${text.slice(range[1])}` : undefined;
}

/** As a last field: in a list in braces before the brace, else on a line of its own with the first field's indentation. */
function added(text: string, entry: YAMLMap): string | undefined {
    const first = entry.items[0]?.key;
    if (!entry.range || !isScalar(first) || !first.range) {
        return undefined;
    }
    if (entry.flow === true) {
        const brace = entry.range[1] - 1;
        const end = text.slice(0, brace).trimEnd().length;
        const comma = text[end - 1] === "," ? " " : ", ";
        return `${text.slice(0, end)}${comma}suspended: true${text.slice(end)}`;
    }
    const lineStart = text.lastIndexOf("\n", first.range[0] - 1) + 1;
    const indentation = text.slice(lineStart, first.range[0]);
    const lastCharacter = text.slice(0, entry.range[1]).trimEnd().length;
    const lineEnd = text.indexOf("\n", lastCharacter);
    const newline = text.includes("\r\n") ? "\r\n" : "\n";
    // At the end of the file there may be no line end.
    const before = lineEnd === -1 ? `${text}${newline}` : text.slice(0, lineEnd + 1);
    return `${before}${indentation}suspended: true${newline}${text.slice(before.length)}`;
}

function saysSoAndNothingElse(before: string, after: string, handle: string): boolean {
    const expected = plain(before);
    const entries = expected?.config[CONTRACTORS];
    if (entries === undefined) {
        return false;
    }
    entries[handle] = { ...entries[handle], suspended: true };
    return isDeepStrictEqual(expected, plain(after));
}

/** What a text says, without anything shared between its parts; undefined when it cannot be read. */
function plain(text: string): { config: Record<string, Record<string, object>> } | undefined {
    const document = parseDocument(text, { logLevel: "silent" });
    return document.errors.length > 0
        ? undefined
        : (JSON.parse(JSON.stringify(document.toJS())) as ReturnType<typeof plain>);
}
