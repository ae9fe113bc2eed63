import type { Statement } from "../../components/documents/policy-document";

/** Turns text of mine into the same text of a neighbour's, or undefined where it says nothing of me. */
export type AsNeighbour = (text: string) => string | undefined;

/** A statement after one change. */
export type Change = readonly [change: string, statement: Statement];

export const list = (value: string | readonly string[] | undefined): string[] =>
    value === undefined ? [] : typeof value === "string" ? [value] : [...value];

export interface ChangedValues {
    change: string;
    values: string[];
}

/** Values of a list: one less, one wider, a neighbour's besides. */
export function changedValues(values: readonly string[], asNeighbour: AsNeighbour): ChangedValues[] {
    return values.flatMap((value, index) => {
        const rest = values.filter((_, at) => at !== index);
        const neighbour = asNeighbour(value);
        // Actions of one service widen alike: once a list is enough.
        const wide = value.startsWith("arn:") || index === 0 ? wider(value) : [];
        return [
            ...(values.length > 1 ? [{ change: `drop ${value}`, values: rest }] : []),
            ...wide.map((text) => ({ change: `widen ${value} to ${text}`, values: [...rest, text] })),
            ...(neighbour === undefined ? [] : [{ change: `add ${neighbour}`, values: [...values, neighbour] }]),
        ];
    });
}

/** The same with wildcards: all, the last segment, and every longer name. */
function wider(value: string): string[] {
    const service = /^([a-z0-9-]+):[A-Za-z]+$/.exec(value)?.[1];
    const wide = service !== undefined ? [`${service}:*`] : [];
    if (value.startsWith("arn:")) {
        const segment = value.replace(/[^/:]+$|[^/:]+([/:]\*)$/, "*$1");
        const shorter = value.endsWith("*") ? value.replace(/.\*$/, "*") : `${value}*`;
        wide.push(segment, shorter);
    }
    return [...new Set(value === "*" ? [] : ["*", ...wide])].filter((text) => text !== value);
}
