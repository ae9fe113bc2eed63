import type { z } from "zod";
import { nearest } from "./nearest";
import { type Problem, type SettingPath, showPath } from "./problem";
import { readRefusal } from "./refusal";
import { lookUp } from "./schema-lookup";
import { showValue } from "./show-value";

type Issue = z.core.$ZodIssue;

/** Problems of all issues that a schema found in `raw`: one for each value, in the order found. */
export function explainIssues(issues: readonly Issue[], raw: unknown): Problem[] {
    const unknownKeys = issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? explainKeys(issue, raw) : []));
    // A key that stands there misspelt is not missing.
    const misspelt = new Set(unknownKeys.map(({ meant }) => JSON.stringify(meant)));
    const values = new Map<string, { issue: Issue; path: SettingPath }>();
    for (const issue of issues) {
        const path = settingPath(issue.path);
        const text = JSON.stringify(path);
        const earlier = values.get(text)?.issue;
        // A value's second fault follows from its first, unless only the second is told in our own words.
        const isBetter = earlier === undefined || (!isTold(earlier) && isTold(issue));
        if (issue.code !== "unrecognized_keys" && isBetter && !misspelt.has(text)) {
            values.set(text, { issue, path });
        }
    }
    return [
        ...unknownKeys.map(({ problem }) => problem),
        ...[...values.values()].map(({ issue, path }) => explainValue(issue, path, valueAt(raw, path))),
    ];
}

function isTold({ message }: Issue): boolean {
    return readRefusal(message) !== undefined;
}

function settingPath(path: readonly PropertyKey[]): SettingPath {
    return path.map((step) => (typeof step === "symbol" ? String(step) : step));
}

/** The value at a path; undefined where nothing is. Only own keys count: `constructor` is on every object. */
function valueAt(raw: unknown, path: SettingPath): unknown {
    return path.reduce<unknown>((value, step) => (hasOwn(value, step) ? value[step] : undefined), raw);
}

function hasOwn(value: unknown, key: string | number): value is Record<string | number, unknown> {
    return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function explainKeys(issue: z.core.$ZodIssueUnrecognizedKeys, raw: unknown) {
    const parent = settingPath(issue.path);
    const keys = lookUp(parent)?.keys ?? [];
    const parentValue = valueAt(raw, parent);
    const free = keys.filter((key) => !hasOwn(parentValue, key));
    const inFile = (key: string) => (parent.length === 0 ? `contractor-access:${key}` : key);
    return issue.keys.map((key) => {
        const meant = nearest(key, free);
        const problem: Problem = {
            path: [...parent, key],
            given: showValue(inFile(key)),
            wrong: "is no key here",
            allowed: keys.map(inFile).join(", "),
            edit: meant === undefined ? "delete it" : `write ${inFile(meant)}`,
        };
        return { problem, meant: meant === undefined ? undefined : [...parent, meant] };
    });
}

function explainValue(issue: Issue, path: SettingPath, value: unknown): Problem {
    if (issue.code === "invalid_key") {
        const key = path.at(-1) ?? "";
        return { path, given: showValue(key), ...refused(issue.issues[0]?.message ?? issue.message) };
    }
    if (value === undefined) {
        return missing(path);
    }
    if (value === null) {
        return empty(path);
    }
    if (issue.code === "invalid_value") {
        return notInList(path, value, issue.values.map(String));
    }
    if (issue.code === "invalid_type" && !isTold(issue)) {
        return wrongType(path, value);
    }
    return { path, given: showValue(value), ...refused(issue.message) };
}

function refused(message: string): Pick<Problem, "wrong" | "allowed" | "edit"> {
    return readRefusal(message) ?? { wrong: "is refused", allowed: message, edit: "correct it" };
}

function describe(path: SettingPath): string {
    return lookUp(path)?.description ?? "see the schema";
}

function missing(path: SettingPath): Problem {
    const key = path.length === 1 ? `contractor-access:${path[0]}` : String(path.at(-1));
    const where = path.length === 1 ? "config" : showPath(path.slice(0, -1));
    return { path, wrong: "missing", allowed: describe(path), edit: `add ${key} to ${where}` };
}

function empty(path: SettingPath): Problem {
    const { hasFreeKeys = false, optional = false, kind = "text" } = lookUp(path) ?? {};
    const value = kind === "a map" ? "its fields" : "a value";
    const edit = hasFreeKeys ? "write its entries, or {} for none" : `write ${value}`;
    const wayOut = optional && !hasFreeKeys ? ", or delete the line" : "";
    return { path, wrong: "no value", allowed: describe(path), edit: `${edit}${wayOut}` };
}

function notInList(path: SettingPath, value: unknown, allowed: readonly string[]): Problem {
    const meant = typeof value === "string" ? nearest(value, allowed) : undefined;
    const edit =
        meant === undefined ? "write one of these" : `write ${meant}${meant === value ? " without quotes" : ""}`;
    return { path, given: showValue(value), wrong: "is none of the values", allowed: allowed.join(", "), edit };
}

function wrongType(path: SettingPath, value: unknown): Problem {
    const kind = lookUp(path)?.kind ?? "text";
    const wrong = `is ${typeof value === "number" && kind === "a whole number" ? "" : nameType(value)}not ${kind}`;
    return { path, given: showValue(value), wrong, allowed: describe(path), edit: retype(value, kind) };
}

/** The type of a scalar, where a look at the value may not tell it; lists and maps are shown by their type. */
function nameType(value: unknown): string {
    switch (typeof value) {
        case "string":
            return "text, ";
        case "number":
            return "a number, ";
        case "boolean":
            return "a boolean, ";
        default:
            return "";
    }
}

/** The edit that makes a value the wanted kind, spelled out where that is only a matter of quotes or brackets. */
function retype(value: unknown, kind: string): string {
    if (kind === "text" && (typeof value === "number" || typeof value === "boolean")) {
        return `put it in quotes: "${value}"`;
    }
    if (kind === "a whole number" && typeof value === "string" && /^\d{1,15}$/.test(value)) {
        return `write it without quotes: ${value}`;
    }
    if (kind === "true or false") {
        return "write true or false, without quotes";
    }
    if (kind === "a list") {
        return "write it as a list in square brackets, also with one item";
    }
    return kind === "a map" ? "write keys and values on lines of their own, indented" : `write ${kind}`;
}
