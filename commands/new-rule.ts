// `npm run new:rule -- <id>`: writes the file and the cases of a rule that policies/table.ts has a row for.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TABLE } from "../policies/table";
import { ruleFilesOf } from "./rule-files";

const ROOT = join(__dirname, "..");

function main(id: string | undefined): number {
    const row = TABLE.find((each) => each.id === id);
    if (row === undefined) {
        console.error(`${id ?? "new:rule"}: no such row. Edit: add a row to policies/table.ts first, and name its id.`);
        return 2;
    }
    const files = ruleFilesOf(row);
    const taken = Object.keys(files).filter((file) => existsSync(join(ROOT, file)));
    if (taken.length > 0) {
        console.error(`${taken.join(", ")}: exists already.`);
        return 1;
    }
    Object.entries(files).forEach(([file, text]) => writeFileSync(join(ROOT, file), text));
    console.log(
        `${Object.keys(files).join("\n")}\nNow add both to the index.ts of their folders, and run npm run rules.`,
    );
    return 0;
}

process.exitCode = main(process.argv[2]);
