import { hasLookAlikes } from "./look-alikes";

/** An ARN is shown whole; what is longer is cut to its beginning. */
const LONGEST = 100;
const BEGINNING = 40;

/** Tokens and keys of the services around here, private keys, and long runs of letters and digits without a word. */
const SECRET =
    /gh[opusr]_|github_pat_|A[KS]IA[0-9A-Z]{12}|-----BEGIN|^eyJ|xox[a-z]-|sq[apu]_|^SSWS|^00[\w-]{38,}$|^(?=\D*\d)(?=[^A-Za-z]*[A-Za-z])[\w+/=~]{32,}$/;

/** A value as a message may show it: texts in quotes, cut, with invisible characters spelled out, and never a secret. */
export function showValue(value: unknown): string {
    if (typeof value === "string") {
        return showText(value);
    }
    if (Array.isArray(value)) {
        return `a list of ${value.length}`;
    }
    return typeof value === "object" && value !== null ? "a map" : String(value);
}

function showText(text: string): string {
    if (SECRET.test(text)) {
        return `a text of ${text.length} characters that looks like a secret`;
    }
    if (text.length > LONGEST) {
        return `${quote(text.slice(0, BEGINNING))}... (${text.length} characters)`;
    }
    return quote(text);
}

function quote(text: string): string {
    // Only the number of a letter tells it from its look-alike; signs and digits outside ASCII are always unexpected.
    const isUnclear = hasLookAlikes(text) || text !== text.normalize("NFC");
    const hidden = isUnclear ? /[^ -~]/gu : /[^\p{L}\p{M}’ -~]/gu;
    return JSON.stringify(text).replace(hidden, (character) => `\\u{${codePoint(character)}}`);
}

/** The number of a character as Unicode writes it, such as `200B`. */
export function codePoint(character: string): string {
    return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
