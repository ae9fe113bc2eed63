import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { renderTemplate } from "../../repository-files/templates";
import { renderRepositoryFiles } from "../../repository-files/render";
import { someFacts, VARIETY } from "./support/some-facts";

const FOLDER = join(__dirname, "..", "..", "repository-files", "templates");

/** Paths of all templates, without their ending. */
const TEMPLATES = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
        relative(FOLDER, join(entry.parentPath, entry.name))
            .split(sep)
            .join("/")
            .replace(/\.eta$/, ""),
    )
    .sort();

describe("the kept files", () => {
    it("have a template each under their own path, and no template is left over", () => {
        const files = Object.keys(renderRepositoryFiles(someFacts()));
        const own = TEMPLATES.filter((path) => !path.startsWith("partials/"));
        expect(own.filter((path) => !files.includes(path))).toEqual([]);
        expect(files.filter((path) => !own.includes(path) && !path.startsWith(".github/quality-gate/"))).toEqual([]);
    });

    it.each(Object.entries(VARIETY))("are the same for the same facts %s", (_kind, facts) => {
        expect(renderRepositoryFiles(structuredClone(facts))).toEqual(renderRepositoryFiles(facts));
    });

    it.each(Object.entries(VARIETY))("hold no trailing spaces and no more than one empty line %s", (_kind, facts) => {
        const untidy = Object.entries(renderRepositoryFiles(facts)).filter(([, text]) => /[ \t]\n|\n\n\n/.test(text));
        expect(untidy.map(([path]) => path)).toEqual([]);
    });

    it("say of themselves that they are kept", () => {
        const silent = Object.entries(renderRepositoryFiles(someFacts()))
            .filter(([path]) => !path.startsWith(".github/quality-gate/") && !path.includes("PULL_REQUEST"))
            .filter(([, text]) => !text.startsWith("# Kept by") && !text.startsWith("<!-- Kept by"));
        expect(silent.map(([path]) => path)).toEqual([]);
    });
});

describe("a template", () => {
    it.each(TEMPLATES)("holds placeholders and conditions only: %s", (path) => {
        const text = readFileSync(join(FOLDER, `${path}.eta`), "utf8");
        const tags = [...text.matchAll(/<%(.*?)%>/gs)].map(([, tag = ""]) => tag.trim());
        const plain = /^(?:= it\.[\w.]+|if \(it\.\w+\) \{ -|\} else \{ -|\} -)$/;
        expect(tags.filter((tag) => !plain.test(tag))).toEqual([]);
    });

    it("that asks for a value which nobody gives is refused", () => {
        expect(() => renderTemplate("docs/BRANCHING.md", {})).toThrow(/asks for the value \w+, which nobody gives/);
    });

    it("that asks for one below another one is refused", () => {
        const values = { container: "a", command: "b", outputs: "c", actions: { checkout: "d" } };
        expect(() => renderTemplate("partials/build-job.yml", values)).toThrow("the value uploadArtifact");
    });

    it("that shows something else than a text or a number is refused", () => {
        const values = { outputs: true, actions: { downloadArtifact: "a" } };
        expect(() => renderTemplate("partials/take-outputs.yml", values)).toThrow("a value of type boolean");
    });
});
