/**
 * Scripts whose letters stand together in one word. Letters outside of one row make a text look like another one: a
 * Cyrillic `а` passes for a Latin `a`. (Unicode Technical Standard 39, "highly restrictive", without its Latin mixes.)
 */
const SCRIPTS: readonly string[] = [
    ...[
        "Latin",
        "Arabic",
        "Armenian",
        "Bengali",
        "Cyrillic",
        "Devanagari",
        "Ethiopic",
        "Georgian",
        "Greek",
        "Gujarati",
    ],
    ...["Gurmukhi", "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Sinhala", "Tamil", "Telugu", "Thai"],
    "Tibetan",
    ...["Han}\\p{Script=Bopomofo", "Han}\\p{Script=Hangul", "Han}\\p{Script=Hiragana}\\p{Script=Katakana"],
];

const ONE_SCRIPT = SCRIPTS.map((script) => new RegExp(`^[\\p{Script=${script}}\\p{Script=Inherited}]*$`, "u"));

/** Latin letters that only phonetics and typography use: small capitals, `ɑ`, `ɡ`, ligatures, full-width forms. */
const PHONETIC_OR_FORM =
    /[\u0250-\u0252\u0255\u0258-\u025A\u025C-\u0262\u0264-\u0267\u026A-\u0271\u0273-\u0282\u0284-\u0287\u0289\u028C-\u0291\u0293-\u02AF\u1D00-\u1DBF\u2C60-\u2C7F\uA720-\uA7FF\uAB30-\uAB6F\uFB00-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC\uFF00-\uFFEF]/;

/** Letters that are not drawn at all, such as the Hangul filler, and more marks on one letter than any language has. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{M}{5}/u;

/** True when a text may pass for another one: mixed scripts, letters in disguise, letters that nobody sees. */
export function hasLookAlikes(text: string): boolean {
    const letters = text.replace(/[^\p{L}\p{M}]/gu, "");
    return PHONETIC_OR_FORM.test(text) || INVISIBLE.test(text) || !ONE_SCRIPT.some((script) => script.test(letters));
}
