// `npm run gate` bundles the gate's program, which guarded repositories hold as one file: each file there is a commit of
// its own. With --check it only says whether the bundle is fresh.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { BUNDLED_GATE } from "./quality-gate-files";

const BANNER =
    "// Kept by the contractor access kit, bundled from its folder repository-files/quality-gate, where it is explained.";

async function bundle(): Promise<string> {
    const { outputFiles } = await build({
        entryPoints: [join(__dirname, "quality-gate", "gate.mjs")],
        bundle: true,
        write: false,
        platform: "node",
        format: "esm",
        target: "node20",
        charset: "utf8",
        banner: { js: BANNER },
        logLevel: "error",
    });
    return outputFiles[0]?.text ?? "";
}

async function main(): Promise<void> {
    const fresh = await bundle();
    if (!process.argv.includes("--check")) {
        writeFileSync(BUNDLED_GATE, fresh);
        console.log("Wrote repository-files/generated/gate.mjs.");
    } else if (readFileSync(BUNDLED_GATE, "utf8") !== fresh) {
        console.error("repository-files/generated/gate.mjs is older than the program it is made of.");
        process.exitCode = 1;
    }
}

void main();
