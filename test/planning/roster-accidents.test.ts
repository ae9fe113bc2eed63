import { describe, expect, it } from "vitest";
import { aConfig, type Config, rosterOf, runOf, settingsOf, textOf, TODAY } from "./support/a-roster";

/*
 * What happens to stack files on bad days. Before each of them the last run knew eight people; what the next run makes of
 * the file is told in full: it goes on, the file is refused with a line, or the brake stops it and shows who would lose
 * something.
 */

const ALL = ["ana", "ben", "chiara", "dana", "eva", "finn", "gil", "hana"];
const BEFORE = knownOf(textOf(aConfig()));

function knownOf(text: string, today = TODAY) {
    const judged = settingsOf(text, today);
    if ("problems" in judged) {
        throw new Error(judged.problems.join("\n"));
    }
    return rosterOf(judged.settings);
}

/** The stack file with a change. */
function changed(change: (config: Config) => void, handles = ALL): string {
    const config = aConfig(handles);
    change(config);
    return textOf(config);
}

const entriesOf = (config: Config) => config["contractor-access:contractors"];

function deleting(...handles: string[]): string {
    return changed((config) => {
        handles.forEach((handle) => Reflect.deleteProperty(entriesOf(config), handle));
    });
}

function each(change: (entry: Config["contractor-access:contractors"][string], index: number) => void): string {
    return changed((config) => Object.values(entriesOf(config)).forEach(change));
}

/** The file without ana, ben and chiara, and with an allowance for some. */
function allowing(handles: string[], until = TODAY): string {
    return changed((config) => {
        ["ana", "ben", "chiara"].forEach((handle) => Reflect.deleteProperty(entriesOf(config), handle));
        config["contractor-access:allowRemovals"] = {
            handles,
            until,
            approvedBy: "jo.lee@acme.example",
            reason: "End of the project",
        };
    });
}

const FILE = textOf(aConfig());
const before = (handle: string) => FILE.slice(0, FILE.indexOf(`    ${handle}:\n`));
const entry = (handle: string, next: string) => FILE.slice(before(handle).length, before(next).length);

interface Accident {
    it: string;
    file: string;
    today?: string;
    /** What the last run knew, when that is not the eight. */
    known?: ReturnType<typeof knownOf>;
}

describe("a roster accident that the brake stops, with the names shown", () => {
    const stopped: (Accident & { names: string[] })[] = [
        { it: "three of eight deleted", file: deleting("ana", "ben", "chiara"), names: ["ana", "ben", "chiara"] },
        {
            it: "everybody deleted, with {} left",
            file: changed((c) => (c["contractor-access:contractors"] = {})),
            names: ALL,
        },
        {
            it: "half of the file lost at the end of an entry",
            file: before("eva"),
            names: ["eva", "finn", "gil", "hana"],
        },
        {
            it: "a merge that dropped the middle",
            file: before("chiara") + FILE.slice(before("gil").length),
            names: ["chiara", "dana", "eva", "finn"],
        },
        { it: "another stack's file copied over this one", file: textOf(aConfig(["ida", "jon"])), names: ALL },
        {
            it: "a layer without people chosen by mistake",
            file: textOf({
                ...aConfig(),
                "contractor-access:layer": "platform",
                "contractor-access:contractors": undefined,
            }),
            names: ALL,
        },
        { it: "everybody suspended", file: each((e) => (e.suspended = true)), names: ALL },
        { it: "three suspended", file: each((e, index) => (e.suspended = index < 3)), names: ["ana", "ben", "chiara"] },
        {
            it: "last days moved into the past",
            file: each((e) => ([e.startsOn, e.endsOn] = ["2026-12-01", "2026-12-10"])),
            names: ALL,
        },
        {
            it: "the year of last days mistyped",
            file: each((e) => ([e.startsOn, e.endsOn] = ["2025-12-01", "2026-02-26"])),
            names: ALL,
        },
        {
            it: "first days moved into the future",
            file: each((e) => (e.startsOn = "2027-01-04")),
            names: ALL.slice(0, -1),
        },
        { it: "a clock a year ahead", file: FILE, today: "2027-12-15", names: ALL },
        { it: "a clock a month behind", file: FILE, today: "2026-11-15", names: ALL.slice(0, -1) },
        { it: "slots shuffled", file: each((e, index) => (e.sandbox.slot = ((index + 1) % 8) + 1)), names: ALL },
        {
            it: "two pairs of slots swapped",
            file: each((e, index) => (e.sandbox.slot = index < 4 ? (index ^ 1) + 1 : index + 1)),
            names: ["ana", "ben", "chiara", "dana"],
        },
        {
            it: "another size of slots",
            file: changed((c) => (c["contractor-access:organization"].network.slots.prefix = 25)),
            names: ALL,
        },
        {
            it: "handles renamed by search and replace",
            file: changed(
                (c) =>
                    (c["contractor-access:contractors"] = Object.fromEntries(
                        Object.entries(entriesOf(c)).map(([handle, e]) => [`ext-${handle}`, e]),
                    )),
            ),
            names: ALL,
        },
        {
            it: "the only one deleted",
            file: changed((c) => (c["contractor-access:contractors"] = {})),
            known: knownOf(textOf(aConfig(["ana"]))),
            names: ["ana"],
        },
        {
            it: "both with access deleted among old entries",
            file: changed((c) => ["finn", "gil"].forEach((handle) => Reflect.deleteProperty(entriesOf(c), handle))),
            known: Object.fromEntries(
                Object.entries(BEFORE).map(([handle, one]) => [
                    handle,
                    ["finn", "gil"].includes(handle) ? one : { ...one, state: "expired" as const },
                ]),
            ),
            names: ["finn", "gil"],
        },
        {
            it: "13 of 50 deleted, 26 %",
            file: textOf(aConfig(manyHandles(37))),
            known: knownOf(textOf(aConfig(manyHandles(50)))),
            names: manyHandles(50).slice(37).sort(),
        },
        { it: "an allowance that names too few", file: allowing(["ana", "ben"]), names: ["ana", "ben", "chiara"] },
        {
            it: "an allowance that names others",
            file: allowing(["dana", "eva", "finn"]),
            names: ["ana", "ben", "chiara"],
        },
        {
            it: "an allowance for one more, who loses nothing",
            file: allowing(["ana", "ben", "chiara", "dana"]),
            names: ["ana", "ben", "chiara"],
        },
        {
            it: "an allowance that ended",
            file: allowing(["ana", "ben", "chiara"], "2026-12-14"),
            names: ["ana", "ben", "chiara"],
        },
    ];

    it.each(stopped)("$it", ({ file, today, known = BEFORE, names }) => {
        expect(runOf(file, known, today)).toMatchObject({ names });
    });
});

