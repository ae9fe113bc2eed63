/** What a schema says about a value that it refuses: the rest of the sentence that starts with the value. */
export interface Refusal {
    /** What is wrong, after the value: `is no e-mail address`. */
    wrong: string;
    /** The values allowed: `lower-case ASCII, such as ana.silva@northwind.example`. */
    allowed: string;
    /** What to do, as an order: `write the address in lower case`. */
    edit: string;
}

/** Packs a refusal into the one text that a zod check can carry. */
export function refusal(wrong: string, allowed: string, edit: string): string {
    return [wrong, allowed, edit].join("\n");
}

/** Unpacks what `refusal` packed. Undefined for texts of zod itself. */
export function readRefusal(message: string): Refusal | undefined {
    const [wrong, allowed, edit, ...rest] = message.split("\n");
    if (wrong === undefined || allowed === undefined || edit === undefined || rest.length > 0) {
        return undefined;
    }
    return { wrong, allowed, edit };
}
