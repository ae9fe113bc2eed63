import type { Resource } from "../model/resource";
import { isObject, type Properties, UNKNOWN, type Value } from "../model/values";

/** A resource with both sides: what was asked for, and what is there. */
export interface GraphResource extends Omit<Resource, "properties"> {
    inputs: Properties;
    outputs: Properties;
}

/** What `check` sees. */
export const asked = (resource: GraphResource): Resource => ({ ...resource, properties: resource.inputs });

/** What `checkStack` sees. */
export const there = (resource: GraphResource): Resource => ({ ...resource, properties: resource.outputs });

/** The engine's marks for values that a preview does not know, one a kind of value (protocol of @pulumi/pulumi). */
const UNKNOWN_MARKS = new Set([
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** What stands for a secret whose value is encrypted. */
export const HIDDEN = "[secret]";

/** Properties as the engine sends them or a state keeps them, as rules see them. */
export function decodeProperties(properties: Record<string, unknown>): Properties {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, decode(value)]));
}

function decode(value: unknown): Value {
    if (typeof value === "string") {
        return UNKNOWN_MARKS.has(value) ? UNKNOWN : value;
    }
    if (Array.isArray(value)) {
        return value.map(decode);
    }
    if (isSecret(value)) {
        return typeof value.plaintext === "string" ? decode(JSON.parse(value.plaintext)) : HIDDEN;
    }
    if (typeof value === "object" && value !== null) {
        return decodeProperties(value as Record<string, unknown>);
    }
    return typeof value === "boolean" || typeof value === "number" ? value : null;
}

/** True for a secret as a state keeps it. */
export function isSecret(value: unknown): value is { plaintext?: string } {
    return isObject(value) && value[SIGNATURE] === SECRET;
}
