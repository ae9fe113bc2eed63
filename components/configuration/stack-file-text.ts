import type { Problem } from "./problem";
import { codePoint } from "./show-value";

/** A roster of some ten thousand people; more is an accident or an attack. */
const MAX_BYTES = 8 * 1024 * 1024;

/** What no line may hold: all that is not visible, and spaces that are no plain space. */
const UNWANTED = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
const BIDIRECTIONAL = /\p{Bidi_Control}/u;

/** A text and what is wrong with its characters. Without text the bytes could not be read at all. */
export interface CheckedText {
    text?: string;
    problems: Problem[];
}

/** Decodes a file and refuses characters that a reader does not see, or that programs read differently. */
export function checkText(bytes: Uint8Array, file: string): CheckedText {
    const at = (line: number, problem: Omit<Problem, "path" | "place">): Problem => ({
        path: [],
        place: { file, line },
        ...problem,
    });
    if (bytes.length > MAX_BYTES) {
        return { problems: [at(1, tooBig(bytes.length))] };
    }
    const text = decode(bytes);
    if (text === undefined) {
        return { problems: [at(1, NOT_UTF8)] };
    }
    const lines = text.split("\n");
    const problems = lines.flatMap((line, index) => {
        const unwanted = explainCharacter(line.replace(/\r$/, ""), index);
        return unwanted === undefined ? [] : [at(index + 1, unwanted)];
    });
    // Half a file can be valid YAML with another meaning: a slot 31 that is cut to 3. Only its last line tells.
    if (text.trim() !== "" && lines.at(-1) !== "") {
        problems.push(at(lines.length, CUT_OFF));
    }
    return { text, problems };
}

function decode(bytes: Uint8Array): string | undefined {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        return undefined;
    }
}

function explainCharacter(line: string, index: number): Omit<Problem, "path" | "place"> | undefined {
    const found = UNWANTED.exec(line);
    if (found === null) {
        return undefined;
    }
    const [character] = found;
    const isMark = index === 0 && found.index === 0 && character === "\uFEFF";
    return {
        wrong: `column ${found.index + 1} holds ${isMark ? "a byte order mark" : nameCharacter(character)}`,
        allowed: "characters that readers see, and plain spaces",
        edit: character === "\t" ? "write spaces" : isMark ? "save the file as UTF-8 without a mark" : "delete it",
    };
}

function nameCharacter(character: string): string {
    if (character === "\t") {
        return "a tab";
    }
    const number = `U+${codePoint(character)}`;
    if (BIDIRECTIONAL.test(character)) {
        return `${number}, which turns the direction of reading`;
    }
    if (/\p{Z}/u.test(character)) {
        return `${number}, a space that is no plain space`;
    }
    return /\p{Cc}/u.test(character) ? `${number}, a control character` : `${number}, which nobody can read`;
}

function tooBig(size: number): Omit<Problem, "path" | "place"> {
    return {
        wrong: `the file has ${size} bytes`,
        allowed: `at most ${MAX_BYTES} bytes`,
        edit: "split the people into cohort stacks",
    };
}

const NOT_UTF8 = { wrong: "the file is not UTF-8", allowed: "text in UTF-8", edit: "save the file as UTF-8" };

const CUT_OFF = {
    wrong: "the last line has no line end, as if the file were cut off",
    allowed: "a line end after every line",
    edit: "compare the end of the file with the repository's, then end its last line",
};
