import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPinned } from "../../../rehearsal/engine/pinned";
import { temporaryFolder } from "./sandbox";

const goMod = `module example.com/engine

go 1.25.11

require github.com/pulumi/pulumi/sdk/v3 v3.1.0
require (
\tgithub.com/pulumi/pulumi/pkg/v3 v3.259.0 // indirect
)
`;

function moduleFolder(files: Readonly<Record<string, string>> = {}): string {
    const folder = temporaryFolder();
    const all = { "go.mod": goMod, "go.sum": "sums", "pulumi-language-nodejs/main.go": "package main", ...files };
    for (const [name, text] of Object.entries(all)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
    return folder;
}

async function keyWith(files: Readonly<Record<string, string>>): Promise<string> {
    return (await readPinned(moduleFolder(files))).key;
}

describe("the pinned engine", () => {
    it("has the versions of go.mod and a key that begins with the engine's", async () => {
        const folder = moduleFolder();
        const { key, ...rest } = await readPinned(folder);
        expect(rest).toEqual({ version: "3.259.0", go: "1.25.11", module: folder });
        expect(key).toMatch(/^3\.259\.0-[0-9a-f]{10}$/);
    });

    it("has another key when anything that is compiled changes, and only then", async () => {
        const same = await keyWith({});
        expect(await keyWith({ "pulumi-language-nodejs/main_test.go": "package main" })).toBe(same);
        for (const changed of [
            { "go.mod": `${goMod}// more` },
            { "go.sum": "other sums" },
            { "pulumi-language-nodejs/main.go": "package other" },
            { "pulumi-language-nodejs/more.go": "package main" },
            { "libopenapi/orderedmap/orderedmap.go": "package orderedmap" },
        ]) {
            expect(await keyWith(changed)).not.toBe(same);
        }
    });

    it("must be in go.mod", async () => {
        const folder = moduleFolder({ "go.mod": "module example.com/engine\n\ngo 1.25.11\n" });
        await expect(readPinned(folder)).rejects.toThrow(
            `${join(folder, "go.mod")} must require github.com/pulumi/pulumi/pkg/v3 and name a go version`,
        );
    });
});
