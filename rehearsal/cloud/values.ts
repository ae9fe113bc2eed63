/*
 * Property values as a provider sees them. On the wire a secret is an object with a signature and an unknown is a magic
 * string (protocol of @pulumi/pulumi 3.248, runtime/rpc.js); everything here works on the two below instead.
 */

/** A value that a preview does not know yet. */
export const UNKNOWN: unique symbol = Symbol("unknown");

const secretMark: unique symbol = Symbol("secret");

/** A value that the engine keeps encrypted. */
export interface Secret {
    readonly [secretMark]: true;
    readonly value: Value;
}

export function secret(value: Value): Secret {
    return { [secretMark]: true, value };
}

export function isSecret(value: unknown): value is Secret {
    return typeof value === "object" && value !== null && secretMark in value;
}

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };
export type Value = null | boolean | number | string | typeof UNKNOWN | Secret | Value[] | { [key: string]: Value };
/** Properties that may still hold secrets and unknowns. */
export type Properties = Record<string, Value>;
/** Properties as the service sees them. */
export type Props = Record<string, Plain>;

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** True for a plain object of properties, not for a list, a secret or an unknown. */
export function isRecord(value: Value | undefined): value is Record<string, Value>;
export function isRecord(value: unknown): value is Record<string, unknown>;
export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value) && !isSecret(value);
}

function decodeSigned(value: Record<string, unknown>): Value | undefined {
    switch (value[signatureKey]) {
        case secretSignature:
            return secret(decode(value.value));
        case resourceSignature:
            // A bridged provider that expects a string receives the id of the resource.
            return decode(value.id === "" ? UNKNOWN : value.id);
        case outputSignature: {
            const inner = "value" in value ? decode(value.value) : UNKNOWN;
            return value.secret === true ? secret(inner) : inner;
        }
        default:
            return undefined;
    }
}

/** Reads the wire form. Assets and archives keep theirs: the table treats them as opaque. */
export function decode(value: unknown): Value {
    if (value === undefined || value === null) {
        return null;
    }
    if (isSecret(value) || value === UNKNOWN) {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map(decode);
    }
    if (isRecord(value)) {
        return decodeSigned(value) ?? decodeProperties(value);
    }
    if (typeof value === "string") {
        return value === unknownString ? UNKNOWN : value;
    }
    if (typeof value === "number" || typeof value === "boolean") {
        return value;
    }
    throw new TypeError(`A ${typeof value} cannot be a property of a resource.`);
}

/** Reads the wire form of a property bag; properties without a value are left out, as the engine does. */
export function decodeProperties(value: unknown): Properties {
    const entries = Object.entries(isRecord(value) ? value : {});
    return Object.fromEntries(entries.filter(([, v]) => v !== undefined && v !== null).map(([k, v]) => [k, decode(v)]));
}

/** Writes the wire form. */
export function encode(value: Value): unknown {
    if (value === UNKNOWN) {
        return unknownString;
    }
    if (isSecret(value)) {
        return { [signatureKey]: secretSignature, value: encode(value.value) };
    }
    if (Array.isArray(value)) {
        return value.map(encode);
    }
    return isRecord(value) ? encodeProperties(value) : value;
}

/** Writes the wire form of a property bag. */
export function encodeProperties(properties: Properties): Record<string, unknown> {
    return Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, encode(v)]));
}

/** A value as part of a text: what is not text already is written as JSON. */
export function asText(value: Plain | undefined): string {
    return typeof value === "string" ? value : JSON.stringify(value ?? "");
}

/** The value without its secret wrappers, unknowns kept. */
export function unwrap(value: Value): Value {
    if (isSecret(value)) {
        return unwrap(value.value);
    }
    if (Array.isArray(value)) {
        return value.map(unwrap);
    }
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unwrap(v)])) : value;
}

/** The properties without secret wrappers. Throws when a value is still unknown. */
export function reveal(properties: Properties): Props {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, known(unwrap(value), key)]));
}

/** The value, proven to hold no unknown. */
function known(value: Value, where: string): Plain {
    if (value === UNKNOWN || isSecret(value)) {
        throw new TypeError(`${where} is not known yet: a resource is created only when all its inputs are known.`);
    }
    if (Array.isArray(value)) {
        return value.map((v, i) => known(v, `${where}[${i}]`));
    }
    if (isRecord(value)) {
        return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, known(v, `${where}.${k}`)]));
    }
    return value;
}

/** True when a preview does not know all of the value yet. */
export function holdsUnknown(value: Value | undefined): boolean {
    if (value === UNKNOWN) {
        return true;
    }
    if (isSecret(value)) {
        return holdsUnknown(value.value);
    }
    return (
        (Array.isArray(value) || isRecord(value)) && Object.values(value).some((inner: Value) => holdsUnknown(inner))
    );
}
