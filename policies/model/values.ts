/** A value that a preview does not know yet. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A property value as a rule sees it: plain data, without secrets' wrappers. */
export type Value = null | boolean | number | string | typeof UNKNOWN | Value[] | { [key: string]: Value };
export type Properties = Record<string, Value>;

/** True for an object of properties, not for a list. */
export function isObject(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The value at a path such as `rules.pullRequest.requiredApprovingReviewCount` or `authenticationOptions.0.type`.
 * Undefined when it is absent or null; UNKNOWN when it, or something that it is in, is not known yet.
 */
export function valueAt(properties: Properties, path: string): Value | undefined {
    let value: Value | undefined = properties;
    for (const key of path.split(".")) {
        if (value === UNKNOWN) {
            return UNKNOWN;
        }
        value = Array.isArray(value) ? value[Number(key)] : ownValue(value, key);
    }
    return value ?? undefined;
}

function ownValue(value: Value | undefined, key: string): Value | undefined {
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** True when any part of a value is not known yet. */
export function holdsUnknown(value: Value | undefined): boolean {
    if (Array.isArray(value)) {
        return value.some(holdsUnknown);
    }
    return isObject(value) ? Object.values(value).some(holdsUnknown) : value === UNKNOWN;
}

/** A value or list of values as a list; absent is the empty list. */
export function listOf(value: Value | undefined): Value[] {
    if (value === undefined || value === null) {
        return [];
    }
    return Array.isArray(value) ? value : [value];
}

const LONGEST = 160;

/** A value as a message shows it, cut when it is long. Never for a property that may hold a secret. */
export function show(value: Value | undefined): string {
    if (value === undefined || value === null) {
        return "nothing";
    }
    if (value === UNKNOWN) {
        return "a value that this preview does not know";
    }
    const text = JSON.stringify(value, (_key, each: Value) => (each === UNKNOWN ? "(unknown)" : each));
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
