// `npm run schema` writes the JSON Schema of stack files; with --check it only says whether the file is fresh.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { JSON_SCHEMA_FILE, stackFileJsonSchema } from "./json-schema";

const file = join(__dirname, "..", "..", JSON_SCHEMA_FILE);

function written(): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}

async function main(): Promise<void> {
    const options = await resolveConfig(file);
    const fresh = await format(JSON.stringify(stackFileJsonSchema()), { ...options, filepath: file });
    if (!process.argv.includes("--check")) {
        writeFileSync(file, fresh);
        console.log(`Wrote ${JSON_SCHEMA_FILE}.`);
    } else if (written() !== fresh) {
        console.error(`${JSON_SCHEMA_FILE} is older than the schemas beside it. Edit: run \`npm run schema\`.`);
        process.exitCode = 1;
    }
}

void main();
