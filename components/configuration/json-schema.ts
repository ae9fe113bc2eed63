import { z } from "zod";
import { settingsSchema } from "./settings";
import { NAMESPACE } from "./stack-file-values";

/** Where the schema is kept, beside this file; the example binds it by a `yaml-language-server` line. */
export const JSON_SCHEMA_FILE = "components/configuration/settings.schema.json";

/**
 * JSON Schema (draft 7, which editors know best) of a whole stack file, as a person writes it: keys with defaults may be
 * left out. Keys of other namespaces and of the engine are left alone.
 */
export function stackFileJsonSchema(): object {
    const shape: Record<string, z.ZodType> = settingsSchema.shape;
    const ours = Object.entries(shape).map(([key, schema]): [string, unknown] => {
        const jsonSchema = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
        // The version is said once, at the top.
        delete jsonSchema.$schema;
        return [`${NAMESPACE}${key}`, jsonSchema];
    });
    return {
        $schema: "http://json-schema.org/draft-07/schema#",
        title: "Stack file of the contractor access kit (Pulumi.<stack>.yaml)",
        type: "object",
        required: ["config"],
        properties: {
            config: {
                type: "object",
                description: "Configuration of the stack; this kit's keys start with contractor-access:.",
                required: [`${NAMESPACE}organization`],
                properties: Object.fromEntries(ours),
                patternProperties: { [`^(?!${NAMESPACE})`]: {} },
                additionalProperties: false,
            },
        },
    };
}
