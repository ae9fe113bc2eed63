/*
 * Patterns of IAM: `*` is any text, `?` any one character. Both directions of doubt: `overlap` says yes when some text
 * fits both patterns, `covers` only when every text of the one fits the other.
 */

const compiled = new Map<string, RegExp>();

/** True when everything that `pattern` fits is fitted by `wide` too; for a text without wildcards: when `wide` fits it. */
export function covers(wide: string, pattern: string): boolean {
    let expression = compiled.get(wide);
    if (expression === undefined) {
        // A wildcard of the narrower pattern is no character that `?` could stand for.
        const source = wide.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, "[^]*");
        expression = new RegExp(`^${source.replace(/\?/g, "[^*]")}$`);
        compiled.set(wide, expression);
    }
    return expression.test(pattern);
}

/** True when there is a text that fits both patterns. */
export function overlap(one: string, other: string): boolean {
    if (!hasWildcard(one) || !hasWildcard(other)) {
        return hasWildcard(one) ? covers(one, other) : covers(other, one);
    }
    if (one === "*" || other === "*") {
        return true;
    }
    if (!sharesStart(one, other)) {
        return false;
    }
    const pair = `${one} ${other}`;
    const known = overlaps.get(pair) ?? walk(one, other);
    if (overlaps.size >= MOST_KNOWN) {
        overlaps.clear();
    }
    overlaps.set(pair, known);
    return known;
}

/** The same few pairs are asked about for every action. */
const overlaps = new Map<string, boolean>();
const MOST_KNOWN = 10_000;

function walk(one: string, other: string): boolean {
    // ends[j]: whether the rest of `one` and the rest of `other` from j on have a text in common.
    let ends = Array.from({ length: other.length + 1 }, (_, at) => onlyStars(other.slice(at)));
    for (let at = one.length - 1; at >= 0; at--) {
        ends = step(one.charAt(at), other, ends);
    }
    return ends[0] === true;
}

/** Whether texts that fit both can begin alike: most pairs of ARNs are told apart so, without looking at the rest. */
function sharesStart(one: string, other: string): boolean {
    const length = Math.min(one.search(/[*?]/), other.search(/[*?]/));
    return one.slice(0, length) === other.slice(0, length);
}

/** One character more of the first pattern. */
function step(character: string, other: string, after: readonly boolean[]): boolean[] {
    const ends = Array.from(after, () => false);
    for (let at = other.length; at >= 0; at--) {
        const opposite = other.charAt(at);
        const later = ends[at + 1] ?? false;
        const both = opposite === character || [opposite, character].includes("?");
        if (character === "*") {
            ends[at] = after[at] === true || later;
        } else if (opposite === "*") {
            ends[at] = later || after[at] === true;
        } else {
            ends[at] = opposite !== "" && both && after[at + 1] === true;
        }
    }
    return ends;
}

const onlyStars = (text: string) => /^\**$/.test(text);

/** True when a pattern fits more than one text. */
export function hasWildcard(pattern: string): boolean {
    return /[*?]/.test(pattern);
}
