import { z } from "zod";
import { hasLookAlikes } from "./look-alikes";
import { refusal } from "./refusal";

/*
 * The closed grammars of everything that a stack file may say in free text or as a name. Each value ends up in ARNs,
 * tags, SAML assertions, CODEOWNERS lines, Markdown or a shell example, so every grammar leaves out the characters that
 * mean something in one of them, instead of escaping in every place. (The apostrophe stays: people have it in names.)
 */

/** A text of one line in one grammar; the first broken rule is the one that is told. */
function plainText(pattern: RegExp, broken: string, maxLength: number): z.ZodString {
    const tooLong = refusal(`is longer than ${maxLength} characters`, `1 to ${maxLength} characters`, "shorten it");
    return z
        .string()
        .min(1, { error: refusal("is empty", `1 to ${maxLength} characters`, "write it"), abort: true })
        .max(maxLength, { error: tooLong, abort: true })
        .refine((text) => !hasLookAlikes(text), {
            error: refusal(
                "holds letters that look like others, or that nobody sees",
                "letters of one script, as keyboards type them",
                "type the text again on one keyboard, without copying it",
            ),
            abort: true,
        })
        .regex(pattern, { error: broken, abort: true })
        .refine((text) => text === text.normalize("NFC"), {
            error: refusal(
                "is not in Unicode normal form C",
                "composed letters, such as é in one piece",
                "type it again",
            ),
        });
}

/** A name of a person: letters of one script, spaces, and `. ' -` between them. */
export const displayName = (maxLength = 100) =>
    plainText(
        /^\p{L}[\p{L}\p{M}]*(?:(?:[ '’-]|\. ?)\p{L}[\p{L}\p{M}]*)*\.?$/u,
        refusal(
            "is not written as a name",
            "words of letters, joined by single spaces, hyphens, apostrophes or full stops",
            "leave out everything else",
        ),
        maxLength,
    );

/** A sentence that people read; nothing in it means anything to a shell, an ARN, a glob, CODEOWNERS or Markdown. */
export const sentence = (maxLength: number) =>
    plainText(
        /^[\p{L}0-9](?:[\p{L}\p{M}0-9.,'’+-]| (?! |$))*$/u,
        refusal(
            "is not a plain sentence",
            "letters, digits, single spaces and . , ' + -, starting with a letter or digit",
            "leave out everything else",
        ),
        maxLength,
    );

/** A name of the stack file's own things (handles, squads, vendors, profiles): `ana-silva`, never `ana--silva`. */
export const slug = z.string().regex(/^[a-z](?=[a-z0-9-]{1,30}$)[a-z0-9]*(?:-[a-z0-9]+)*$/, {
    error: refusal(
        "is not written as a key",
        "2 to 31 lower-case letters, digits and single hyphens, starting with a letter",
        "write it that way, such as ana-silva",
    ),
    abort: true,
});

const DOMAIN = "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}";

/** An e-mail address in one spelling only (lower case, ASCII), so that two entries cannot be one person in disguise. */
export const email = z
    .string()
    .max(100, {
        error: refusal("is longer than 100 characters", "at most 100 characters", "use a shorter address"),
        abort: true,
    })
    .regex(
        new RegExp(`^[a-z0-9_]+(?:[.+-][a-z0-9_]+)*@${DOMAIN}$`),
        refusal(
            "is no e-mail address",
            "lower-case ASCII, such as ana.silva@northwind.example",
            "write the address in lower case, without anything around it",
        ),
    );

/** A DNS name in lower case, such as `contractors.acme.example`. */
export const domain = z
    .string()
    .max(100, {
        error: refusal("is longer than 100 characters", "at most 100 characters", "use a shorter domain"),
        abort: true,
    })
    .regex(
        new RegExp(`^${DOMAIN}$`),
        refusal("is no domain", "a DNS name in lower case, such as contractors.acme.example", "write the bare name"),
    );

/** A reference that somebody else's system gave out: contract or ticket numbers such as `SOW-2026-142`. */
export const reference = z
    .string()
    .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
        refusal(
            "is no reference",
            "1 to 64 letters, digits, dots, underscores and hyphens, starting with a letter or digit",
            "write the number of the contract alone, such as SOW-2026-142",
        ),
    );
