import { type Finding, finding, findingInWords } from "./finding";
import type { Resource } from "./resource";
import { show, UNKNOWN, type Value, valueAt } from "./values";

/** What a property must be, with the words for it. */
export interface Demand {
    /** Completes "Wanted: ...". */
    wanted: string;
    holds(value: Value | undefined): boolean;
}

export const is = (wanted: boolean | number | string): Demand => ({
    wanted: show(wanted),
    holds: (value) => value === wanted,
});

export const oneOf = (...wanted: (boolean | number | string)[]): Demand => ({
    wanted: wanted.map(show).join(" or "),
    holds: (value) => wanted.some((each) => each === value),
});

/** A number; text that looks like one is none. */
export const between = (least: number, most: number): Demand => ({
    wanted: `${least} to ${most}`,
    holds: (value) => typeof value === "number" && value >= least && value <= most,
});

export const matching = (pattern: RegExp, wanted: string): Demand => ({
    wanted,
    holds: (value) => typeof value === "string" && pattern.test(value),
});

/** Text, a list or an object with something in it. */
export const something = (wanted: string): Demand => ({
    wanted,
    holds: (value) => (typeof value === "object" && value !== null ? Object.keys(value).length > 0 : !!value),
});

/** Nothing at all: absent, an empty text or an empty list. */
export const nothing = (wanted: string): Demand => ({
    wanted,
    holds: (value) => (Array.isArray(value) ? value.length === 0 : value === undefined || value === ""),
});

/**
 * Demands something of a property. An absent one counts as `absent`, the provider's or service's own default; without
 * it, absent fails every demand but `nothing`. What a preview does not know passes here: a rule that cannot wait for
 * `up` lists the property in `plain`, and in `up` every value is known before the resource is made.
 */
export function demand(resource: Resource, path: string, wanted: Demand, absent?: Value): Finding[] {
    const given = valueAt(resource.properties, path);
    const value = given ?? absent;
    if (value === UNKNOWN || wanted.holds(value)) {
        return [];
    }
    if (given === undefined && absent !== undefined) {
        return [findingInWords(resource, path, `absent, which means ${show(absent)}`, wanted.wanted)];
    }
    return [finding(resource, path, given, wanted.wanted)];
}
