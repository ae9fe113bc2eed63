import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commitOf, committedFiles, disarm, stage } from "../../../repository-files/quality-gate/staging.mjs";
import type { Scope } from "../../../repository-files/quality-gate/types";
import { commitTo, git, write } from "../../support/a-checkout";

const scope: Scope = { sources: [], tests: [], testInclusions: [], exclusions: [], outputs: [], properties: {} };

describe("staging", () => {
    let parent: string;
    let checkout: string;
    let target: string;

    beforeEach(() => {
        parent = mkdtempSync(join(tmpdir(), "contractor-access-staging-"));
        [checkout, target] = [join(parent, "checkout"), join(parent, "target")];
        git(parent, "init", "--quiet", "checkout");
    });
    afterEach(() => rmSync(parent, { recursive: true, force: true }));

    const staging = (change: Partial<Scope> = {}) =>
        stage(checkout, target, { scope: { ...scope, ...change }, outputsFrom: checkout, alter: (content) => content });
    const staged = () =>
        readdirSync(target, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1))
            .sort();

    test("takes the committed bytes, whatever lies over them", async () => {
        const bytes = Buffer.from([0, 10, 255, 13, 10]);
        const files = {
            "a.bin": bytes,
            "b/empty.js": "",
            "b/c.js": "one\ntwo\n",
            ".gitattributes": "*.js export-ignore eol=crlf\n",
        };
        commitTo(checkout, files);
        write(checkout, { "b/c.js": "harmless\n", "b/new.js": "" });
        await staging();
        expect(staged()).toEqual([".gitattributes", "a.bin", "b/c.js", "b/empty.js"]);
        expect(readFileSync(join(target, "a.bin"))).toEqual(bytes);
        expect(readFileSync(join(target, "b/c.js"), "utf8")).toBe("one\ntwo\n");
    });

    test("leaves the scanner's own file and symbolic links out", async () => {
        write(checkout, { "a.js": "" });
        symlinkSync("/etc/hostname", join(checkout, "link.js"));
        commitTo(checkout, {
            "sonar-project.properties": "x",
            "Sonar-Project.properties": "x",
            "src/sonar-project.properties": "x",
        });
        await staging();
        expect(staged()).toEqual(["a.js", "src/sonar-project.properties"]);
    });

    test("takes names that are hard to list", async () => {
        const names = ["a b.js", "tab\there.js", "line\nbreak.js", 'quote".js', "ümlaut.js", "-D.js"];
        commitTo(checkout, Object.fromEntries(names.map((name) => [name, name])));
        await staging();
        expect(staged()).toEqual(names.sort());
        expect(names.map((name) => readFileSync(join(target, name), "utf8"))).toEqual(names);
    });

    test("takes files that are larger than a pipe", async () => {
        const large = Buffer.alloc(3_000_000, "0123456789\n");
        commitTo(checkout, { "large.js": large, "next.js": "next" });
        await staging();
        expect(readFileSync(join(target, "large.js")).equals(large)).toBe(true);
        expect(readFileSync(join(target, "next.js"), "utf8")).toBe("next");
    });

    test("lists contents by id, so that a change shows", async () => {
        commitTo(checkout, { "a.js": "1", "b.js": "2" });
        const before = await committedFiles(checkout);
        commitTo(checkout, { "a.js": "1", "b.js": "3" });
        const after = await committedFiles(checkout);
        expect([...after.keys()].filter((path) => before.get(path) !== after.get(path))).toEqual(["b.js"]);
    });

    test("puts declared outputs beside the code, and nothing else", async () => {
        commitTo(checkout, { ".gitignore": "coverage/\n", "src/a.js": "committed" });
        write(checkout, {
            "coverage/lcov.info": "report",
            "coverage/other.txt": "",
            "m/x/jacoco.xml": "x",
            "src/a.js": "forged",
            "src/b.js": "",
        });
        symlinkSync("/etc/hostname", join(checkout, "linked.xml"));
        await staging({ outputs: ["coverage/lcov.info", "**/jacoco.xml", "src/a.js", "linked.xml"] });
        expect(staged()).toEqual([".gitignore", "coverage/lcov.info", "m/x/jacoco.xml", "src/a.js"]);
        expect(readFileSync(join(target, "src/a.js"), "utf8")).toBe("committed");
    });

    test("makes the folders that a commit lacks, since a first pull request may bring them", async () => {
        commitTo(checkout, { "src/a.js": "", "lib/b.js": "" });
        await staging({ sources: ["src", ".", "new/code", "lib/b.js"], tests: ["test"] });
        expect(readdirSync(target).sort()).toEqual(["lib", "new", "src", "test"]);
        expect(staged()).toEqual(["lib/b.js", "src/a.js"]);
    });

    test("alters what is committed", async () => {
        commitTo(checkout, { "a.js": "NOSONAR" });
        await stage(checkout, target, { scope, outputsFrom: checkout, alter: disarm });
        expect(readFileSync(join(target, "a.js"), "utf8")).toBe("_OSONAR");
    });

    test("says what is missing where there is no checkout", async () => {
        await expect(commitOf(parent, "HEAD")).rejects.toThrow("actions/checkout with fetch-depth 2");
        writeFileSync(join(checkout, "a.js"), "");
        await expect(committedFiles(checkout)).rejects.toThrow("git ls-tree failed");
    });
});

describe("marks that hide issues", () => {
    test.each([
        ["a(); // NOSONAR", "a(); // _OSONAR"],
        ["# nosonar and NoSonar", "# _osonar and _oSonar"],
        ["// NO\u017fONAR", "// _O\u017fONAR"],
        ["/* eslint-disable */ // ESLint-Disable-Line", "/* _slint-disable */ // _SLint-Disable-Line"],
    ])("lose their power in %j", (text, disarmed) => {
        expect(disarm(Buffer.from(text)).toString()).toBe(disarmed);
        for (const swap of [false, true]) {
            const wide = (value: string) =>
                swap ? Buffer.from(value, "utf16le").swap16() : Buffer.from(value, "utf16le");
            expect(disarm(wide(text)).equals(wide(disarmed))).toBe(true);
        }
    });

    test("are the only thing that changes", () => {
        const content = Buffer.from([0, 255, 13, 10, 0x4e, 0x4f, 0x53, 0x4f, 0x4e, 0x41]);
        expect(disarm(content)).toBe(content);
    });
});
