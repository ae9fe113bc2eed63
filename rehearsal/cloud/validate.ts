import type { Failure, Row } from "./row";
import { valuesAt } from "./paths";
import { fields, type Shape, type TypeSchema } from "./types";
import { isRecord, isSecret, UNKNOWN } from "./values";

/*
 * What a provider's check refuses: properties that do not exist, wrong types, missing properties, values outside a list.
 */

/** A value as an error message shows it. */
export function shown(value: unknown): string {
    if (isSecret(value)) {
        return "[secret]";
    }
    const text = value === undefined || value === UNKNOWN ? "nothing" : JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function mismatch(path: string, expected: string, value: unknown): Failure[] {
    return [{ property: path, reason: `${path} must be ${expected}; value given: ${shown(value)}.` }];
}

const primitives: Record<string, { expected: string; accepts: (value: unknown) => boolean }> = {
    string: { expected: "a string", accepts: (v) => typeof v === "string" },
    number: { expected: "a number", accepts: (v) => typeof v === "number" },
    boolean: { expected: "true or false", accepts: (v) => typeof v === "boolean" },
    document: { expected: "JSON text or an object", accepts: (v) => typeof v === "string" || isRecord(v) },
    archive: { expected: "an archive", accepts: isRecord },
    asset: { expected: "an asset", accepts: isRecord },
    any: { expected: "anything", accepts: () => true },
};

function checkFields(path: string, shape: Readonly<Record<string, Shape>>, value: Record<string, unknown>): Failure[] {
    const known = fields(shape);
    const at = (name: string) => (path === "" ? name : `${path}.${name}`);
    const unknown = Object.keys(value)
        .filter((name) => !known.has(name))
        .map((name) => ({
            property: at(name),
            reason:
                `${at(name)} does not exist (value given: ${shown(value[name])}). ` +
                `Allowed ${path === "" ? "properties" : `in ${path}`}: ${[...known.keys()].join(", ")}.`,
        }));
    const missing = [...known]
        .filter(([name, { required }]) => required && (value[name] === undefined || value[name] === null))
        .map(([name]) => ({ property: at(name), reason: `${at(name)} is required and is missing.` }));
    const inner = [...known].flatMap(([name, { shape: of }]) =>
        value[name] === undefined || value[name] === null ? [] : checkShape(at(name), of, value[name]),
    );
    return [...unknown, ...missing, ...inner];
}

function checkShape(path: string, shape: Shape, value: unknown): Failure[] {
    if (value === UNKNOWN) {
        return [];
    }
    if (isSecret(value)) {
        return checkShape(path, shape, value.value).map(({ property }) => ({
            property,
            reason: `${property} has the wrong type (its value is a secret).`,
        }));
    }
    if (typeof shape === "string") {
        const rule = primitives[shape];
        return rule === undefined || rule.accepts(value) ? [] : mismatch(path, rule.expected, value);
    }
    if (isList(shape)) {
        return Array.isArray(value)
            ? value.flatMap((item, i) => checkShape(`${path}[${i}]`, shape[0], item))
            : mismatch(path, "a list", value);
    }
    if (!isRecord(value)) {
        return mismatch(path, "an object", value);
    }
    const anyKey = shape["*"];
    return anyKey === undefined
        ? checkFields(path, shape, value)
        : Object.entries(value).flatMap(([key, item]) => checkShape(`${path}[${JSON.stringify(key)}]`, anyKey, item));
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
    return Array.isArray(shape);
}

function checkAllowed(row: Row, inputs: Record<string, unknown>): Failure[] {
    return Object.entries(row.allowed ?? {}).flatMap(([path, values]) =>
        valuesAt(inputs, path)
            .filter(({ value }) => value !== UNKNOWN && !values.some((allowed) => allowed === value))
            .map(({ path: property, value }) => ({
                property,
                reason: `${property} cannot be ${shown(value)}; allowed: ${values.map(shown).join(", ")}.`,
            })),
    );
}

function checkJson(schema: TypeSchema, row: Row, inputs: Record<string, unknown>): Failure[] {
    const documents = [...fields(schema.inputs)].filter(([, { shape }]) => shape === "document").map(([name]) => name);
    return [...documents, ...(row.json ?? [])]
        .flatMap((path) => valuesAt(inputs, path))
        .filter(({ value }) => typeof value === "string" && !isJson(value))
        .map(({ path: property, value }) => ({
            property,
            reason: `${property} is not valid JSON; value given: ${shown(value)}.`,
        }));
}

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}

/** Everything that is wrong with the inputs of one resource. Values that are not known yet are accepted. */
export function validate(schema: TypeSchema, row: Row, inputs: Record<string, unknown>): Failure[] {
    const setByService = schema.outputs.filter((name) => inputs[name] !== undefined);
    const rest = Object.fromEntries(Object.entries(inputs).filter(([name]) => !setByService.includes(name)));
    const shape = [
        ...setByService.map((name) => ({
            property: name,
            reason: `${name} is set by the service and cannot be given (value given: ${shown(inputs[name])}).`,
        })),
        ...checkFields("", schema.inputs, rest),
    ];
    if (shape.length > 0) {
        // Rules read the values, so they need values of the right type.
        return shape;
    }
    return [
        ...checkJson(schema, row, rest),
        ...checkAllowed(row, rest),
        ...(row.rules ?? []).flatMap((rule) => rule(rest)),
    ];
}
