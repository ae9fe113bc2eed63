import { join } from "node:path";
import { folderOf, type Row } from "../policies/table";

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

/** What a new rule begins with: its file and its cases, by path. Both say what is still missing until it is written. */
export function ruleFilesOf(row: Row): Record<string, string> {
    return {
        [join("policies", folderOf(row), `${row.name}.ts`)]: ruleText(row),
        [join("test", "policies", folderOf(row), `${row.name}.cases.ts`)]: casesText(row),
    };
}
