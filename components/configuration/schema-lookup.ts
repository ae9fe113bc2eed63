import { z } from "zod";
import type { SettingPath } from "./problem";
import { settingsSchema } from "./settings";

/** What a schema says about one setting, beside its grammar. */
export interface SettingWords {
    /** The schema's description, without a full stop at its end. */
    description: string;
    /** What the value is: text, a number ... */
    kind: string;
    /** Keys of a map with fixed keys. */
    keys: string[];
    /** True when the setting may be left out. */
    optional: boolean;
    /** True for a map with free keys: it may be empty. */
    hasFreeKeys: boolean;
}

interface Unwrapped {
    schema: z.core.$ZodType;
    description: string | undefined;
    optional: boolean;
}

function unwrap(schema: z.core.$ZodType, description?: string, optional = false): Unwrapped {
    const words = description ?? (schema instanceof z.ZodType ? schema.description : undefined);
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
        return unwrap(schema.unwrap(), words, true);
    }
    return { schema, description: words, optional };
}

function childOf({ schema }: Unwrapped, step: string | number): Unwrapped | undefined {
    if (schema instanceof z.ZodObject) {
        const shape: Record<string, z.core.$ZodType> = schema.shape;
        const child = Object.hasOwn(shape, step) ? shape[step] : undefined;
        return child && unwrap(child);
    }
    if (schema instanceof z.ZodRecord) {
        return unwrap(schema.valueType);
    }
    return schema instanceof z.ZodArray ? unwrap(schema.element) : undefined;
}

function kindOf(schema: z.core.$ZodType): string {
    if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) {
        return "a map";
    }
    if (schema instanceof z.ZodArray) {
        return "a list";
    }
    if (schema instanceof z.ZodBoolean) {
        return "true or false";
    }
    return schema instanceof z.ZodNumber ? "a whole number" : "text";
}

/** Looks a setting up in the schema. Undefined where the schema knows no such setting. */
export function lookUp(path: SettingPath): SettingWords | undefined {
    const found = path.reduce<Unwrapped | undefined>((at, step) => at && childOf(at, step), unwrap(settingsSchema));
    return (
        found && {
            description: (found.description ?? "see the schema").replace(/\.$/, ""),
            kind: kindOf(found.schema),
            keys: found.schema instanceof z.ZodObject ? Object.keys(found.schema.shape) : [],
            optional: found.optional,
            hasFreeKeys: found.schema instanceof z.ZodRecord,
        }
    );
}
