/**
 * The shape of a property, as written in the generated tables:
 * a primitive by name, `document` (JSON text or the object it stands for), `["string"]` a list, `{ "*": "string" }` a map,
 * and any other object a nested object whose required fields end with `!`.
 */
export type Shape = Primitive | readonly [Shape] | { readonly [field: string]: Shape };

type Primitive = "string" | "number" | "boolean" | "any" | "document" | "archive" | "asset";

/** What the SDK of one package says of one resource type. */
export interface TypeSchema {
    /** Inputs by name; the required ones end with `!`. */
    readonly inputs: Readonly<Record<string, Shape>>;
    /** Properties that only the service sets. */
    readonly outputs: readonly string[];
}

export type Schemas = Readonly<Record<string, TypeSchema>>;

/** The fields of a nested object by their plain name. */
export function fields(shape: Readonly<Record<string, Shape>>): Map<string, { shape: Shape; required: boolean }> {
    return new Map(
        Object.entries(shape).map(([name, inner]) => [
            name.replace(/!$/, ""),
            { shape: inner, required: name.endsWith("!") },
        ]),
    );
}
