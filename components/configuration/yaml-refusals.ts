import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";
import type { Problem, SettingPath } from "./problem";

/** What is wrong with a piece of YAML, before anybody knows its place. */
export type YamlRefusal = Omit<Problem, "path" | "place">;

const WRITE_OUT = { allowed: "values written out where they stand", edit: "write the values out" };
const DELETE_TAG = { allowed: "plain values and values in quotes", edit: "delete the tag" };

/** Numbers and dates that Go's YAML library, this one and a reader each take for something else. */
const UNUSUAL_NUMBER =
    /^[-+]?(?:0\d[\d_]*|0[xXoObB][\dA-Fa-f_]+|\d[\d_]*_[\d_]*|\d+\.|\.\d+|[\d.]+[eE][-+]?\d+|\.inf|\.nan)$|^\+\d+$/i;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/;
const DATE_KEYS: readonly (string | number | undefined)[] = ["startsOn", "endsOn", "leftOn", "until"];

/** A merge key, `<<`. */
export const MERGE: YamlRefusal = { given: "<<", wrong: "merges another map into this one", ...WRITE_OUT };

/** A key that is a map, a list or an alias. */
export const KEY_IS_NO_WORD: YamlRefusal = {
    wrong: "a key that is no word",
    allowed: "keys of one word",
    edit: "write a plain key",
};

/** A key that YAML takes for a number or a truth value. */
export function explainKeyType(source: string): YamlRefusal {
    const edit = `put it in quotes: "${source}"`;
    return { given: source, wrong: "is no text, but stands as a key", allowed: "keys that are text", edit };
}

/** A key that stands twice in one map: libraries take the first, the last, or fail. */
export function explainRepeatedKey(first: number): YamlRefusal {
    return { wrong: `written again, first in line ${first}`, allowed: "each key once", edit: "delete one of the two" };
}

/** What makes a value stand elsewhere than where it is written, or be another than what is written. */
export function explainIndirection(node: Node | null): YamlRefusal | undefined {
    if (isAlias(node)) {
        return { given: `*${node.source}`, wrong: "is an alias: what it says stands elsewhere", ...WRITE_OUT };
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) {
        return undefined;
    }
    if (node.anchor !== undefined) {
        return { given: `&${node.anchor}`, wrong: "is an anchor: its value may stand elsewhere too", ...WRITE_OUT };
    }
    return node.tag === undefined
        ? undefined
        : {
              given: node.tag.replace("tag:yaml.org,2002:", "!!"),
              wrong: "is a tag, which programs read differently",
              ...DELETE_TAG,
          };
}

/** A scalar without quotes that is a number or a date to one program and a text to another. */
export function explainUnusualScalar({ type, source = "" }: Scalar, path: SettingPath): YamlRefusal | undefined {
    if (type !== "PLAIN") {
        return undefined;
    }
    if (UNUSUAL_NUMBER.test(source)) {
        const wrong = "is a number that programs read differently";
        const edit = "write its digits, or put it in quotes when it is text";
        return { given: source, wrong, allowed: "decimal digits without a leading zero", edit };
    }
    if (DATE.test(source) && !DATE_KEYS.includes(path.at(-1))) {
        return {
            given: source,
            wrong: "is read as a point in time",
            allowed: "text in quotes",
            edit: `write "${source}"`,
        };
    }
    return undefined;
}

/** Nothing of this kit's settings is secret, and what is encrypted cannot be reviewed. */
export function explainEncryption(value: object): YamlRefusal | undefined {
    return Object.keys(value).join() === "secure"
        ? {
              wrong: "an encrypted value",
              allowed: "values that a reviewer can read",
              edit: "write it in plain text; no setting of this kit is secret",
          }
        : undefined;
}
