/*
 * Properties as they cross the wire (protocol of @pulumi/pulumi 3.248, runtime/rpc.js). The engine replaces what a
 * preview does not know by a magic text, and wraps secrets in a signed object where a provider accepts them.
 */

/** A value that a preview does not know yet. */
export const UNKNOWN: unique symbol = Symbol("unknown");

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** True for an object with properties, not for a list. */
function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads the wire form: secrets without their wrapper, unknowns as UNKNOWN, absent properties left out. */
function decode(value: unknown): unknown {
    if (value === unknownText) {
        return UNKNOWN;
    }
    if (Array.isArray(value)) {
        return value.map(decode);
    }
    if (!isRecord(value)) {
        return value;
    }
    const signature = value[signatureKey];
    if (signature === secretSignature || signature === outputSignature) {
        return "value" in value ? decode(value.value) : UNKNOWN;
    }
    return decodeProperties(value);
}

/** Reads the wire form of properties. */
export function decodeProperties(value: unknown): Record<string, unknown> {
    const given = Object.entries(isRecord(value) ? value : {});
    return Object.fromEntries(
        given.filter(([, each]) => each !== null && each !== undefined).map(([name, each]) => [name, decode(each)]),
    );
}

/** Writes the wire form of properties, those in `secrets` so that the engine keeps them encrypted. */
export function encodeProperties(
    properties: Readonly<Record<string, unknown>>,
    secrets: readonly string[],
): Record<string, unknown> {
    const given = Object.entries(properties).filter(([, value]) => value !== undefined);
    return Object.fromEntries(
        given.map(([name, value]) => [
            name,
            secrets.includes(name) ? { [signatureKey]: secretSignature, value } : value,
        ]),
    );
}

/** True when a preview does not know all of the value yet. */
export function holdsUnknown(value: unknown): boolean {
    if (value === UNKNOWN) {
        return true;
    }
    return (Array.isArray(value) || isRecord(value)) && Object.values(value).some(holdsUnknown);
}

/** What is at a path of keys and indices; undefined beyond the end. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
    return path.reduce<unknown>((inner, key) => {
        if (inner === UNKNOWN) {
            return UNKNOWN;
        }
        return Array.isArray(inner) || isRecord(inner) ? (inner as Record<PropertyKey, unknown>)[key] : undefined;
    }, value);
}

/**
 * Text that is equal for values that mean the same. Every list of this provider is a set, so order means nothing; an
 * absent property, an empty list and an empty object are the same nothing. What a preview does not know equals no value.
 */
export function canonical(value: unknown): string {
    if (value === UNKNOWN) {
        return "unknown";
    }
    if (Array.isArray(value)) {
        return value.length === 0 ? "" : `[${value.map(canonical).sort().join()}]`;
    }
    if (isRecord(value)) {
        const entries = Object.entries(value)
            .map(([key, inner]) => [key, canonical(inner)] as const)
            .filter(([, inner]) => inner !== "")
            .sort(([a], [b]) => (a < b ? -1 : 1));
        return entries.length === 0
            ? ""
            : `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${inner}`).join()}}`;
    }
    return value === undefined || value === null ? "" : JSON.stringify(value);
}
