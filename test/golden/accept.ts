// `npm run golden`: accepts what the example yields now. Read the diff before you commit it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GOLDEN_FOLDER, readGolden, renderGolden } from "./render";

async function main(): Promise<void> {
    const rendered = await renderGolden();
    const unchanged = JSON.stringify(rendered) === JSON.stringify(readGolden());
    rmSync(GOLDEN_FOLDER, { recursive: true, force: true });
    for (const [path, content] of Object.entries(rendered)) {
        const file = join(GOLDEN_FOLDER, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
    }
    console.log(unchanged ? "test/golden/example is up to date." : "test/golden/example changed: read the diff.");
}

void main();
