// `npm run new:rule -- <id>`: writes the file and the cases of a rule that policies/table.ts has a row for.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderOf, type Row, TABLE } from "../policies/table";

const ROOT = join(__dirname, "..");

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const ruleText = ({ id, name, severity, applicability }: Row) => `import { demand, is } from "../model/demand";
import type { Rule } from "../model/rule";

/** ${id}. */
export const ${camel(name)}: Rule = {
    id: "${id}",
    name: "${name}",
    title: "",
    compliant: "",
    why: "",
    severity: "${severity}",
    applicability: "${applicability === "probe" ? "always" : applicability}",
    types: [],
    plain: [],
    controls: [],
    fix: "",
    url: "https://",
    waivable: true,
    check: (resource) => demand(resource, "property", is(true)),
};
`;

const casesText = (row: Row) => `import { ${camel(row.name)} } from "../../../policies/${folderOf(row)}/${row.name}";
import { spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

export const cases: RuleCases = {
    rule: ${camel(row.name)},
    mutants: { "": spoil("platform/", "property", false) },
    says: {},
    fixed: {},
};
`;

function main(id: string | undefined): number {
    const row = TABLE.find((each) => each.id === id);
    if (row === undefined) {
        console.error(`${id ?? "new:rule"}: no such row. Edit: add a row to policies/table.ts first, and name its id.`);
        return 2;
    }
    const files = {
        [join("policies", folderOf(row), `${row.name}.ts`)]: ruleText(row),
        [join("test", "policies", folderOf(row), `${row.name}.cases.ts`)]: casesText(row),
    };
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
