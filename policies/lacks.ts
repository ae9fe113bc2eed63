import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Rule } from "./model/rule";
import { folderOf, type Row, TABLE } from "./table";

/** What rules lack to be reviewable, one sentence each; empty when nothing. */
export function describeLacks(rules: readonly Rule[]): string[] {
    return [...rules.flatMap(lacksOf), ...duplicates(rules), ...TABLE.flatMap((row) => missing(row, rules))];
}

function lacksOf(rule: Rule): string[] {
    const row = TABLE.find(({ id }) => id === rule.id);
    const cases = join("test", "policies", folderOf(rule), `${rule.name}.cases.ts`);
    const lacks = [
        row === undefined ? "it has no row in policies/table.ts" : "",
        row !== undefined && !agrees(rule, row) ? "name, severity or applicability differ from its row" : "",
        existsSync(join(__dirname, "..", cases)) ? "" : `it has no cases: write ${cases}`,
        rule.controls.length === 0 ? "it names no control" : "",
        rule.fix.trim() === "" ? "it says no fix" : "",
        rule.check === undefined && rule.checkStack === undefined ? "it checks nothing" : "",
        rule.types.length === 0 ? "it covers no resource type" : "",
    ];
    return lacks.filter((each) => each !== "").map((each) => `${rule.id} ${rule.name}: ${each}.`);
}

function agrees(rule: Rule, row: Row): boolean {
    return rule.name === row.name && rule.severity === row.severity && rule.applicability === row.applicability;
}

function duplicates(rules: readonly Rule[]): string[] {
    const ids = rules.map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: more than one rule has this id.`);
}

function missing({ id, name, applicability }: Row, rules: readonly Rule[]): string[] {
    const known = applicability === "probe" || rules.some((rule) => rule.id === id);
    return known ? [] : [`${id} ${name}: the table has it, rules.ts has not.`];
}
