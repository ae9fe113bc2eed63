import type { z } from "zod";
import type { allowRemovalsSchema } from "../allow-removals";
import type { entrySchema } from "../entry";
import type { formerContractorSchema } from "../former-contractors";
import type { Organization } from "../organization";
import type { Problem } from "../problem";
import type { Settings } from "../settings";

/** The fields of a map that fit its schema. */
type Fitting<Schema extends z.ZodType> = { [Field in keyof z.infer<Schema>]?: z.infer<Schema>[Field] | undefined };

/** A map by handle, with its keys. */
type ByHandle<Schema extends z.ZodType> = readonly ({ handle: string } & Fitting<Schema>)[];

/**
 * What is known about the settings once each value fits its schema or is left out. Checks work with what is there, so
 * that one misspelt word does not hide the other problems of a file.
 */
export interface Facts {
    /** The sections of the organization that fit the schema. */
    organization: { [Section in keyof Organization]?: Organization[Section] | undefined };
    /** Sorted by handle. */
    contractors: ByHandle<typeof entrySchema>;
    /** Sorted by handle. */
    formerContractors: ByHandle<typeof formerContractorSchema>;
    allowRemovals: Fitting<typeof allowRemovalsSchema>;
    /** Which of these the settings name, right or wrong, misspelt or empty. */
    names: { contractors: boolean; platformStack: boolean };
    layer?: Settings["layer"] | undefined;
    /** `YYYY-MM-DD`, UTC. */
    today: string;
}

/** Judges how settings fit each other. Each check is named after what it ensures. */
export type Check = (facts: Facts) => Problem[];

/** Items that have all of some fields. */
export function having<T extends object, K extends keyof T>(items: readonly T[], ...fields: K[]) {
    return items.filter((item): item is T & { [F in K]-?: NonNullable<T[F]> } =>
        fields.every((field) => item[field] !== undefined),
    );
}

/** Items after the first of each group that share a key, together with that first one. */
export function repeats<T>(items: readonly T[], keyOf: (item: T) => string | number): { item: T; first: T }[] {
    const seen = new Map<string | number, T>();
    return items.flatMap((item) => {
        const key = keyOf(item);
        const first = seen.get(key);
        if (first === undefined) {
            seen.set(key, item);
            return [];
        }
        return [{ item, first }];
    });
}

/** Names as an enumeration; a word of its own when there are none. */
export function listed(names: readonly string[]): string {
    return names.length === 0 ? "none is defined" : [...names].sort().join(", ");
}
