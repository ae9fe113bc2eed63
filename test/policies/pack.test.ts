import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { describeControls, describeRules } from "../../policies/documentation";
import { describeLacks } from "../../policies/lacks";
import { lockOf } from "../../policies/lock";
import { today } from "../../policies/pack";
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

it.each(["2026-02-30", "2026-12-1", "yesterday", "2026"])("judges nothing on %s, which is no day", (day) => {
    vi.stubEnv("CONTRACTOR_ACCESS_TODAY", day);
    expect(today).toThrow(`CONTRACTOR_ACCESS_TODAY: "${day}" is no date. Edit: write it as YYYY-MM-DD, or unset it.`);
    vi.unstubAllEnvs();
});
