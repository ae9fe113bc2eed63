import { expect, test } from "vitest";
import { overlooked, withOverlooked } from "../../../repository-files/quality-gate/overlooked.mjs";
import type { Scope } from "../../../repository-files/quality-gate/types";

const scope = (change: Partial<Scope> = {}): Scope => ({
    sources: ["src"],
    tests: ["test/"],
    testInclusions: [],
    exclusions: [],
    outputs: [],
    properties: {},
    ...change,
});
const files = (...paths: string[]) => new Map(paths.map((path) => [path, "1"]));
const none = new Map<string, string>();

test.each(["src/.a.js", "src/.b/c.ts", "src/node_modules/d.py", "src/e.min.js", "src/f-min.css", "test/.g.java"])(
    "%s is seen by no analyser",
    (path) => {
        expect(overlooked(none, files(path), scope())).toEqual([path]);
    },
);

test.each(["src/a.js", "src/a.mine.js", "src/.gitkeep", "src/.b/data.json", "other/.a.js", "srcs/.a.js"])(
    "%s is not listed",
    (path) => {
        expect(overlooked(none, files(path), scope())).toEqual([]);
    },
);

test("only what the pull request adds or changes is listed", () => {
    const base = new Map([
        ["src/.same.js", "1"],
        ["src/.changed.js", "1"],
        ["src/.removed.js", "1"],
    ]);
    const merge = new Map([
        ["src/.same.js", "1"],
        ["src/.changed.js", "2"],
    ]);
    expect(overlooked(base, merge, scope())).toEqual(["src/.changed.js"]);
});

test.each([".", "./", "./src", "src/"])("the folder %s holds src", (source) => {
    expect(overlooked(none, files("src/.a.js"), scope({ sources: [source] }))).toEqual(["src/.a.js"]);
});

test.each([
    ["src/**/*.min.js", ["src/a.min.js", "src/b/c.min.js"], ["src/.d.js"]],
    ["**/.a*.js", ["src/.ab.js", "src/c/.a.js"], ["src/c/.b.js"]],
    ["src/?.min.js", ["src/a.min.js"], ["src/ab.min.js"]],
    ["src/*.min.js", ["src/a.min.js"], ["src/b/c.min.js"]],
    ["src/(a+)[b].min.js", ["src/(a+)[b].min.js"], ["src/aab.min.js"]],
])("the exclusion %s holds", (exclusion, excluded, listed) => {
    const found = overlooked(none, files(...excluded, ...listed), scope({ exclusions: [exclusion] }));
    expect(found).toEqual(listed);
});

test("the core team's own files in .github are not listed when everything is analysed", () => {
    const everything = scope({ sources: ["."] });
    expect(overlooked(none, files(".github/x.mjs", ".a.js"), everything)).toEqual([".a.js"]);
});

test("overlooked files fail what passed, join what failed and leave the rest alone", () => {
    const says = "code that the analysis passes over: 1 files, allowed are none";
    const other = { metric: "new_violations", says: "new issues" };
    expect(withOverlooked({ kind: "passed", note: "" }, ["src/.a.js"])).toMatchObject({
        kind: "failed",
        conditions: [{ says }],
        findings: [{ path: "src/.a.js" }],
    });
    expect(withOverlooked({ kind: "failed", conditions: [other], findings: [] }, ["src/.a.js"])).toMatchObject({
        conditions: [other, { says }],
    });
    expect(withOverlooked({ kind: "unjudged", reason: "" }, ["src/.a.js"])).toEqual({ kind: "unjudged", reason: "" });
    expect(withOverlooked({ kind: "passed", note: "" }, [])).toEqual({ kind: "passed", note: "" });
});
