import { createHash } from "node:crypto";

/*
 * Ids look like the service's own and depend only on the type, the URN and how often that URN was created, so that two
 * runs of the same program give the same file.
 */

/** Text of `length` characters of `alphabet`, made from `seed`. */
export function spell(seed: string, alphabet: string, length: number): string {
    let text = "";
    for (let block = 0; text.length < length; block += 1) {
        for (const byte of createHash("sha256").update(`${seed}#${block}`).digest()) {
            text += alphabet[byte % alphabet.length] ?? "";
        }
    }
    return text.slice(0, length);
}

export const hex = "0123456789abcdef";
export const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
export const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A UUID made from `seed`. */
export function uuid(seed: string): string {
    const d = spell(seed, hex, 32);
    return [d.slice(0, 8), d.slice(8, 12), d.slice(12, 16), d.slice(16, 20), d.slice(20)].join("-");
}

/** A positive integer with `digits` digits, made from `seed`. */
export function integer(seed: string, digits: number): number {
    return Number(spell(seed, "123456789", digits));
}
