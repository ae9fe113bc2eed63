import { hex, spell } from "./ids";
import type { Row } from "./row";
import { fields, type TypeSchema } from "./types";
import { logicalName } from "./urn";
import { encode, holdsUnknown, isRecord, isSecret, type Properties, secret, unwrap } from "./values";
import type { World } from "./world";

/** How often this URN was created before. */
export function generationOf(world: World, type: string, urn: string): number {
    return world.generations[`${type}|${urn}`] ?? 0;
}

/**
 * The inputs with the name that the provider invents when none is given: the logical name and seven characters. A name
 * that was invented before is kept; a new object gets a new one.
 */
export function autoNamed(row: Row, inputs: Properties, olds: Properties, urn: string, generation: number): Properties {
    const property = row.autoName;
    const prefixed = property !== undefined && inputs[`${property}Prefix`] !== undefined;
    if (property === undefined || prefixed || inputs[property] !== undefined) {
        return inputs;
    }
    return { ...inputs, [property]: olds[property] ?? `${logicalName(urn)}-${spell(`${urn}|${generation}`, hex, 7)}` };
}

/** True for a name that `autoNamed` could have made. */
export function isAutoName(logical: string, name: unknown): boolean {
    return (
        typeof name === "string" && name.startsWith(`${logical}-`) && /^-[0-9a-f]{7}$/.test(name.slice(logical.length))
    );
}

/** The inputs with documents that are given as objects turned into JSON text, as the providers do. */
export function documentsAsText(schema: TypeSchema, inputs: Properties): Properties {
    const changed = [...fields(schema.inputs)].flatMap(([name, { shape }]) => {
        const value = inputs[name];
        const inner = isSecret(value) ? value.value : value;
        if (shape !== "document" || !isRecord(inner) || holdsUnknown(inner)) {
            return [];
        }
        const text = JSON.stringify(encode(unwrap(inner)));
        return [[name, isSecret(value) ? secret(text) : text] as const];
    });
    return { ...inputs, ...Object.fromEntries(changed) };
}
