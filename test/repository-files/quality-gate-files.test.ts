import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { renderRepositoryFiles } from "../../repository-files/render";
import { someFacts } from "./support/some-facts";

const FOLDER = ".github/quality-gate";
const files = renderRepositoryFiles(someFacts());
describe("the gate's files", () => {
    it("are what the workflow starts and installs, with the settings of the repository", () => {
        expect(Object.keys(files)).toEqual(
            expect.arrayContaining(
                ["gate.mjs", "package.json", "package-lock.json", "settings.json"].map((name) => `${FOLDER}/${name}`),
            ),
        );
        expect(parse(files[`${FOLDER}/settings.json`] ?? "")).toMatchObject({ projectKey: "acme:checkout-api" });
    });

    it("hold the program in one file that needs nothing but Node.js", () => {
        expect(Object.keys(files).filter((path) => path.endsWith(".mjs"))).toEqual([`${FOLDER}/gate.mjs`]);
        const targets = [...(files[`${FOLDER}/gate.mjs`] ?? "").matchAll(/^import [^"]*"([^"]+)";$/gm)];
        expect(targets.length).toBeGreaterThan(3);
        expect(targets.filter(([, target = ""]) => !target.startsWith("node:"))).toEqual([]);
    });

    it("lock what npm ci installs: every package by checksum, and from whatever registry npm uses", () => {
        const locked = z.looseObject({ resolved: z.string().optional(), integrity: z.string().optional() });
        const { packages } = z
            .looseObject({ packages: z.record(z.string(), locked) })
            .parse(JSON.parse(files[`${FOLDER}/package-lock.json`] ?? ""));
        const loose = Object.entries(packages)
            .filter(([path]) => path !== "")
            .filter(([, { integrity, resolved }]) => resolved !== undefined || !integrity?.startsWith("sha512-"));
        expect(Object.keys(packages).length).toBeGreaterThan(1);
        expect(loose.map(([path]) => path)).toEqual([]);
    });
});
