import { safeParse, type z } from "zod";
import type { Facts, PartialEntry } from "./checks/facts";
import { entrySchema, handleSchema } from "./entry";
import { nearest } from "./nearest";
import { organizationSchema } from "./organization";
import { layerSchema } from "./settings";

/** Everything in raw settings that fits the schemas, setting by setting, so that checks can judge the rest as well. */
export function salvage(raw: unknown, today: string): Facts {
    const settings = isMap(raw) ? raw : {};
    const entries = isMap(settings.contractors) ? Object.entries(settings.contractors) : [];
    return {
        today,
        organization: fittingFields(organizationSchema, settings.organization),
        contractors: entries
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .flatMap(([handle, entry]) => salvageEntry(handle, entry)),
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

function salvageEntry(handle: string, entry: unknown): PartialEntry[] {
    return handleSchema.safeParse(handle).success && isMap(entry)
        ? [{ ...fittingFields(entrySchema, entry), handle }]
        : [];
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
