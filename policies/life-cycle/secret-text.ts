import type { Value } from "../model/values";

/** Forms of credentials that their makers publish, so that people and scanners recognize them. */
const FORMS: Readonly<Record<string, RegExp>> = {
    "an access key of AWS": /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
    "a token of GitHub": /\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_[A-Za-z0-9_]{22,}/,
    "a token of SonarQube": /\bsq[apu]_[0-9a-f]{40}\b/,
    "a token of Okta": /(?<![\w+/=.-])00[\w-]{40}(?![\w+/=.-])/,
    "a token of Pulumi": /\bpul-[0-9a-f]{40}\b/,
    "a token of npm": /\bnpm_[A-Za-z0-9]{36}\b/,
    "a token of Slack": /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
    "a signed token": /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
    "a private key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
};

/** One expression, because most texts hold nothing: the forms are told apart afterwards. */
const ANY = new RegExp(
    Object.values(FORMS)
        .map(({ source }) => source)
        .join("|"),
);

/** A text that looks like a credential: where it is, and of what kind. Never the text. */
export interface SecretText {
    path: string;
    kind: string;
}

/** Everything in a value that looks like a credential. */
export function secretTexts(value: Value, path: string): SecretText[] {
    if (typeof value === "string") {
        const kind = ANY.test(value) ? Object.keys(FORMS).find((each) => FORMS[each]?.test(value)) : undefined;
        return kind === undefined ? [] : [{ path, kind }];
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return Object.entries(value).flatMap(([key, each]) => secretTexts(each, `${path}.${key}`));
}
