import { describe, expect, it } from "vitest";
import { validateSettings } from "../../components/configuration/validate";
import { describeProblem } from "../../components/configuration/problem";
import { TODAY } from "./support/a-stack-file";
import { spoilt, tellsWhatIsWrong } from "./support/judged";

const SLOT = "      sandbox: { slot: 3 }\n";
const BEN = "    ben-okafor:\n";

describe("a key that JavaScript gives a meaning of its own", () => {
    tellsWhatIsWrong([
        {
            it: "is refused as a handle: __proto__",
            file: spoilt([BEN, "    __proto__:\n"]),
            says: [
                '57: contractors.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            ],
        },
        {
            it: "is refused as a handle: constructor",
            file: spoilt([BEN, "    constructor:\n"]),
            says: [
                '57: contractors.constructor: "constructor" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            ],
        },
        {
            it: "is refused as a handle: prototype",
            file: spoilt([BEN, "    prototype:\n"]),
            says: [
                '57: contractors.prototype: "prototype" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            ],
        },
        {
            it: "is refused in quotes",
            file: spoilt([BEN, '    "__proto__":\n']),
            says: [
                '57: contractors.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            ],
        },
        {
            it: "is refused with escapes",
            file: spoilt([BEN, '    "\\u005f_proto__":\n']),
            says: [
                '57: contractors.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            ],
        },
        {
            it: "is refused as a field",
            file: spoilt([SLOT, `${SLOT}      __proto__: { suspended: false }\n`]),
            says: [
                '56: contractors.ana-silva.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            ],
        },
        {
            it: "is refused deeper",
            file: spoilt(["{ slot: 3 }", "{ slot: 3, __proto__: { slot: 4 } }"]),
            says: [
                '55: contractors.ana-silva.sandbox.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            ],
        },
        {
            it: "is refused as a squad",
            file: spoilt(["      billing: { lead", "      __proto__: { lead"]),
            says: [
                '35: organization.squads.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
                '67: contractors.ben-okafor.squad: "billing" is no squad. Allowed: checkout. Edit: write one of these, or add it under organization.squads.',
            ],
        },
        {
            it: "is refused as a vendor",
            file: spoilt(["      contoso: { name", "      constructor: { name"]),
            says: [
                '38: organization.vendors.constructor: "constructor" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
                '61: contractors.ben-okafor.vendor: "contoso" is no vendor. Allowed: northwind. Edit: write one of these, or add it under organization.vendors.',
            ],
        },
        {
            it: "is refused as a repository",
            file: spoilt(["      checkout-api: { id", "      __proto__: { id"]),
            says: [
                '31: organization.repositories.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
                '40: organization.profiles.backend.repositories[0]: "checkout-api" is no guarded repository. Allowed: checkout-web. Edit: write checkout-web, or add it under organization.repositories.',
            ],
        },
        {
            it: "is refused as a section",
            file: spoilt(["    name: acme\n", "    name: acme\n    constructor: {}\n"]),
            says: [
                '8: organization.constructor: "constructor" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            ],
        },
        {
            it: "is refused as a setting",
            file: spoilt(["  contractor-access:layer: all\n", "  contractor-access:__proto__: all\n"]),
            says: ['5: __proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.'],
        },
        {
            it: "is refused at the top of the file",
            file: spoilt(["config:\n", "__proto__: {}\nconfig:\n"]),
            says: ['1: __proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.'],
        },
        {
            it: "is told twice when it stands twice",
            file: spoilt([BEN, "    __proto__: {}\n    __proto__:\n"]),
            says: [
                '57: contractors.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
                "58: contractors.__proto__: written again, first in line 57. Allowed: each key once. Edit: delete one of the two.",
            ],
        },
    ]);
});

describe("a name that every JavaScript object has", () => {
    tellsWhatIsWrong([
        {
            it: "is no squad",
            file: spoilt(["squad: checkout\n", "squad: constructor\n"]),
            says: [
                '53: contractors.ana-silva.squad: "constructor" is no squad. Allowed: billing, checkout. Edit: write one of these, or add it under organization.squads.',
            ],
        },
        {
            it: "is no vendor",
            file: spoilt(["vendor: contoso\n", "vendor: constructor\n"]),
            says: [
                '61: contractors.ben-okafor.vendor: "constructor" is no vendor. Allowed: contoso, northwind. Edit: write one of these, or add it under organization.vendors.',
            ],
        },
        {
            it: "is no profile",
            file: spoilt(["profile: backend\n", "profile: constructor\n"]),
            says: [
                '54: contractors.ana-silva.profile: "constructor" is no profile. Allowed: backend, frontend. Edit: write one of these, or add it under organization.profiles.',
            ],
        },
        {
            it: "is no repository: constructor",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [constructor]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[0]: "constructor" is no guarded repository. Allowed: checkout-api, checkout-web. Edit: write one of these, or add it under organization.repositories.',
            ],
        },
        {
            it: "is no repository: toString",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [toString]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[0]: "toString" is no guarded repository. Allowed: checkout-api, checkout-web. Edit: write one of these, or add it under organization.repositories.',
            ],
        },
        {
            it: "is no repository: __proto__",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [__proto__]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[0]: "__proto__" is no guarded repository. Allowed: checkout-api, checkout-web. Edit: write one of these, or add it under organization.repositories.',
            ],
        },
        {
            it: "is no repository: hasOwnProperty",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [hasOwnProperty]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[0]: "hasOwnProperty" is no guarded repository. Allowed: checkout-api, checkout-web. Edit: write one of these, or add it under organization.repositories.',
            ],
        },
    ]);

    it("reaches no object when it comes from the engine instead of a file", () => {
        const raw: unknown = JSON.parse(
            '{"__proto__":{"a":1},"contractors":{"__proto__":{"slot":1},"ana":{"constructor":2}}}',
        );
        const lines = (validateSettings(raw, TODAY).problems ?? []).map(describeProblem);
        expect(lines.filter((line) => line.includes("JavaScript"))).toEqual([
            '__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            'contractors.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
            'contractors.ana.constructor: "constructor" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.',
        ]);
        expect(Object.keys({})).toEqual([]);
        expect("a" in {}).toBe(false);
    });
});
