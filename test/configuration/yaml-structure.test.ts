import { describe, expect, it } from "vitest";
import { A_STACK_FILE } from "./support/a-stack-file";
import { judged, spoilt, tellsWhatIsWrong } from "./support/judged";

const ANA = "    ana-silva:\n";
const BEN = "    ben-okafor:\n";
const SLOT = "      sandbox: { slot: 3 }\n";

describe("a stack file without any fault", () => {
    it("is valid", () => {
        expect(judged(A_STACK_FILE)).toEqual([]);
    });

    it("may end its lines as Windows does", () => {
        expect(judged(A_STACK_FILE.replaceAll("\n", "\r\n"))).toEqual([]);
    });

    it("may carry comments, a document start, encrypted values of others, and the engine's own keys", () => {
        const file = `# A comment, with a dash – and ümlauts.\n---\n${A_STACK_FILE}encryptionsalt: v1:abc=:v1:def\n`;
        expect(judged(file)).toEqual([]);
    });

    it("may hold bare dates, and the form that the engine makes of them", () => {
        expect(
            judged(spoilt(['"2026-12-01"', "2026-12-01"], ['"2027-02-26"', "2027-02-26 00:00:00 +0000 UTC"])),
        ).toEqual([]);
    });
});

describe("a key that stands twice", () => {
    tellsWhatIsWrong([
        {
            it: "is refused for a person",
            file: spoilt([BEN, ANA]),
            says: [
                "57: contractors.ana-silva: written again, first in line 43. Allowed: each key once. Edit: delete one of the two.",
            ],
        },
        {
            it: "is refused for a field",
            file: spoilt([SLOT, `${SLOT}      squad: billing\n`]),
            says: [
                "56: contractors.ana-silva.squad: written again, first in line 53. Allowed: each key once. Edit: delete one of the two.",
            ],
        },
        {
            it: "is refused in a flow map",
            file: spoilt(["{ slot: 3 }", "{ slot: 3, slot: 4 }"]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: written again, first in line 55. Allowed: each key once. Edit: delete one of the two.",
            ],
        },
        {
            it: "is refused in whatever quotes",
            file: spoilt([SLOT, `${SLOT}      "squad": billing\n`]),
            says: [
                "56: contractors.ana-silva.squad: written again, first in line 53. Allowed: each key once. Edit: delete one of the two.",
            ],
        },
        {
            it: "is refused for a whole setting",
            file: spoilt([
                "  contractor-access:layer: all\n",
                "  contractor-access:layer: all\n  contractor-access:layer: platform\n",
            ]),
            says: ["6: layer: written again, first in line 5. Allowed: each key once. Edit: delete one of the two."],
        },
        {
            it: "is refused at the top",
            file: `${A_STACK_FILE}config: {}\n`,
            says: ["71: config: written again, first in line 1. Allowed: each key once. Edit: delete one of the two."],
        },
        {
            it: "is refused in other namespaces too",
            file: spoilt(["  aws:region: eu-west-1\n", "  aws:region: eu-west-1\n  aws:region: us-east-1\n"]),
            says: [
                '3: config["aws:region"]: written again, first in line 2. Allowed: each key once. Edit: delete one of the two.',
            ],
        },
        {
            it: "is refused with whatever stands in it",
            file: spoilt([BEN, `    ana-silva: {}\n${BEN}`]),
            says: [
                "57: contractors.ana-silva: written again, first in line 43. Allowed: each key once. Edit: delete one of the two.",
            ],
        },
        {
            it: "does not hide other problems",
            file: spoilt([SLOT, `${SLOT}      squad: billing\n`], ["slot: 1 }", "slot: 3 }"]),
            says: [
                "56: contractors.ana-silva.squad: written again, first in line 53. Allowed: each key once. Edit: delete one of the two.",
                "70: contractors.ben-okafor.sandbox.slot: 3 is the slot of ana-silva. Allowed: free slots from 1 to 100. Edit: take the next free slot, 1.",
            ],
        },
    ]);
});

