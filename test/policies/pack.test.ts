import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeControls, describeRules } from "../../policies/documentation";
import { describeLacks } from "../../policies/lacks";
import { lockOf } from "../../policies/lock";
import { RULES } from "../../policies/rules";
import { TABLE } from "../../policies/table";
import { ALL_CASES } from "./support/all-cases";

const generated = (name: string) => readFileSync(join(__dirname, "..", "..", "policies", name), "utf8");

it("has every rule of the table, each with row, cases, controls and fix", () => {
    expect(describeLacks(RULES)).toEqual([]);
});

it("proves every rule by cases", () => {
    expect(ALL_CASES.map(({ rule }) => rule.id).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

it("kills at least as many hand-made mutants as the table counts", () => {
    const probes = TABLE.filter(({ applicability }) => applicability === "probe");
    const wanted =
        TABLE.reduce((sum, { mutants }) => sum + mutants, 0) - probes.reduce((sum, { mutants }) => sum + mutants, 0);
    const killed = ALL_CASES.reduce((sum, { mutants }) => sum + Object.keys(mutants).length, 0);
    expect(killed).toBeGreaterThanOrEqual(wanted);
});

it("is documented and locked as it is", () => {
    expect(generated("RULES.md")).toBe(describeRules(RULES));
    expect(generated("CONTROLS.md")).toBe(describeControls(RULES));
    expect(generated("rules.lock.json")).toBe(lockOf(RULES));
});
