import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { judgeEngineSettings, judgeStackFile } from "../../components/configuration/judge-stack-file";
import { describeProblem } from "../../components/configuration/problem";
import { validateSettings } from "../../components/configuration/validate";
import { ORGANIZATION } from "../support/a-contractor";
import { ENTRY } from "./support/an-entry";
import { A_STACK_FILE, FILE, TODAY } from "./support/a-stack-file";
import { judged, spoilt } from "./support/judged";

/** Raw settings of a valid stack with some people; every field that must be unique is. */
function rosterOf(handles: readonly string[]) {
    const entries = handles.map((handle, index): [string, object] => [
        handle,
        {
            ...ENTRY,
            email: `person-${index}@northwind.example`,
            github: { login: `person-${index}`, id: index + 1 },
            sandbox: { slot: index + 1 },
        },
    ]);
    return { organization: ORGANIZATION, contractors: Object.fromEntries(entries) };
}

/** Every place in a plain value, as a path. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
    const children = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return [path, ...children.flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function withValueAt(value: unknown, [step, ...rest]: readonly string[], replacement: unknown): unknown {
    if (step === undefined) {
        return replacement;
    }
    const entries = Object.entries(value as object).map(([key, child]: [string, unknown]): [string, unknown] => [
        key,
        key === step ? withValueAt(child, rest, replacement) : child,
    ]);
    return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

describe("P27: judging settings", () => {
    const raw: unknown = { ...rosterOf(["ana", "ben"]), layer: "all" };
    const paths = pathsOf(raw);

    it("never throws on any JSON value", () => {
        fc.assert(
            fc.property(fc.jsonValue(), (value) => {
                expect(validateSettings(value, TODAY).problems?.length).toBeGreaterThan(0);
            }),
            { numRuns: 500 },
        );
    });

    it("never throws when any JSON value stands in any place of valid settings", () => {
        fc.assert(
            fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
                const { settings, problems = [] } = validateSettings(withValueAt(raw, path, value), TODAY);
                expect(settings === undefined).toBe(problems.length > 0);
                expect(problems.map(describeProblem).filter((line) => line.includes("\n"))).toEqual([]);
            }),
            { numRuns: 1_000 },
        );
    });

    it("never throws on any text in place of a file", () => {
        const pieces = fc.array(
            fc.constantFrom(
                "config:",
                "\n",
                "  ",
                "- ",
                "{",
                "}",
                "[",
                "]",
                "&a ",
                "*a",
                "<<: ",
                "!!str ",
                '"',
                "'",
                "|",
                ">",
                "#",
                "%",
                "---\n",
                "? ",
                ": ",
                "a",
                "contractor-access:contractors:",
                "__proto__:",
                "\t",
                "\u202E",
                "0x1",
                "~",
            ),
            { maxLength: 60 },
        );
        fc.assert(
            fc.property(
                fc.oneof(
                    fc.string({ unit: "binary" }),
                    pieces.map((list) => list.join("")),
                ),
                (text) => {
                    expect(judged(text).length).toBeGreaterThan(0);
                },
            ),
            { numRuns: 1_000 },
        );
    });

    it("never throws on any bytes in place of a file", () => {
        fc.assert(
            fc.property(fc.uint8Array(), (bytes) => {
                expect(judged(bytes).length).toBeGreaterThan(0);
            }),
            { numRuns: 500 },
        );
    });

    it("never throws when a part of a valid file is missing or is another text", () => {
        fc.assert(
            fc.property(
                fc.nat(A_STACK_FILE.length),
                fc.nat(40),
                fc.string({ unit: "binary", maxLength: 5 }),
                (at, length, text) => {
                    const { settings, problems } = judgeStackFile(
                        new TextEncoder().encode(A_STACK_FILE.slice(0, at) + text + A_STACK_FILE.slice(at + length)),
                        FILE,
                        TODAY,
                    );
                    expect(settings === undefined).toBe(problems !== undefined);
                },
            ),
            { numRuns: 300 },
        );
    });

    it("never throws on settings that are nested as deep as an engine lets them be", () => {
        const deep: unknown = JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`);
        expect(validateSettings({ organization: deep, contractors: { ana: deep } }, TODAY).problems).toBeDefined();
        expect(
            judgeEngineSettings({ contractors: deep }, { problems: [], settings: {}, locate: () => undefined }, TODAY)
                .problems,
        ).toBeDefined();
    });
});

describe("P1: the order of a file", () => {
    const handles = ["ana", "ben", "chiara", "dora"];

    it("changes nothing, for entries or for anything else", () => {
        const shuffled = (value: unknown, seed: number): unknown => {
            if (typeof value !== "object" || value === null || Array.isArray(value)) {
                return value;
            }
            const entries = Object.entries(value).map(([key, child]: [string, unknown]): [string, unknown] => [
                key,
                shuffled(child, seed),
            ]);
            return Object.fromEntries(
                entries.sort(
                    ([a], [b]) => ((a.length * seed) % 7) - ((b.length * seed) % 7) || (seed % 2 === 0 ? 1 : -1),
                ),
            );
        };
        const raw = rosterOf(handles);
        const expected = JSON.stringify(validateSettings(raw, TODAY).settings?.contractors);
        fc.assert(
            fc.property(fc.shuffledSubarray(handles, { minLength: 4 }), fc.nat(1000), (order, seed) => {
                const contractors = Object.fromEntries(order.map((handle) => [handle, raw.contractors[handle]]));
                const { settings } = validateSettings(shuffled({ ...raw, contractors }, seed), TODAY);
                expect(JSON.stringify(settings?.contractors)).toBe(expected);
                expect(settings).toEqual(validateSettings(raw, TODAY).settings);
                for (const section of ["repositories", "squads", "vendors", "profiles"] as const) {
                    const keys = Object.keys(settings?.organization[section] ?? {});
                    expect(keys).toEqual([...keys].sort());
                }
            }),
        );
    });

    it("changes nothing in a list of repositories either", () => {
        const lists = (repositories: string[]) =>
            validateSettings({ ...rosterOf([]), contractors: { ana: { ...ENTRY, repositories } } }, TODAY).settings;
        expect(lists(["ledger", "checkout-web"])).toEqual(lists(["checkout-web", "ledger"]));
    });

    it("changes no problem of settings without a file", () => {
        const clash = (order: string[]) => {
            const { organization, contractors } = rosterOf(handles);
            const entries = order.map((handle): [string, object] => [
                handle,
                { ...contractors[handle], sandbox: { slot: 7 } },
            ]);
            return validateSettings({ organization, contractors: Object.fromEntries(entries) }, TODAY).problems?.map(
                describeProblem,
            );
        };
        expect(clash(["dora", "ben", "ana", "chiara"])).toEqual(clash(handles));
        expect(clash(handles)).toHaveLength(3);
    });
});

describe("P5: variants of a handle", () => {
    const LOOK_ALIKES: Record<string, string> = {
        a: "\u0430",
        e: "\u0435",
        o: "\u043E",
        i: "\u0456",
        c: "\u0441",
        n: "\u0578",
        l: "\u217C",
        s: "\u0455",
    };

    it("in another case or script never stand beside it: they are refused", () => {
        const letters = Array.from("ana-silva-nicole").map((letter) =>
            fc.constantFrom(letter, letter.toUpperCase(), LOOK_ALIKES[letter] ?? letter, `${letter}\u0301`),
        );
        const variants = fc.tuple(...letters).map((parts) => parts.join(""));
        fc.assert(
            fc.property(variants, (variant) => {
                fc.pre(variant !== "ana-silva-nicole");
                const { settings } = validateSettings(rosterOf(["ana-silva-nicole", variant]), TODAY);
                expect(settings).toBeUndefined();
            }),
            { numRuns: 300 },
        );
    });

    it("never make two people of one address or one login", () => {
        const { organization, contractors } = rosterOf(["ana", "ben"]);
        fc.assert(
            fc.property(
                fc.tuple(...Array.from("person").map((letter) => fc.constantFrom(letter, letter.toUpperCase()))),
                (letters) => {
                    const name = letters.join("");
                    const ben = {
                        ...contractors.ben,
                        email: `${name}-0@northwind.example`,
                        github: { login: `${name}-0`, id: 99 },
                    };
                    expect(
                        validateSettings({ organization, contractors: { ...contractors, ben } }, TODAY).settings,
                    ).toBeUndefined();
                },
            ),
        );
    });
});

describe("P12: valid settings", () => {
    it("say the same after a round trip through YAML", () => {
        const again = stringify(parse(A_STACK_FILE));
        expect(judgeStackFile(new TextEncoder().encode(again), FILE, TODAY)).toEqual(
            judgeStackFile(new TextEncoder().encode(A_STACK_FILE), FILE, TODAY),
        );
    });

    it("say the same with bare dates as with quotes", () => {
        const bare = A_STACK_FILE.replace(/"(\d{4}-\d{2}-\d{2})"/g, "$1");
        expect(judgeStackFile(new TextEncoder().encode(bare), FILE, TODAY)).toEqual(
            judgeStackFile(new TextEncoder().encode(spoilt()), FILE, TODAY),
        );
    });
});

describe("a thousand entries", () => {
    const handles = Array.from({ length: 1_000 }, (_, index) => `person-${index}`);
    const { organization, contractors } = rosterOf(handles);
    const limits = {
        vpnAuthorizationRules: 10_000,
        subnetsPerVpc: 10_000,
        networkAclsPerVpc: 10_000,
        rolesPerAccount: 10_000,
    };
    const network = { vpc: "10.64.0.0/16", vpnClients: "10.100.0.0/22", slots: { from: 1, to: 1_023, prefix: 26 } };
    const raw = { organization: { ...organization, limits, network }, contractors };

    /** CPU time, because tests share their machine with others. */
    function secondsFor(work: () => void): number {
        const before = process.cpuUsage();
        work();
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000_000;
    }

    it("are judged in well under a second", () => {
        const seconds = secondsFor(() =>
            expect(validateSettings(raw, TODAY).settings?.contractors).toHaveLength(1_000),
        );
        expect(seconds).toBeLessThan(1);
    });

    it("are judged in well under a second when each of them is wrong", () => {
        const wrong = Object.fromEntries(
            handles.map((handle) => [handle, { ...contractors[handle], squad: "nobody", sandbox: { slot: 1 } }]),
        );
        const seconds = secondsFor(() =>
            expect(validateSettings({ ...raw, contractors: wrong }, TODAY).problems).toHaveLength(1_999),
        );
        expect(seconds).toBeLessThan(1);
    });
});
