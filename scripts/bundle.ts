// Programs that run elsewhere are committed as one file each, made from modules. A bundling script writes its file, or
// with --check says whether the committed one is fresh.
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";

export interface Bundle {
    /** Where the bundle is kept. */
    file: string;
    /** The module that it starts with. */
    from: string;
    banner: string;
    format: "esm" | "cjs";
    /** Modules that are there where it runs. */
    external?: string[];
}

export async function keepBundle({ file, from, banner, format, external = [] }: Bundle): Promise<void> {
    const { outputFiles } = await build({
        entryPoints: [from],
        bundle: true,
        write: false,
        platform: "node",
        format,
        external,
        target: "node20",
        charset: "utf8",
        banner: { js: banner },
        logLevel: "error",
    });
    const fresh = outputFiles[0]?.text ?? "";
    const name = relative(join(__dirname, ".."), file);
    if (!process.argv.includes("--check")) {
        writeFileSync(file, fresh);
        console.log(`Wrote ${name}.`);
    } else if (readFileSync(file, "utf8") !== fresh) {
        console.error(`${name} is older than the program it is made of.`);
        process.exitCode = 1;
    }
}