describe("a value that stands elsewhere", () => {
    tellsWhatIsWrong([
        {
            it: "is refused as an anchor",
            file: spoilt([ANA, "    ana-silva: &base\n"]),
            says: [
                "43: contractors.ana-silva: &base is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused as an anchor and its alias",
            file: spoilt(["{ slot: 3 }", "&s { slot: 3 }"], ["{ slot: 1 }", "*s"]),
            says: [
                "55: contractors.ana-silva.sandbox: &s is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
                "69: contractors.ben-okafor.sandbox: *s is an alias: what it says stands elsewhere. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused together with other problems",
            file: spoilt(["    ana-silva:\n", "    ana-silva: &base\n"], ["squad: billing\n", "squad: biling\n"]),
            says: [
                "43: contractors.ana-silva: &base is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
                '67: contractors.ben-okafor.squad: "biling" is no squad. Allowed: billing, checkout. Edit: write billing, or add it under organization.squads.',
            ],
        },
        {
            it: "is refused as a merge key",
            file: spoilt([SLOT, `${SLOT}      <<: { squad: billing }\n`]),
            says: [
                "56: contractors.ana-silva: << merges another map into this one. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused as a merge of an anchor",
            file: spoilt([ANA, "    ana-silva: &base\n"], [BEN, `${BEN}      <<: *base\n`]),
            says: [
                "43: contractors.ana-silva: &base is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
                "58: contractors.ben-okafor: << merges another map into this one. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused as a merge of several",
            file: spoilt([BEN, `${BEN}      <<: [{ squad: checkout }, { squad: billing }]\n`]),
            says: [
                "58: contractors.ben-okafor: << merges another map into this one. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused as an alias that nobody defines",
            file: spoilt(["squad: checkout\n", "squad: *nobody\n"]),
            says: [
                "53: contractors.ana-silva.squad: *nobody is an alias: what it says stands elsewhere. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused as an anchor on a key",
            file: spoilt([ANA, "    &key ana-silva:\n"]),
            says: [
                "43: contractors: &key is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused as an anchor on a scalar",
            file: spoilt(["squad: checkout\n", "squad: &s checkout\n"]),
            says: [
                "53: contractors.ana-silva.squad: &s is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused in other namespaces too",
            file: spoilt(["aws:region: eu-west-1", "aws:region: &r eu-west-1"]),
            says: [
                '2: config["aws:region"]: &r is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.',
            ],
        },
        {
            it: "is refused when it grows at each use",
            file: `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n${A_STACK_FILE}`,
            says: [
                "1: a: &a is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
                "2: b: &b is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
                "2: b[0]: *a is an alias: what it says stands elsewhere. Allowed: values written out where they stand. Edit: write the values out.",
                "2: b[1]: *a is an alias: what it says stands elsewhere. Allowed: values written out where they stand. Edit: write the values out.",
                "3: c: &c is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.",
                "3: c[0]: *b is an alias: what it says stands elsewhere. Allowed: values written out where they stand. Edit: write the values out.",
                "3: c[1]: *b is an alias: what it says stands elsewhere. Allowed: values written out where they stand. Edit: write the values out.",
            ],
        },
        {
            it: "is refused as a merge key, but not in quotes, where it is an unknown key",
            file: spoilt([SLOT, `${SLOT}      "<<": x\n`]),
            says: [
                '56: contractors.ana-silva["<<"]: "<<" is no key here. Allowed: name, email, github, vendor, sponsor, contract, reason, startsOn, endsOn, squad, profile, sandbox, repositories, suspended. Edit: delete it.',
            ],
        },
    ]);
});

describe("a value that is not what is written", () => {
    tellsWhatIsWrong([
        {
            it: "is refused for a tag on a scalar",
            file: spoilt(["slot: 3 ", "slot: !!int 3 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: !!int is a tag, which programs read differently. Allowed: plain values and values in quotes. Edit: delete the tag.",
            ],
        },
        {
            it: "is refused for a tag that makes text",
            file: spoilt(["slot: 3 ", "slot: !!str 3 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: !!str is a tag, which programs read differently. Allowed: plain values and values in quotes. Edit: delete the tag.",
            ],
        },
        {
            it: "is refused for a tag on a map",
            file: spoilt(["{ slot: 3 }", "!!map { slot: 3 }"]),
            says: [
                "55: contractors.ana-silva.sandbox: !!map is a tag, which programs read differently. Allowed: plain values and values in quotes. Edit: delete the tag.",
            ],
        },
        {
            it: "is refused for a tag of JavaScript",
            file: spoilt(["reason: Checkout rewrite", "reason: !!js/function x"]),
            says: [
                "50: contractors.ana-silva.reason: !!js/function is a tag, which programs read differently. Allowed: plain values and values in quotes. Edit: delete the tag.",
            ],
        },
        {
            it: "is refused for binary data",
            file: spoilt(["reason: Checkout rewrite", "reason: !!binary aGk="]),
            says: [
                "50: contractors.ana-silva.reason: !!binary is a tag, which programs read differently. Allowed: plain values and values in quotes. Edit: delete the tag.",
            ],
        },
        {
            it: "is refused for a bare mark of a tag",
            file: spoilt(["slot: 3 ", "slot: ! 3 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: ! is a tag, which programs read differently. Allowed: plain values and values in quotes. Edit: delete the tag.",
            ],
        },
        {
            it: "is refused for hexadecimal numbers",
            file: spoilt(["slot: 3 ", "slot: 0x10 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 0x10 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for octal numbers in the old form",
            file: spoilt(["slot: 3 ", "slot: 010 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 010 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for octal numbers in the new form",
            file: spoilt(["slot: 3 ", "slot: 0o10 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 0o10 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for binary numbers",
            file: spoilt(["slot: 3 ", "slot: 0b11 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 0b11 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for numbers with underscores",
            file: spoilt(["slot: 3 ", "slot: 1_0 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 1_0 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for numbers with an exponent",
            file: spoilt(["slot: 3 ", "slot: 1e1 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 1e1 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for numbers with a plus",
            file: spoilt(["slot: 3 ", "slot: +3 "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: +3 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for infinity",
            file: spoilt(["slot: 3 ", "slot: .inf "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: .inf is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for no number at all",
            file: spoilt(["slot: 3 ", "slot: .NaN "]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: .NaN is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for an account id without quotes that starts with 0",
            file: spoilt(['accountId: "123456789012"', "accountId: 012345678901"]),
            says: [
                "9: organization.aws.accountId: 012345678901 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for a contract number that is a date",
            file: spoilt(["SOW-2026-142", "2026-01-05"]),
            says: [
                '49: contractors.ana-silva.contract: 2026-01-05 is read as a point in time. Allowed: text in quotes. Edit: write "2026-01-05".',
            ],
        },
        {
            it: "is refused for a contract number with an exponent",
            file: spoilt(["SOW-2026-142", "12e5"]),
            says: [
                "49: contractors.ana-silva.contract: 12e5 is a number that programs read differently. Allowed: decimal digits without a leading zero. Edit: write its digits, or put it in quotes when it is text.",
            ],
        },
        {
            it: "is refused for a key that is a number",
            file: spoilt(
                ["checkout-web: { id", "2048: { id"],
                ["repositories: [checkout-web], ", ""],
                ["      repositories: [checkout-web]\n", ""],
            ),
            says: [
                '32: organization.repositories: 2048 is no text, but stands as a key. Allowed: keys that are text. Edit: put it in quotes: "2048".',
            ],
        },
        {
            it: "is refused for a key that is nothing",
            file: spoilt([BEN, "    ~:\n"]),
            says: [
                '57: contractors: ~ is no text, but stands as a key. Allowed: keys that are text. Edit: put it in quotes: "~".',
            ],
        },
        {
            it: "is refused for a key that is a map",
            file: spoilt([SLOT, `${SLOT}      ? { a: 1 }\n      : 2\n`]),
            says: [
                "56: contractors.ana-silva: a key that is no word. Allowed: keys of one word. Edit: write a plain key.",
            ],
        },
        {
            it: "is refused for a key that is a list",
            file: spoilt([SLOT, `${SLOT}      [a, b]: 2\n`]),
            says: [
                "56: cannot be read as YAML at column 7 (Map comment with trailing content). Allowed: one YAML map. Edit: correct this line or the one before it.",
            ],
        },
        {
            it: "is refused when it is encrypted",
            file: spoilt(["contractor-access:layer: all", "contractor-access:layer: { secure: v1:YWJj }"]),
            says: [
                "5: layer: an encrypted value. Allowed: values that a reviewer can read. Edit: write it in plain text; no setting of this kit is secret.",
            ],
        },
        {
            it: "is refused when an entry is encrypted",
            file: spoilt(["reason: Checkout rewrite", "reason: { secure: v1:YWJj }"]),
            says: [
                "50: contractors.ana-silva.reason: an encrypted value. Allowed: values that a reviewer can read. Edit: write it in plain text; no setting of this kit is secret.",
            ],
        },
    ]);
});

describe("a credential in plain text", () => {
    tellsWhatIsWrong([
        {
            it: "is refused for Okta, and not repeated",
            file: spoilt([
                "okta:apiToken:\n    secure: v1:c2VjcmV0",
                "okta:apiToken: 00canaryCanaryCanaryCanaryCanaryCanaryCana",
            ]),
            says: [
                `3: config["okta:apiToken"]: Okta's API token in plain text. Allowed: an encrypted value (secure:). Edit: issue a new one, and write it with \`pulumi config set --secret okta:apiToken\`.`,
            ],
        },
        {
            it: "is refused for Okta's service app",
            file: spoilt(["  aws:region: eu-west-1\n", "  okta:privateKey: canary\n"]),
            says: [
                `2: config["okta:privateKey"]: the private key of Okta's service app in plain text. Allowed: an encrypted value (secure:). Edit: issue a new one, and write it with \`pulumi config set --secret okta:privateKey\`.`,
            ],
        },
        {
            it: "is refused for GitHub",
            file: spoilt(["  aws:region: eu-west-1\n", "  github:appPem: canary\n"]),
            says: [
                '2: config["github:appPem"]: the private key of the GitHub App in plain text. Allowed: an encrypted value (secure:). Edit: issue a new one, and write it with `pulumi config set --secret github:appPem`.',
            ],
        },
    ]);
});

describe("a file that is not one map of settings", () => {
    tellsWhatIsWrong([
        {
            it: "is refused when it is empty",
            file: "",
            says: [
                "1: the file is empty. Allowed: config: with contractor-access: settings. Edit: restore it from the repository.",
            ],
        },
        {
            it: "is refused when it holds one empty line",
            file: "\n",
            says: [
                "1: the file is empty. Allowed: config: with contractor-access: settings. Edit: restore it from the repository.",
            ],
        },
        {
            it: "is refused when it holds comments only",
            file: "# to do\n",
            says: [
                "1: the file is empty. Allowed: config: with contractor-access: settings. Edit: restore it from the repository.",
            ],
        },
        {
            it: "is refused when it is a list",
            file: "- config\n",
            says: [
                "1: a list of 1 is no map. Allowed: config: with the contractor-access: settings indented below it. Edit: write it, or restore the file from the repository.",
            ],
        },
        {
            it: "is refused when it is a word",
            file: "config\n",
            says: [
                '1: "config" is no map. Allowed: config: with the contractor-access: settings indented below it. Edit: write it, or restore the file from the repository.',
            ],
        },
        {
            it: "is refused when it is JSON of nothing",
            file: "null\n",
            says: [
                "1: no value. Allowed: config: with the contractor-access: settings indented below it. Edit: write it, or restore the file from the repository.",
            ],
        },
        {
            it: "is refused without config",
            file: "encryptionsalt: v1:abc\n",
            says: [
                "1: the file has no config. Allowed: config: with the contractor-access: settings indented below it. Edit: write it, or restore the file from the repository.",
            ],
        },
        {
            it: "is refused with a misspelt config",
            file: spoilt(["config:\n", "confg:\n"]),
            says: [
                "1: the file has no config. Allowed: config: with the contractor-access: settings indented below it. Edit: write config instead of confg.",
            ],
        },
        {
            it: "is refused with an empty config",
            file: "config:\n",
            says: [
                "1: config: no value. Allowed: config: with the contractor-access: settings indented below it. Edit: write it, or restore the file from the repository.",
            ],
        },
        {
            it: "is refused with a config that is a list",
            file: "config:\n  - a\n",
            says: [
                "1: config: a list of 1 is no map. Allowed: config: with the contractor-access: settings indented below it. Edit: write it, or restore the file from the repository.",
            ],
        },
        {
            it: "is refused without any setting of this kit",
            file: "config:\n  aws:region: eu-west-1\n",
            says: [
                "1: contractors: missing. Allowed: The contractors of this stack, by handle. Edit: add contractor-access:contractors to config; {} says that there is nobody.",
                "1: organization: missing. Allowed: All that is true once a stack. Edit: add contractor-access:organization to config.",
            ],
        },
        {
            it: "is refused with two documents",
            file: `${A_STACK_FILE}---\n${A_STACK_FILE}`,
            says: ["71: a second YAML document starts here. Allowed: one document. Edit: join the two, without ---."],
        },
        {
            it: "is refused with an empty second document",
            file: `${A_STACK_FILE}---\n`,
            says: ["71: a second YAML document starts here. Allowed: one document. Edit: join the two, without ---."],
        },
        {
            it: "is refused with another version of YAML",
            file: `%YAML 1.1\n---\n${A_STACK_FILE}`,
            says: ["1: a YAML directive. Allowed: plain YAML 1.2. Edit: delete the line that starts with %."],
        },
        {
            it: "is refused with a tag directive",
            file: `%TAG ! tag:example,2026:\n---\n${A_STACK_FILE}`,
            says: ["1: a YAML directive. Allowed: plain YAML 1.2. Edit: delete the line that starts with %."],
        },
        {
            it: "is refused when lists nest without end",
            file: `config: ${"[".repeat(100_000)}\n`,
            says: ["1: values are nested deeper than 32 levels. Allowed: a few levels. Edit: flatten them."],
        },
        {
            it: "is refused when maps nest without end",
            file: `config: ${"{a: ".repeat(20_000)}\n`,
            says: ["1: values are nested deeper than 32 levels. Allowed: a few levels. Edit: flatten them."],
        },
        {
            it: "is refused when indentation nests without end",
            file: `config:\n  ${"- ".repeat(20_000)}a\n`,
            says: ["1: values are nested deeper than 32 levels. Allowed: a few levels. Edit: flatten them."],
        },
        {
            it: "is refused when it is larger than any roster",
            file: `${A_STACK_FILE}#${"x".repeat(9_000_000)}\n`,
            says: [
                "1: the file has 9002252 bytes. Allowed: at most 8388608 bytes. Edit: split the people into cohort stacks.",
            ],
        },
        {
            it: "is refused when a colon is missing",
            file: spoilt(["    ana-silva:\n", "    ana-silva\n"]),
            says: [
                "43: cannot be read as YAML at column 5 (Implicit keys need to be on a single line). Allowed: one YAML map. Edit: correct this line or the one before it.",
            ],
        },
        {
            it: "is refused when indentation is off",
            file: spoilt(["      squad: checkout\n", "     squad: checkout\n"]),
            says: [
                "53: cannot be read as YAML at column 1 (All mapping items must start at the same column). Allowed: one YAML map. Edit: correct this line or the one before it.",
            ],
        },
        {
            it: "is refused when a quote is not closed",
            file: spoilt(['endsOn: "2027-02-26"', 'endsOn: "2027-02-26']),
            says: [
                '52: cannot be read as YAML at column 26 (Missing closing "quote). Allowed: one YAML map. Edit: correct this line or the one before it.',
            ],
        },
        {
            it: "is refused when a bracket is not closed",
            file: spoilt(["{ slot: 3 }", "{ slot: 3"]),
            says: [
                "56: cannot be read as YAML at column 7 (Flow map in block collection must be sufficiently indented and end with a }). Allowed: one YAML map. Edit: correct this line or the one before it.",
            ],
        },
        {
            it: "is refused when a value holds a second colon",
            file: spoilt(["reason: Checkout rewrite", "reason: Checkout: rewrite"]),
            says: [
                "50: cannot be read as YAML at column 15 (Nested mappings are not allowed in compact mappings). Allowed: one YAML map. Edit: correct this line or the one before it.",
            ],
        },
        {
            it: "is refused when Git left its marks of a conflict",
            file: spoilt([BEN, `<<<<<<< HEAD\n${BEN}=======\n${BEN}>>>>>>> other\n`]),
            says: [
                "57: cannot be read as YAML at column 1 (Implicit keys need to be on a single line). Allowed: one YAML map. Edit: correct this line or the one before it.",
            ],
        },
    ]);
});

describe("a file that is cut off", () => {
    const cut = (upTo: string) => A_STACK_FILE.slice(0, A_STACK_FILE.indexOf(upTo) + upTo.length);

    tellsWhatIsWrong([
        {
            it: "is refused in the middle of a number that would be another slot",
            file: cut("      sandbox: { slot: 1 }").slice(0, -2),
            says: [
                "69: the last line has no line end, as if the file were cut off. Allowed: a line end after every line. Edit: compare the end of the file with the repository's, then end its last line.",
            ],
        },
        {
            it: "is refused in the middle of a date",
            file: cut('endsOn: "2027-01-2'),
            says: [
                "66: the last line has no line end, as if the file were cut off. Allowed: a line end after every line. Edit: compare the end of the file with the repository's, then end its last line.",
            ],
        },
        {
            it: "is refused in the middle of a word",
            file: cut("      suspended: fals"),
            says: [
                "70: the last line has no line end, as if the file were cut off. Allowed: a line end after every line. Edit: compare the end of the file with the repository's, then end its last line.",
            ],
        },
        {
            it: "is refused at the end of a word",
            file: cut("      suspended: false"),
            says: [
                "70: the last line has no line end, as if the file were cut off. Allowed: a line end after every line. Edit: compare the end of the file with the repository's, then end its last line.",
            ],
        },
        {
            it: "is refused after a line, when fields are missing",
            file: cut("      squad: billing\n"),
            says: [
                "57: contractors.ben-okafor.profile: missing. Allowed: What the contractor may reach and spend: a key of organization.profiles. Edit: add profile to contractors.ben-okafor.",
                "57: contractors.ben-okafor.sandbox: missing. Allowed: The isolated AWS staging sandbox. Edit: add sandbox to contractors.ben-okafor.",
            ],
        },
        {
            it: "is refused before the contractors",
            file: cut("  contractor-access:contractors:\n"),
            says: [
                "42: contractors: no value. Allowed: The contractors of this stack, by handle. Edit: write its entries, or {} for none.",
            ],
        },
        {
            it: "is refused within the organization",
            file: cut("    squads:\n"),
            says: [
                "1: contractors: missing. Allowed: The contractors of this stack, by handle. Edit: add contractor-access:contractors to config; {} says that there is nobody.",
                "6: organization.profiles: missing. Allowed: What contractors may reach and spend, by name. Edit: add profiles to organization.",
                "6: organization.vendors: missing. Allowed: Companies that send contractors, by name. Edit: add vendors to organization.",
                "33: organization.squads: no value. Allowed: Squads that contractors work in, by name. Edit: write its entries, or {} for none.",
            ],
        },
    ]);

    it("is refused wherever the last entry is cut but at the end of a line", () => {
        const start = A_STACK_FILE.indexOf("    ben-okafor:");
        const ends = [...Array(A_STACK_FILE.length).keys()].filter(
            (end) => end > start && A_STACK_FILE[end - 1] !== "\n",
        );
        expect(ends).toHaveLength(388);
        expect(ends.filter((end) => judged(A_STACK_FILE.slice(0, end)).length === 0)).toEqual([]);
    });
});
