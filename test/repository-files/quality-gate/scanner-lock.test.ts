import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const kit = join(__dirname, "..", "..", "..");
const gate = join(kit, "repository-files", "quality-gate");

interface Manifest {
    name?: string;
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
    packages: Record<
        string,
        { version?: string; integrity?: string; resolved?: string; hasInstallScript?: boolean; dependencies?: unknown }
    >;
}

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Manifest;
const lock = read(join(gate, "package-lock.json"));
const installed = Object.entries(lock.packages).filter(([path]) => path !== "");

test("the shipped scanner is the one that the tests run", () => {
    const version = read(join(kit, "package.json")).devDependencies?.["@sonar/scan"];
    expect(read(join(gate, "package.json")).dependencies).toEqual({ "@sonar/scan": version });
    expect(lock.packages["node_modules/@sonar/scan"]?.version).toBe(version);
    expect(lock.packages[""]?.dependencies).toEqual({ "@sonar/scan": version });
});

test("every package is pinned by its checksum", () => {
    expect(installed.length).toBeGreaterThan(10);
    for (const [path, { integrity }] of installed) {
        expect(integrity, path).toMatch(/^sha512-/);
    }
});

test("no registry is named and no package runs a script when it is installed", () => {
    expect(readFileSync(join(gate, "package-lock.json"), "utf8")).not.toMatch(
        /resolved|https?:\/\/registry|hasInstallScript/,
    );
});
