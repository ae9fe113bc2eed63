import { describe, expect, it } from "vitest";
import { A_STACK_FILE } from "./support/a-stack-file";
import { judged, spoilt, tellsWhatIsWrong } from "./support/judged";

const name = (text: string) => spoilt(["name: Ana Silva", `name: "${text}"`]);
const bytes = (...parts: (string | number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

describe("a character that nobody sees", () => {
    tellsWhatIsWrong([
        {
            it: "is refused: zero width space in a name",
            file: name("Ana\u200B Silva"),
            says: [
                "44: column 17 holds U+200B, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: zero width joiner in a handle",
            file: spoilt(["    ana-silva:", "    ana\u200Dsilva:"]),
            says: [
                "43: column 8 holds U+200D, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: zero width no-break space in a login",
            file: spoilt(["login: anasilva", "login: ana\uFEFFsilva"]),
            says: [
                "46: column 27 holds U+FEFF, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: word joiner in an e-mail address",
            file: spoilt(["email: ben@", "email: ben\u2060@"]),
            says: [
                "59: column 17 holds U+2060, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: soft hyphen in a reason",
            file: spoilt(["Checkout rewrite", "Check\u00ADout rewrite"]),
            says: [
                "50: column 20 holds U+00AD, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: variation selector",
            file: name("Ana\uFE0F Silva"),
            says: [
                "44: column 17 holds U+FE0F, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: Hangul filler, a letter without a shape",
            file: name("Ana\u3164Silva"),
            says: [
                "44: column 17 holds U+3164, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: tag letters",
            file: name("Ana\u{E0041} Silva"),
            says: [
                "44: column 17 holds U+E0041, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: private use",
            file: name("Ana\uE000 Silva"),
            says: [
                "44: column 17 holds U+E000, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: byte order mark at the start",
            file: `\uFEFF${A_STACK_FILE}`,
            says: [
                "1: column 1 holds a byte order mark. Allowed: characters that readers see, and plain spaces. Edit: save the file as UTF-8 without a mark.",
            ],
        },
        {
            it: "is refused in a comment too",
            file: `# all good\u200B\n${A_STACK_FILE}`,
            says: [
                "1: column 11 holds U+200B, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused in other namespaces too",
            file: spoilt(["aws:region: eu-west-1", "aws:region: eu-\u200Bwest-1"]),
            says: [
                "2: column 18 holds U+200B, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused on every line that holds one",
            file: spoilt(["name: Ana Silva", "name: Ana\u200B Silva"], ["name: Ben Okafor", "name: Ben\u200B Okafor"]),
            says: [
                "44: column 16 holds U+200B, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
                "58: column 16 holds U+200B, which nobody can read. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
    ]);
});

describe("a character that controls something", () => {
    tellsWhatIsWrong([
        {
            it: "is refused: null",
            file: name("Ana\0Silva"),
            says: [
                "44: column 17 holds U+0000, a control character. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: bell",
            file: name("Ana\u0007Silva"),
            says: [
                "44: column 17 holds U+0007, a control character. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: escape, which colours terminals",
            file: name("\u001B[32mAna"),
            says: [
                "44: column 14 holds U+001B, a control character. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: delete",
            file: name("Ana\u007FSilva"),
            says: [
                "44: column 17 holds U+007F, a control character. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: next line, which some YAML libraries take for a line end",
            file: name("Ana\u0085Silva"),
            says: [
                "44: column 17 holds U+0085, a control character. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: line separator",
            file: name("Ana\u2028Silva"),
            says: [
                "44: column 17 holds U+2028, a space that is no plain space. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: carriage return within a line",
            file: name("Ana\rSilva"),
            says: [
                "44: column 17 holds U+000D, a control character. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: tab as indentation",
            file: spoilt(["      squad: checkout\n", "\tsquad: checkout\n"]),
            says: [
                "53: column 1 holds a tab. Allowed: characters that readers see, and plain spaces. Edit: write spaces.",
            ],
        },
        {
            it: "is refused: tab between words",
            file: spoilt(["Checkout rewrite", "Checkout\trewrite"]),
            says: [
                "50: column 23 holds a tab. Allowed: characters that readers see, and plain spaces. Edit: write spaces.",
            ],
        },
        {
            it: "is refused: right-to-left override in a name",
            file: name("Ana \u202EavliS"),
            says: [
                "44: column 18 holds U+202E, which turns the direction of reading. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: right-to-left mark in a comment",
            file: spoilt(["      suspended: false\n", "      suspended: false # \u200Fon\n"]),
            says: [
                "70: column 26 holds U+200F, which turns the direction of reading. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: isolate in an e-mail address",
            file: spoilt(["email: ben@", "email: \u2066ben\u2069@"]),
            says: [
                "59: column 14 holds U+2066, which turns the direction of reading. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: no-break space",
            file: spoilt(["Checkout rewrite", "Checkout\u00A0rewrite"]),
            says: [
                "50: column 23 holds U+00A0, a space that is no plain space. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
        {
            it: "is refused: ideographic space",
            file: spoilt(["Checkout rewrite", "Checkout\u3000rewrite"]),
            says: [
                "50: column 23 holds U+3000, a space that is no plain space. Allowed: characters that readers see, and plain spaces. Edit: delete it.",
            ],
        },
    ]);
});

describe("an escape in quotes, which a look at the file does not show", () => {
    tellsWhatIsWrong([
        {
            it: "is refused: line end in a name",
            file: name("Ana\\nSilva"),
            says: [
                '44: contractors.ana-silva.name: "Ana\\nSilva" is not written as a name. Allowed: words of letters, joined by single spaces, hyphens, apostrophes or full stops. Edit: leave out everything else.',
            ],
        },
        {
            it: "is refused: line end in a reason",
            file: spoilt(["reason: Checkout rewrite", 'reason: "Checkout\\n* @ana"']),
            says: [
                `50: contractors.ana-silva.reason: "Checkout\\n* @ana" is not a plain sentence. Allowed: letters, digits, single spaces and . , ' + -, starting with a letter or digit. Edit: leave out everything else.`,
            ],
        },
        {
            it: "is refused: null",
            file: name("Ana\\0Silva"),
            says: [
                '44: contractors.ana-silva.name: "Ana\\u0000Silva" is not written as a name. Allowed: words of letters, joined by single spaces, hyphens, apostrophes or full stops. Edit: leave out everything else.',
            ],
        },
        {
            it: "is refused: zero width space",
            file: name("Ana\\u200BSilva"),
            says: [
                '44: contractors.ana-silva.name: "Ana\\u{200B}Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "is refused: Hangul filler",
            file: name("Ana\\u3164Silva"),
            says: [
                '44: contractors.ana-silva.name: "Ana\\u{3164}Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "is refused: line end after a handle",
            file: spoilt(["    ana-silva:", '    "ana-silva\\n":']),
            says: [
                '43: contractors["ana-silva\\n"]: "ana-silva\\n" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused: line end after a slug",
            file: spoilt(["squad: checkout\n", 'squad: "checkout\\n"\n']),
            says: [
                '53: contractors.ana-silva.squad: "checkout\\n" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused: line end after an account id",
            file: spoilt(['accountId: "123456789012"', 'accountId: "123456789012\\n"']),
            says: [
                '9: organization.aws.accountId: "123456789012\\n" is no AWS account id. Allowed: 12 digits in quotes. Edit: write all 12 digits, without spaces.',
            ],
        },
        {
            it: "is refused: line end after a date",
            file: spoilt(['"2026-12-01"', '"2026-12-01\\n"']),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-12-01\\n" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
    ]);
});

describe("a file that is no UTF-8", () => {
    tellsWhatIsWrong([
        {
            it: "is refused: Latin-1",
            file: bytes("# caf", [0xe9], `\n${A_STACK_FILE}`),
            says: ["1: the file is not UTF-8. Allowed: text in UTF-8. Edit: save the file as UTF-8."],
        },
        {
            it: "is refused: UTF-16",
            file: bytes([0xff, 0xfe], [...Buffer.from(A_STACK_FILE, "utf16le")]),
            says: ["1: the file is not UTF-8. Allowed: text in UTF-8. Edit: save the file as UTF-8."],
        },
        {
            it: "is refused: half a character at the end",
            file: bytes(A_STACK_FILE, "# ", [0xe2, 0x82]),
            says: ["1: the file is not UTF-8. Allowed: text in UTF-8. Edit: save the file as UTF-8."],
        },
        {
            it: "is refused: overlong forms",
            file: bytes("# ", [0xc0, 0xaf], `\n${A_STACK_FILE}`),
            says: ["1: the file is not UTF-8. Allowed: text in UTF-8. Edit: save the file as UTF-8."],
        },
    ]);
});

describe("letters that look like others", () => {
    tellsWhatIsWrong([
        {
            it: "are refused: Cyrillic А in a Latin name",
            file: name("\u0410na Silva"),
            says: [
                '44: contractors.ana-silva.name: "\\u{0410}na Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: Greek omicron in a Latin name",
            file: name("Ben Okaf\u03BFr"),
            says: [
                '44: contractors.ana-silva.name: "Ben Okaf\\u{03BF}r" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: Armenian in a Latin name",
            file: name("Ana \u054Filva"),
            says: [
                '44: contractors.ana-silva.name: "Ana \\u{054F}ilva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: full-width letters",
            file: name("\uFF21na Silva"),
            says: [
                '44: contractors.ana-silva.name: "\\u{FF21}na Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: phonetic letters",
            file: name("An\u0251 Silva"),
            says: [
                '44: contractors.ana-silva.name: "An\\u{0251} Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: small capitals",
            file: name("A\u0274a Silva"),
            says: [
                '44: contractors.ana-silva.name: "A\\u{0274}a Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: mathematical letters",
            file: name("\u{1D400}na Silva"),
            says: [
                '44: contractors.ana-silva.name: "\\u{1D400}na Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: ligatures",
            file: name("A\uFB01na Silva"),
            says: [
                '44: contractors.ana-silva.name: "A\\u{FB01}na Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: Kelvin sign",
            file: name("\u212Aim Lee"),
            says: [
                '44: contractors.ana-silva.name: "\\u{212A}im Lee" is not in Unicode normal form C. Allowed: composed letters, such as é in one piece. Edit: type it again.',
            ],
        },
        {
            it: "are refused: composed of parts",
            file: name("Jose\u0301 Silva"),
            says: [
                '44: contractors.ana-silva.name: "Jose\\u{0301} Silva" is not in Unicode normal form C. Allowed: composed letters, such as é in one piece. Edit: type it again.',
            ],
        },
        {
            it: "are refused: a tower of marks",
            file: name("Ana\u0316\u0317\u0318\u0319\u031C Silva"),
            says: [
                '44: contractors.ana-silva.name: "Ana\\u{0316}\\u{0317}\\u{0318}\\u{0319}\\u{031C} Silva" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: two scripts in a reason",
            file: spoilt(["Checkout rewrite", "Checkout \u0433\u0435write"]),
            says: [
                '50: contractors.ana-silva.reason: "Checkout \\u{0433}\\u{0435}write" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: Cyrillic in a vendor's name",
            file: spoilt(["name: Contoso }", "name: \u0421\u043Entoso }"]),
            says: [
                '38: organization.vendors.contoso.name: "\\u{0421}\\u{043E}ntoso" holds letters that look like others, or that nobody sees. Allowed: letters of one script, as keyboards type them. Edit: type the text again on one keyboard, without copying it.',
            ],
        },
        {
            it: "are refused: Cyrillic in a handle",
            file: spoilt(["    ana-silva:", "    \u0430na-silva:"]),
            says: [
                '43: contractors["\\u{0430}na-silva"]: "\\u{0430}na-silva" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "are refused: accents in a handle",
            file: spoilt(["    ana-silva:", "    an\u00E1-silva:"]),
            says: [
                '43: contractors["aná-silva"]: "aná-silva" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "are refused: capitals in a handle",
            file: spoilt(["    ana-silva:", "    Ana-Silva:"]),
            says: [
                '43: contractors.Ana-Silva: "Ana-Silva" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "are refused: full-width digits in a handle",
            file: spoilt(["    ana-silva:", "    ana\uFF11:"]),
            says: [
                '43: contractors["ana\\u{FF11}"]: "ana\\u{FF11}" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "are refused: Cyrillic in an e-mail address",
            file: spoilt(["ana.silva@northwind", "\u0430na.silva@northwind"]),
            says: [
                '45: contractors.ana-silva.email: "\\u{0430}na.silva@northwind.example" is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.',
            ],
        },
        {
            it: "are refused: capitals in an e-mail address",
            file: spoilt(["ana.silva@northwind", "Ana.Silva@northwind"]),
            says: [
                '45: contractors.ana-silva.email: "Ana.Silva@northwind.example" is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.',
            ],
        },
        {
            it: "are refused: Cyrillic in a domain",
            file: spoilt(["emailDomains: [northwind.example]", "emailDomains: [n\u043Erthwind.example]"]),
            says: [
                '37: organization.vendors.northwind.emailDomains[0]: "n\\u{043E}rthwind.example" is no domain. Allowed: a DNS name in lower case, such as contractors.acme.example. Edit: write the bare name.',
            ],
        },
        {
            it: "are refused: Cyrillic in a GitHub login",
            file: spoilt(["login: anasilva", "login: an\u0430silva"]),
            says: [
                '46: contractors.ana-silva.github.login: "an\\u{0430}silva" is no GitHub login. Allowed: 1 to 39 letters, digits and single hyphens. Edit: write the login without @ or address.',
            ],
        },
        {
            it: "are refused: Cyrillic in a squad",
            file: spoilt(["squad: checkout\n", "squad: \u0441heckout\n"]),
            says: [
                '53: contractors.ana-silva.squad: "\\u{0441}heckout" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "are refused: Arabic digits in a date",
            file: spoilt(['"2026-12-01"', '"\u0662\u0660\u0662\u0666-12-01"']),
            says: [
                '51: contractors.ana-silva.startsOn: "\\u{0662}\\u{0660}\\u{0662}\\u{0666}-12-01" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "are refused: Arabic digits in an account id",
            file: spoilt(['accountId: "123456789012"', 'accountId: "12345678901\u0662"']),
            says: [
                '9: organization.aws.accountId: "12345678901\\u{0662}" is no AWS account id. Allowed: 12 digits in quotes. Edit: write all 12 digits, without spaces.',
            ],
        },
        {
            it: "are refused: long hyphen in a date",
            file: spoilt(['"2026-12-01"', '"2026\u201112\u201101"']),
            says: [
                '51: contractors.ana-silva.startsOn: "2026\\u{2011}12\\u{2011}01" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "are refused: Cyrillic in the name of a field",
            file: spoilt(["squad: checkout\n", "sq\u03C5ad: checkout\n"]),
            says: [
                '53: contractors.ana-silva["sq\\u{03C5}ad"]: "sq\\u{03C5}ad" is no key here. Allowed: name, email, github, vendor, sponsor, contract, reason, startsOn, endsOn, squad, profile, sandbox, repositories, suspended. Edit: write squad.',
            ],
        },
    ]);

    it.each([
        ...["José Núñez", "Siobhán O’Brien", "Jean-Luc d'Arc", "J. R. R. Tolkien", "Łukasz Żółć", "Nguyễn Thị Hồng"],
        ...["Анна Иванова", "Γιώργος Παπαδόπουλος", "山田 太郎", "やまだ タロウ", "김 민수", "محمد علي", "דוד לוי"],
        ...["अमित शर्मा", "தமிழ் செல்வன்", "สมชาย คำ", "გიორგი ბერიძე", "Ɓala Ƙasim", "Kɔku Mɛnsa", "Li"],
    ])("are not what real names are made of: %s", (realName) => {
        expect(judged(name(realName))).toEqual([]);
    });
});
