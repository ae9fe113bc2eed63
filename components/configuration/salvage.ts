import { safeParse, type z } from "zod";
import { allowRemovalsSchema } from "./allow-removals";
import type { Facts } from "./checks/facts";
import { entrySchema, handleSchema } from "./entry";
import { formerContractorSchema } from "./former-contractors";
import { nearest } from "./nearest";
import { organizationSchema } from "./organization";
import { layerSchema } from "./settings";

/** Everything in raw settings that fits the schemas, setting by setting, so that checks can judge the rest as well. */
export function salvage(raw: unknown, today: string): Facts {
    const settings = isMap(raw) ? raw : {};
    return {
        today,
        organization: fittingFields(organizationSchema, settings.organization),
        contractors: fittingEntries(entrySchema, settings.contractors),
        formerContractors: fittingEntries(formerContractorSchema, settings.formerContractors),
        allowRemovals: fittingFields(allowRemovalsSchema, settings.allowRemovals),
        names: {
            contractors: namesNearly(settings, "contractors"),
            platformStack: namesNearly(settings, "platformStack"),
        },
        layer: layerSchema.safeParse(settings.layer).data,
    };
}

/** A misspelt key is told as such; that it is missing too would be told twice. */
function namesNearly(settings: object, wanted: string): boolean {
    return Object.keys(settings).some((key) => nearest(key, [wanted]) !== undefined);
}

/** What fits of every map in a map by handle, sorted by handle. */
function fittingEntries<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, raw: unknown) {
    const entries = isMap(raw) ? Object.entries(raw) : [];
    return entries
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .filter(([handle, entry]) => handleSchema.safeParse(handle).success && isMap(entry))
        .map(([handle, entry]) => ({ ...fittingFields(schema, entry), handle }));
}

/** The fields of a map that fit; a field with any fault in it is left out as a whole. */
function fittingFields<Shape extends z.ZodRawShape>(
    schema: z.ZodObject<Shape>,
    raw: unknown,
): Partial<z.infer<z.ZodObject<Shape>>> {
    if (!isMap(raw)) {
        return {};
    }
    const shape: Record<string, z.core.$ZodType> = schema.shape;
    const fitting = Object.entries(shape).flatMap(([field, fieldSchema]): [string, unknown][] => {
        const parsed = safeParse(fieldSchema, raw[field]);
        return parsed.success ? [[field, parsed.data]] : [];
    });
    return Object.fromEntries(fitting) as Partial<z.infer<z.ZodObject<Shape>>>;
}

function isMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
