"use strict";

// Lets Node.js load the kit's TypeScript: Sucrase takes the types out, line for line. `npm run check` is the type check.
// For all files that takes half a second, which was half of a start; so what became of a file is kept for the next one,
// among the dependencies, which whoever runs the kit trusts as much.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { addHook } = require("pirates");
const { version } = require("sucrase/package.json");

const options = { transforms: ["imports", "typescript"], preserveDynamicImport: true };
const kept = join(__dirname, "..", "node_modules", ".cache", "sucrase");
const maker = version + JSON.stringify(options);

addHook(
    (source, filePath) => {
        const file = join(kept, `${createHash("sha256").update(maker).update(source).digest("hex")}.js`);
        try {
            return readFileSync(file, "utf8");
        } catch {
            const { code } = require("sucrase").transform(source, { ...options, filePath });
            keep(file, code);
            return code;
        }
    },
    { exts: [".ts"] },
);

/** Whole or not at all, since runs start at once. Where nobody may write, the next start transpiles again. */
function keep(file, content) {
    const unfinished = `${file}.${process.pid}`;
    try {
        mkdirSync(kept, { recursive: true });
        writeFileSync(unfinished, content);
        renameSync(unfinished, file);
    } catch {
        // It is a matter of speed alone.
    }
}
