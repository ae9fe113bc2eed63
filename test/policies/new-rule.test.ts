import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ruleFilesOf } from "../../commands/rule-files";
import { describeLacks } from "../../policies/lacks";
import type { Rule } from "../../policies/model/rule";
import { RULES } from "../../policies/rules";
import type { Row } from "../../policies/table";

const ROOT = join(__dirname, "..", "..");
const ROW: Row = { id: "O99", name: "okta-no-moon", severity: "high", applicability: "always", mutants: 3 };
const FILES = ruleFilesOf(ROW);
const [first, ...others] = RULES;
if (first === undefined) {
    throw new Error("the pack has no rule");
}

describe("npm run new:rule", () => {
    it("makes the rule and its cases, in the folders of the rule's system", () => {
        expect(Object.keys(FILES)).toEqual([
            join("policies", "okta", "okta-no-moon.ts"),
            join("test", "policies", "okta", "okta-no-moon.cases.ts"),
        ]);
    });

    it("makes files of the right types, which lack what their author has to write", () => {
        const paths = Object.keys(FILES).map((each) => join(ROOT, each));
        expect(typeErrors(paths)).toEqual([]);
        expect(describeLacks([...RULES, written()])).toEqual([
            "O99 okta-no-moon: it has no row in policies/table.ts.",
            `O99 okta-no-moon: it has no cases: write ${join("test", "policies", "okta", "okta-no-moon.cases.ts")}.`,
            "O99 okta-no-moon: it names no control.",
            "O99 okta-no-moon: it says no fix.",
            "O99 okta-no-moon: it covers no resource type.",
        ]);
    });

    it.each([
        ["a row that is not there", "O99", 2, "O99: no such row. Edit: add a row to policies/table.ts first"],
        ["a rule that is there", "O1", 1, "okta-no-catch-all-allow.cases.ts: exists already."],
    ])("makes nothing of %s", (_what, id, code, said) => {
        const command = ["--require=contractor-access-kit/transpile", "commands/new-rule.ts", id];
        const run = spawnSync(process.execPath, command, { cwd: ROOT, encoding: "utf8" });
        expect([run.status, run.stderr]).toEqual([code, expect.stringContaining(said)]);
    });
});

describe("the check names a rule", () => {
    it.each<[what: string, rules: readonly Rule[], said: string]>([
        ["that is not in the table", [...RULES, { ...first, id: "O99" }], "it has no row in policies/table.ts."],
        [
            "that differs from its row",
            with1({ severity: "medium" }),
            "name, severity or applicability differ from its row.",
        ],
        ["without cases", with1({ name: "okta-no-moon" }), "it has no cases: write"],
        ["without controls", with1({ controls: [] }), "it names no control."],
        ["without a fix", with1({ fix: " " }), "it says no fix."],
        ["without a check", [without(first, "check"), ...others], "it checks nothing."],
        ["of no type", with1({ types: [] }), "it covers no resource type."],
        ["of another one's id", [first, ...RULES], `${first.id}: more than one rule has this id.`],
        [
            "that the table has and the pack has not",
            others,
            `${first.id} ${first.name}: the table has it, rules.ts has not.`,
        ],
    ])("%s", (_what, rules, said) => {
        expect(describeLacks(rules)).toContainEqual(expect.stringContaining(said));
    });
});

function with1(change: Partial<Rule>): Rule[] {
    return [{ ...first, ...change } as Rule, ...others];
}

function without(rule: Rule, key: "check" | "checkStack"): Rule {
    return Object.fromEntries(Object.entries(rule).filter(([each]) => each !== key)) as unknown as Rule;
}

/** The rule as it is made, without its imports: what it lacks does not depend on its check. */
function written(): Rule {
    const text = FILES[join("policies", "okta", "okta-no-moon.ts")] ?? "";
    const code = ts.transpile(text, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 });
    const context = { exports: {} as { oktaNoMoon: Rule }, require: () => ({}) };
    runInNewContext(code, context);
    return context.exports.oktaNoMoon;
}

/** What the compiler says of the new files as if they were there. */
function typeErrors(paths: readonly string[]): string[] {
    const texts = new Map(Object.entries(FILES).map(([path, text]) => [join(ROOT, path), text]));
    const options: ts.CompilerOptions = {
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2022,
        strict: true,
        exactOptionalPropertyTypes: true,
        esModuleInterop: true,
        skipLibCheck: true,
        noEmit: true,
    };
    const disk = ts.createCompilerHost(options);
    const host: ts.CompilerHost = {
        ...disk,
        readFile: (path) => texts.get(path) ?? disk.readFile(path),
        fileExists: (path) => texts.has(path) || disk.fileExists(path),
        getSourceFile: (path, version) => {
            const text = texts.get(path);
            return text === undefined ? disk.getSourceFile(path, version) : ts.createSourceFile(path, text, version);
        },
    };
    const program = ts.createProgram(paths, options, host);
    return paths
        .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
