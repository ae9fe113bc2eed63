// `npm run golden`: accepts the graph of the example as it is now. Read the diff before you commit it.
import { writeFileSync } from "node:fs";
import { GOLDEN_FILE, readGolden, renderGolden } from "./render";

async function main(): Promise<void> {
    const rendered = await renderGolden();
    const unchanged = rendered === readGolden();
    writeFileSync(GOLDEN_FILE, rendered);
    console.log(unchanged ? "test/golden/example.yaml is up to date." : "test/golden/example.yaml changed: read the diff.");
}

void main();
