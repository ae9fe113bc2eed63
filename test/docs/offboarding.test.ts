import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(__dirname, "..", "..");
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), "utf8");

/** Commands on the page, in code blocks and in lines of text. */
function commandsIn(page: string): string[] {
    const blocks = [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = ""]) => block.split("\n"));
    const inline = [...page.matchAll(/`((?:npm run|pulumi) [^`]+)`/g)].map(([, command = ""]) => command);
    const typed = [...blocks, ...inline].map((line) => line.replace(/ *#.*/, "").trim());
    return [...new Set(typed)].filter((line) => line !== "");
}

it("every command of the page for 2 a.m. is one that the test on the engine types", () => {
    const commands = commandsIn(read("docs", "offboarding.md"));
    expect(commands.length).toBeGreaterThanOrEqual(12);
    const test = read("test", "engine", "off-boarding.test.ts");
    // The test's stacks have other names, and nobody to ask.
    const isTyped = (command: string) => test.includes(`"${command.replace("--stack acme", "--stack example")}`);
    expect(commands.filter((command) => !isTyped(command))).toEqual([]);
});
