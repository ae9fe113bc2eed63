import { isObject, type Value } from "../../../policies/model/values";

/** The eleven ways to make a mutant. */
export type Operator =
    | "flip"
    | "remove"
    | "weaken by one"
    | "weaken to maximum"
    | "unknown"
    | "other encoding"
    | "other resource type"
    | "decoy element first"
    | "exemption added"
    | "resource option"
    | "rogue resource";

/** A part of a property's value that is otherwise. */
export interface Weakening {
    operator: Operator;
    /** Keys below the property; none for the value as a whole. */
    keys: readonly string[];
    /** Undefined: it is gone. More than one where only a rule knows which is the weaker. */
    values: readonly (Value | undefined)[];
}

/** Every simple way to weaken a value, at every depth. */
export function weaken(value: Value, keys: readonly string[] = []): Weakening[] {
    const here = (operator: Operator, ...values: (Value | undefined)[]): Weakening => ({ operator, keys, values });
    const gone = here("remove", undefined);
    switch (typeof value) {
        case "boolean":
            return [gone, here("flip", !value)];
        case "number":
            return [
                gone,
                here("weaken by one", value - 1, value + 1),
                here("weaken to maximum", 0),
                here("weaken to maximum", 2 ** 31 - 1),
            ];
        case "string":
            return [gone, ...weakerTexts(value).map(([operator, weaker]) => here(operator, weaker))];
        default:
            return [gone, ...(isObject(value) || Array.isArray(value) ? weakenParts(value, keys) : [])];
    }
}

const RANGE = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/;

function weakerTexts(value: string): [Operator, string][] {
    const [, address = "", bits = ""] = RANGE.exec(value) ?? [];
    if (address !== "") {
        return [
            ["flip", `192.0.2.0/${bits}`],
            ["weaken by one", `${address}/${Number(bits) - 1}`],
            ["weaken to maximum", "0.0.0.0/0"],
        ];
    }
    return [
        ["flip", `${value}-other`],
        ["weaken to maximum", "*"],
    ];
}

function weakenParts(value: Value[] | Record<string, Value>, keys: readonly string[]): Weakening[] {
    const parts = Object.entries(value).flatMap(([key, each]: [string, Value]) => weaken(each, [...keys, key]));
    return Array.isArray(value) ? [...parts, ...decoys(value, keys)] : parts;
}

/** The good elements stay in front, and a weaker copy of one follows. */
function decoys(list: readonly Value[], keys: readonly string[]): Weakening[] {
    return list.filter(isObject).flatMap((element) =>
        weaken(element)
            .filter((each) => each.keys.length > 0 && each.operator !== "decoy element first")
            .map((each): Weakening => {
                const weaker = each.values.map((value) => withPart(element, each.keys, value));
                return {
                    operator: "decoy element first",
                    keys,
                    values: weaker.map((copy) => [...list, ...listed(copy)]),
                };
            }),
    );
}

/** The value with a part of it otherwise. */
export function withPart(value: Value, [key, ...rest]: readonly string[], part: Value | undefined): Value | undefined {
    if (key === undefined) {
        return part;
    }
    if (Array.isArray(value)) {
        return value.flatMap((each, index) => (String(index) === key ? listed(withPart(each, rest, part)) : [each]));
    }
    const entries = Object.entries(isObject(value) ? value : {});
    return Object.fromEntries(
        entries.flatMap(([name, each]) => {
            const changed = name === key ? withPart(each, rest, part) : each;
            return changed === undefined ? [] : [[name, changed] as const];
        }),
    );
}

const listed = (value: Value | undefined): Value[] => (value === undefined ? [] : [value]);
