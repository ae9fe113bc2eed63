import type { Row } from "./row";
import { fields, type Shape, type TypeSchema } from "./types";
import { isAutoName } from "./inputs";
import { holdsUnknown, isRecord, type Properties, type Props, reveal, unwrap, type Value } from "./values";

export interface Difference {
    changes: boolean;
    /** The changed properties that make a new object. */
    replaces: string[];
    deleteBeforeReplace: boolean;
    /** All changed properties. */
    changed: string[];
}

/** Text that does not depend on the order of keys, nor of the items of a list without order. */
function canonical(value: Value | undefined, unordered: boolean): string {
    if (value === undefined) {
        return "";
    }
    if (Array.isArray(value)) {
        const items = value.map((item) => canonical(item, false));
        return `[${(unordered ? items.sort() : items).join(",")}]`;
    }
    if (isRecord(value)) {
        const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
        return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v, false)}`).join(",")}}`;
    }
    return JSON.stringify(value);
}

/** A JSON document as data, anything else as it is: a provider ignores how a document is laid out. */
function document(value: Value | undefined, isJson: boolean): Value | undefined {
    if (!isJson || typeof value !== "string") {
        return value;
    }
    try {
        return JSON.parse(value) as Value;
    } catch {
        return value;
    }
}

function differs(row: Row, name: string, shape: Shape, before: Value | undefined, after: Value | undefined): boolean {
    const wanted = after ?? row.defaults?.[name];
    if (wanted === undefined) {
        // Not asked for any more: the service keeps what it chose itself, everything else has to go.
        return before !== undefined && row.computed?.includes(name) !== true;
    }
    if (holdsUnknown(wanted)) {
        return true;
    }
    const unordered = row.unordered?.includes(name) === true;
    const isJson = shape === "document" || row.json?.includes(name) === true;
    const text = (value: Value | undefined) => canonical(document(value, isJson), unordered);
    return text(before) !== text(wanted) && row.same?.[name]?.(before, wanted) !== true;
}

/**
 * What an update from the recorded outputs `olds` to the inputs `news` would do. A given name makes every replacement
 * delete first, whether the name changes or not (pulumi-terraform #465).
 */
export function diff(
    { schema, row }: { schema: TypeSchema; row: Row },
    logicalName: string,
    olds: Properties,
    news: Properties,
): Difference {
    const changed = [...fields(schema.inputs)]
        .filter(([name, { shape }]) => {
            return differs(row, name, shape, unwrapped(olds, name), unwrapped(news, name));
        })
        .map(([name]) => name);
    const replacing = new Set([...(row.replaces ?? []), ...(row.alsoReplaces?.(plainOnly(olds), changed) ?? [])]);
    const replaces = changed.filter((name) => replacing.has(name));
    const given = row.autoName === undefined ? undefined : news[row.autoName];
    const deletesFirst = given !== undefined && !isAutoName(logicalName, given) && row.framework !== true;
    return {
        changes: changed.length > 0,
        replaces,
        deleteBeforeReplace: replaces.length > 0 && (row.deleteBeforeReplace === true || deletesFirst),
        changed,
    };
}

function unwrapped(properties: Properties, name: string): Value | undefined {
    const value = properties[name];
    return value === undefined ? undefined : unwrap(value);
}

function plainOnly(olds: Properties): Props {
    return reveal(Object.fromEntries(Object.entries(olds).filter(([, value]) => !holdsUnknown(value))));
}
