import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lineDiff } from "../../../commands/stack-file/line-diff";
import { suspendEntry } from "../../../commands/stack-file/suspend";

const EXAMPLE = readFileSync(join(__dirname, "..", "..", "..", "stacks", "Pulumi.example.yaml"), "utf8");

/** The text after the edit, or why there is none. */
function edited(text: string, handle: string): string {
    const result = suspendEntry(text, handle);
    return result.kind === "written" ? result.text : `${result.kind}${"reason" in result ? `: ${result.reason}` : ""}`;
}

function diff(text: string, handle: string): string[] {
    return lineDiff("f", text, edited(text, handle)).slice(2);
}

const file = (...lines: string[]) => ["config:", "  contractor-access:contractors:", ...lines, ""].join("\n");

describe("writing suspended: true", () => {
    it("adds one line at the end of an entry in the example, and keeps every comment", () => {
        expect(diff(EXAMPLE, "ana-silva")).toEqual([
            "@@ -144,6 +144,7 @@",
            "       profile: backend",
            "       sandbox: { slot: 1 }",
            "       repositories: [checkout-web] # beside the profile's",
            "+      suspended: true",
            " ",
            "     ben-okafor:",
            "       name: Ben Okafor",
        ]);
    });

    it("changes one word where the field is there, and keeps its comment", () => {
        expect(diff(EXAMPLE, "chiara-rossi")).toEqual([
            "@@ -172,4 +172,4 @@",
            "       squad: billing",
            "       profile: backend",
            "       sandbox: { slot: 3 }",
            "-      suspended: false # true takes every grant away at once and keeps the sandbox",
            "+      suspended: true # true takes every grant away at once and keeps the sandbox",
        ]);
    });

    it("adds to an entry in braces", () => {
        const braces = file("    ana-silva: { name: Ana, slot: 1 } # here", "    ben: { name: Ben, }");
        expect(edited(braces, "ana-silva")).toContain("ana-silva: { name: Ana, slot: 1, suspended: true } # here");
        expect(edited(braces, "ben")).toContain("ben: { name: Ben, suspended: true }");
    });

    it("keeps line ends, a missing last one, comments between fields and an odd indentation", () => {
        const text =
            "config:\r\n  contractor-access:contractors:\r\n      ana:\r\n          # first\r\n          name: Ana # who\r\n\r\n          # last";
        expect(edited(text, "ana")).toBe(
            "config:\r\n  contractor-access:contractors:\r\n      ana:\r\n          # first\r\n          name: Ana # who\r\n          suspended: true\r\n\r\n          # last",
        );
        expect(edited(file("    ana:", "      name: Ana").trimEnd(), "ana")).toMatch(
            /name: Ana\n {6}suspended: true\n$/,
        );
    });

    it("goes behind a field of several lines", () => {
        const text = file(
            "    ana:",
            "      sandbox:",
            "        slot: 1",
            "      reason: >",
            "        two",
            "        lines",
            "",
            "    ben: {}",
        );
        expect(edited(text, "ana")).toContain("        lines\n      suspended: true\n\n    ben: {}");
    });

    it("tells that it is there already, that the entry is gone, and what it does not dare to edit", () => {
        const [aliased, tagged] = [file("    ana: &a", "      name: Ana", "    ben: *a"), file("    ana: text")];
        expect(edited(file("    ana:", "      suspended: true"), "ana")).toBe("already");
        expect(edited(file("    ana:", "      name: Ana"), "an")).toBe("gone");
        expect(edited(aliased, "ben")).toBe("unclear: the entry is no map of its own");
        expect(edited(tagged, "ana")).toBe("unclear: the entry is no map of its own");
        expect(edited("config: [", "ana")).toBe("unclear: the file cannot be read as YAML");
        expect(edited("config: {}", "ana")).toBe("unclear: the file has no map of contractors");
        // Whoever stands behind the anchor would be suspended as well.
        expect(edited(aliased, "ana")).toBe("unclear: the entry is written in an unusual way");
    });

    it("says nothing but that, whatever the entries are", () => {
        const handle = fc.stringMatching(/^[a-z]{2,3}$/);
        const value = fc.oneof(
            fc.string(),
            fc.integer(),
            fc.boolean(),
            fc.dictionary(handle, fc.string(), { maxKeys: 2 }),
        );
        const entry = fc.dictionary(handle, value, { minKeys: 1, maxKeys: 5 });
        const rosters = fc.dictionary(handle, entry, { minKeys: 1, maxKeys: 4 });
        const comments = fc.constantFrom("", " # a comment", "\n\n    # another: one");
        fc.assert(
            fc.property(rosters, comments, (roster, comment) => {
                const lines = Object.entries(roster).flatMap(([name, fields]) => [
                    `    ${name}:${comment}`,
                    ...Object.entries(fields).map(
                        ([field, each]) => `      ${field}: ${JSON.stringify(each)}${comment}`,
                    ),
                ]);
                const text = file(...lines);
                const [first = ""] = Object.keys(roster);
                const before = parse(text) as { config: Record<string, Record<string, object>> };
                const after = parse(edited(text, first)) as typeof before;
                const entries = before.config["contractor-access:contractors"] ?? {};
                entries[first] = { ...entries[first], suspended: true };
                expect(after).toEqual(before);
                const kept = edited(text, first).split("\n");
                expect(text.split("\n").filter((line) => !kept.includes(line))).toEqual([]);
            }),
        );
    });
});
