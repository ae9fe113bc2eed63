/** An IPv4 range as its first and last address, both included. */
export interface Range {
    first: number;
    last: number;
}

/** Reads `10.64.0.0/16` or a single address. @throws Error when it is neither; what cannot be read is never safe. */
export function readRange(text: string): Range {
    const [, a = "", b = "", c = "", d = "", length = "32"] =
        /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text) ?? [];
    const bytes = [a, b, c, d].map(Number);
    if (a === "" || bytes.some((each) => each > 255) || Number(length) > 32) {
        throw new Error(`${JSON.stringify(text)} is no IPv4 range`);
    }
    const address = bytes.reduce((sum, each) => sum * 256 + each, 0);
    const size = 2 ** (32 - Number(length));
    const first = Math.floor(address / size) * size;
    return { first, last: first + size - 1 };
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
