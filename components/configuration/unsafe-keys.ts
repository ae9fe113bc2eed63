import type { Problem, SettingPath } from "./problem";
import { showValue } from "./show-value";

const MAX_DEPTH = 32;

/** Keys that change a JavaScript object instead of standing in it. zod's records skip `__proto__` without a word. */
const UNSAFE_KEYS: readonly string[] = ["__proto__", "constructor", "prototype"];

/** The problem of a key that JavaScript gives a meaning of its own; undefined for all other keys. */
export function explainUnsafeKey(path: SettingPath): Problem | undefined {
    const key = path.at(-1);
    if (typeof key !== "string" || !UNSAFE_KEYS.includes(key)) {
        return undefined;
    }
    return {
        path,
        given: showValue(key),
        wrong: "is a word of JavaScript itself",
        allowed: "other keys",
        edit: "rename it",
    };
}

/** Values without their unsafe keys, and a problem for each of those. */
export interface SafeValues {
    value: unknown;
    problems: Problem[];
}

/** Copies plain values (JSON) without unsafe keys and without what is nested too deep for the functions after it. */
export function withoutUnsafeKeys(value: unknown, path: SettingPath = []): SafeValues {
    if (typeof value !== "object" || value === null) {
        return { value, problems: [] };
    }
    if (path.length > MAX_DEPTH) {
        const edit = "flatten it";
        return {
            value: null,
            problems: [{ path, wrong: `nested deeper than ${MAX_DEPTH} levels`, allowed: "a few levels", edit }],
        };
    }
    const problems: Problem[] = [];
    const keep = (child: unknown, step: string | number): unknown => {
        const safe = withoutUnsafeKeys(child, [...path, step]);
        problems.push(...safe.problems);
        return safe.value;
    };
    if (Array.isArray(value)) {
        return { value: value.map(keep), problems };
    }
    const entries = Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
        const unsafe = explainUnsafeKey([...path, key]);
        if (unsafe !== undefined) {
            problems.push(unsafe);
            return [];
        }
        return [[key, keep(child, key)]];
    });
    return { value: Object.fromEntries(entries), problems };
}
