// `npm run rules [-- --check]`: writes RULES.md, CONTROLS.md and rules.lock.json from the rules, or says what
// of them is stale, and what a rule lacks.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeControls, describeRules } from "./documentation";
import { describeLacks } from "./lacks";
import { lockOf } from "./lock";
import { RULES } from "./rules";

const generated: Record<string, string> = {
    "RULES.md": describeRules(RULES),
    "CONTROLS.md": describeControls(RULES),
    "rules.lock.json": lockOf(RULES),
};

function main(check: boolean): number {
    if (!check) {
        for (const [name, text] of Object.entries(generated)) {
            writeFileSync(join(__dirname, name), text);
        }
    }
    const stale = Object.entries(generated)
        .filter(([name, text]) => textOf(join(__dirname, name)) !== text)
        .map(
            ([name]) =>
                `policies/${name} is not what the rules say. Edit: run \`npm run rules\` and review the change.`,
        );
    const problems = [...describeLacks(RULES), ...stale];
    problems.forEach((each) => console.error(each));
    return problems.length === 0 ? 0 : 1;
}

function textOf(file: string): string | undefined {
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

process.exitCode = main(process.argv.includes("--check"));
