import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { readSchema, sdkProgram } from "./sdk-reader";
import { typeTokens } from "./type-tokens";

/*
 * Writes `generated/<package>.ts` from the SDKs' own declarations: npm run cloud-types [-- --check]
 */

export const renewCommand = "npm run cloud-types";

/** The text of every generated file by its path. */
export async function generatedFiles(): Promise<Map<string, string>> {
    const program = sdkProgram(Object.values(typeTokens).flat());
    const files = new Map<string, string>();
    for (const [name, tokens] of Object.entries(typeTokens)) {
        const schemas = Object.fromEntries([...tokens].sort().map((token) => [token, readSchema(program, token)]));
        const path = join(__dirname, "generated", `${name}.ts`);
        const text = [
            `// Made from @pulumi/${name} by ${renewCommand}. Do not edit.`,
            'import type { Schemas } from "../types";',
            "",
            `export const ${name}: Schemas = ${JSON.stringify(schemas)};`,
        ].join("\n");
        files.set(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
    }
    return files;
}

function current(path: string): string {
    try {
        return readFileSync(path, "utf8");
    } catch {
        return "";
    }
}

/** Paths of the generated files that differ from what the installed SDKs say. */
export async function staleFiles(): Promise<string[]> {
    return [...(await generatedFiles())].filter(([path, text]) => current(path) !== text).map(([path]) => path);
}

async function main(argv: string[]): Promise<void> {
    if (argv.includes("--check")) {
        const stale = await staleFiles();
        if (stale.length > 0) {
            console.error(`Not what the installed SDKs say: ${stale.join(", ")}. Renew with: ${renewCommand}`);
            process.exitCode = 1;
        }
        return;
    }
    for (const [path, text] of await generatedFiles()) {
        writeFileSync(path, text);
    }
}

if (require.main === module) {
    void main(process.argv.slice(2));
}
