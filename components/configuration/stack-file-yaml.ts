import { Composer, type CST, type Document, LineCounter, Parser } from "yaml";
import type { Problem } from "./problem";

/** Deeper than any stack file; the `yaml` library ends the process, not only the call, on a very deep one. */
const MAX_DEPTH = 32;

/** One YAML document, or what keeps the text from being one. */
export type ComposedYaml =
    | { document: Document.Parsed; lineOf: (offset: number) => number; problems?: never }
    | { document?: never; problems: Problem[] };

/** Reads a text as exactly one YAML document. Nothing is resolved: aliases, tags and merge keys stay what they are. */
export function composeYaml(text: string, file: string): ComposedYaml {
    const counter = new LineCounter();
    const refuse = (offset: number, wrong: string, allowed: string, edit: string): ComposedYaml => ({
        problems: [{ path: [], place: { file, line: counter.linePos(offset).line }, wrong, allowed, edit }],
    });
    const tokens = [...new Parser(counter.addNewLine).parse(text)];
    const deep = tokens.find((token) => isDeeperThan(token, MAX_DEPTH));
    if (deep !== undefined) {
        return refuse(deep.offset, `values are nested deeper than ${MAX_DEPTH} levels`, "a few levels", "flatten them");
    }
    const directive = tokens.find(({ type }) => type === "directive");
    if (directive !== undefined) {
        return refuse(directive.offset, "a YAML directive", "plain YAML 1.2", "delete the line that starts with %");
    }
    // The library's own search for duplicate keys takes quadratic time; ours names both lines.
    const composer = new Composer({ uniqueKeys: false, merge: false, prettyErrors: false, logLevel: "silent" });
    const [document, second] = [...composer.compose(tokens, false, text.length)];
    if (document === undefined) {
        return refuse(
            0,
            "the file is empty",
            "config: with contractor-access: settings",
            "restore it from the repository",
        );
    }
    const error = document.errors[0];
    if (error !== undefined) {
        const { col } = counter.linePos(error.pos[0]);
        const wrong = `cannot be read as YAML at column ${col} (${error.message.split("\n")[0]})`;
        return refuse(error.pos[0], wrong, "one YAML map", "correct this line or the one before it");
    }
    if (second !== undefined) {
        return refuse(
            second.range[0],
            "a second YAML document starts here",
            "one document",
            "join the two, without ---",
        );
    }
    return { document, lineOf: (offset) => counter.linePos(offset).line };
}

/** Walks with a list of its own, because a deep text would exhaust the call stack. */
function isDeeperThan(root: CST.Token, limit: number): boolean {
    let level: CST.Token[] = [root];
    for (let depth = 0; depth <= limit; depth += 1) {
        level = level.flatMap(childrenOf);
        if (level.length === 0) {
            return false;
        }
    }
    return true;
}

function childrenOf(token: CST.Token): CST.Token[] {
    if (token.type === "document") {
        return token.value === undefined ? [] : [token.value];
    }
    if (!("items" in token)) {
        return [];
    }
    return token.items.flatMap(({ key, value }) =>
        [key, value].filter((child) => child !== undefined && child !== null),
    );
}
