import { IPv4CidrRange } from "ip-num";

/** An IPv4 range as its first and last address, both included. */
export interface Range {
    first: number;
    last: number;
}

/** Reads `10.64.0.0/16` or a single address. @throws Error when it is neither; what cannot be read is never safe. */
export function readRange(text: string): Range {
    const range = IPv4CidrRange.fromCidr(text.includes("/") ? text : `${text}/32`);
    return { first: Number(range.getFirst().getValue()), last: Number(range.getLast().getValue()) };
}

/** True when the inner range lies wholly in the outer one. */
export function isWithin(inner: string, outer: string): boolean {
    const [a, b] = [readRange(inner), readRange(outer)];
    return a.first >= b.first && a.last <= b.last;
}

/** True when two ranges share an address. */
export function overlap(a: Range, b: Range): boolean {
    return a.first <= b.last && b.first <= a.last;
}