function manyHandles(count: number): string[] {
    return Array.from({ length: count }, (_, index) => `p${String(index + 10)}`);
}

describe("a roster accident that is refused with the stack file", () => {
    const refused: (Accident & { says: RegExp })[] = [
        {
            it: "the key missing",
            file: changed((c) => Reflect.deleteProperty(c, "contractor-access:contractors")),
            says: /contractors: missing\./,
        },
        {
            it: "the key without a value",
            file: textOf({ ...aConfig(), "contractor-access:contractors": null }),
            says: /contractors: no value\./,
        },
        {
            it: "a list for the map",
            file: textOf({ ...aConfig(), "contractor-access:contractors": [] }),
            says: /contractors: an empty list is not a map|contractors: .* not a map/,
        },
        { it: "an empty file", file: "", says: /Pulumi\.acme\.yaml:1: / },
        {
            it: "the file cut within an entry",
            file: FILE.slice(0, before("finn").length - 80),
            says: /contractors\.eva\.\w+: missing/,
        },
        {
            it: "the file cut within a text in quotes",
            file: FILE.slice(0, FILE.indexOf('endsOn: "', before("eva").length) || undefined).concat("endsOn: '20"),
            says: /Pulumi\.acme\.yaml:\d+: /,
        },
        {
            it: "marks of a merge left in",
            file: FILE.replace("    eva:\n", "<<<<<<< HEAD\n    eva:\n"),
            says: /Pulumi\.acme\.yaml:\d+: /,
        },
        {
            it: "an entry doubled by a merge",
            file: before("eva") + entry("eva", "finn") + FILE.slice(before("eva").length),
            says: /contractors\.eva: .*twice|contractors\.eva: /,
        },
        {
            it: "an entry doubled under another key",
            file: FILE + entry("eva", "finn").replace("eva:", "eve:"),
            says: /contractors\.eve\.github\.id: 1004 is the account of eva/,
        },
        {
            it: "an allowance for a month",
            file: allowing(["ana", "ben", "chiara"], "2027-01-15"),
            says: /allowRemovals\.until: "2027-01-15" lifts the removal brake for too long/,
        },
    ];

    it.each(refused)("$it", ({ file, says }) => {
        const run = runOf(file, BEFORE);
        expect(typeof run === "object" && "refused" in run && run.refused.join("\n")).toMatch(says);
    });
});

describe("no accident", () => {
    const fine: Accident[] = [
        { it: "nothing changed", file: FILE },
        { it: "one of eight deleted", file: deleting("ana") },
        { it: "two of eight deleted, 25 %", file: deleting("ana", "hana") },
        {
            it: "12 of 50 deleted, 24 %",
            file: textOf(aConfig(manyHandles(38))),
            known: knownOf(textOf(aConfig(manyHandles(50)))),
        },
        { it: "one of two deleted", file: deleting(...ALL.slice(1)), known: knownOf(textOf(aConfig(["ana", "ben"]))) },
        {
            it: "one suspended, one moved to another slot",
            file: each((e, i) => ([e.suspended, e.sandbox.slot] = [i === 0, i === 1 ? 20 : i + 1])),
        },
        { it: "the only one renamed", file: textOf(aConfig(["anna"])), known: knownOf(textOf(aConfig(["ana"]))) },
        { it: "everybody's last day over, the day after", file: FILE, today: "2027-02-27" },
        { it: "everybody's last day over, two weeks on", file: FILE, today: "2027-03-12" },
        { it: "everybody resumed", file: FILE, known: knownOf(each((e) => (e.suspended = true))) },
        { it: "the first run", file: FILE, known: {} },
        {
            it: "a stack without people, as before",
            file: changed((c) => (c["contractor-access:contractors"] = {})),
            known: {},
        },
        { it: "three deleted, allowed by name", file: allowing(["chiara", "ben", "ana"]) },
        {
            it: "three deleted, allowed with one deleted in an earlier try",
            file: allowing(["ana", "ben", "chiara", "zoe"]),
        },
        {
            it: "three of a finished change still allowed",
            file: allowing(["ana", "ben", "chiara"]),
            known: knownOf(deleting("ana", "ben", "chiara")),
        },
    ];

    it.each(fine)("$it", ({ file, today, known = BEFORE }) => {
        expect(runOf(file, known, today)).toBe("goes on");
    });
});
