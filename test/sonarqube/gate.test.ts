import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aGuardedRepository, type Guarded } from "./support/a-guarded-repository";
import type { Files } from "../support/a-checkout";
import { covered, padding, withBug } from "./support/code";
import { onRealServer } from "./support/on-real-server";
import { type GateRun, runGate } from "./support/run-gate";

const lcov = (lines: Record<string, number[]>) => ({ "coverage/lcov.info": covered(lines) });
const bug = "Use 'Number.isNaN()' to check for 'NaN' value (javascript:S6679)";

/** Long enough to count as duplicated when it stands twice. */
const report = Array.from(
    { length: 14 },
    (_, i) => `    total += prices[${i}] * amounts[${i}] - rebates[${i}];\n`,
).join("");
const summing = (name: string) =>
    `export function ${name}(prices, amounts, rebates) {\n    let total = 0;\n${report}    return total;\n}\n`;

const firstCommit: Files = {
    "src/sum.js": summing("sum"),
    "src/renamed.js": withBug("renamed") + padding("renamed"),
    "src/renamed-and-edited.js": withBug("edited") + padding("edited"),
    "src/from.js": withBug("moved") + padding("from"),
    "src/to.js": padding("to"),
    "src/shifted.js": padding("shifted") + withBug("shifted", " // NOSONAR"),
};

onRealServer("the gate on the real server", (sonarqube) => {
    let guarded: Guarded;
    let start: string;

    beforeAll(async () => {
        guarded = await aGuardedRepository(sonarqube, {});
        start = guarded.repository.commit(firstCommit);
    });
    afterAll(() => guarded.remove());

    const judged = (files: Files, more: { from?: string; outputs?: Files } = {}): Promise<GateRun> =>
        runGate(guarded.repository.pullRequest(files, more), { token: guarded.credential.token });

    test("lets a clean pull request with tests pass, whatever the base branch got after it began", async () => {
        const clean = "export function add(a, b) {\n    return a + b;\n}\n";
        guarded.repository.commit({ "src/later.js": withBug("later") });
        const run = await judged({ "src/add.js": clean }, { from: start, outputs: lcov({ "src/add.js": [1, 2] }) });
        expect(run).toMatchObject({ code: 0, conditions: [], findings: [] });
        expect(run.log).not.toContain("::error");
        expect(run.summary).toContain("## Quality gate: passed");
    });

    describe("refuses a pull request that is wrong in many ways", () => {
        const added: Files = {
            "src/same.js": "export function same(a) {\n    return a.size > 1 || a.size > 1;\n}\n",
            "src/weak.js":
                'import { createCipheriv } from "node:crypto";\n\nexport const weak = (key) => createCipheriv("DES", key, "");\n',
            "src/again.js": summing("again"),
            "src/short.js": "export function short(a) {\n    return a + 1;\n}\n",
        };
        const moved: Files = {
            "src/renamed.js": undefined,
            "src/inner/renamed.js": withBug("renamed") + padding("renamed"),
            "src/renamed-and-edited.js": undefined,
            "src/inner/edited.js": withBug("edited") + padding("edited").replace("edited3", "changed3"),
            "src/from.js": padding("from"),
            "src/to.js": padding("to") + withBug("moved"),
            "src/shifted.js": `// A new first line.\n${padding("shifted")}${withBug("shifted", " // NOSONAR")}`,
        };
        let run: GateRun;

        beforeAll(async () => {
            const outputs = lcov({ "src/same.js": [1, 2], "src/weak.js": [1, 3] });
            run = await judged({ ...added, ...moved }, { outputs });
        });

        const foundIn = (files: Files) =>
            run.findings.filter((each) => Object.keys(files).includes(each.split(/:\d|  /)[0] ?? "")).sort();

        test("by every condition that it breaks", () => {
            expect(run.code).toBe(1);
            expect(run.conditions.sort()).toEqual([
                "duplicated share of new code: 43.6 %, allowed is at most 3 %",
                "new issues: 4, allowed is at most 0",
                "reliability rating of new code: C, allowed is at most A",
                "security rating of new code: D, allowed is at most A",
                "test coverage of new code: 16 %, allowed is at least 80 %",
            ]);
        });

        test("with the places of a bug, a weakness, a copy and functions without a test", () => {
            expect(foundIn(added)).toEqual([
                "src/again.js  16 new lines without a test (new_uncovered_lines)",
                "src/again.js  17 new lines that stand elsewhere too (new_duplicated_lines)",
                'src/same.js:2  Correct one of the identical sub-expressions on both sides of operator "||" (javascript:S1764)',
                "src/short.js  1 new lines without a test (new_uncovered_lines)",
                "src/weak.js:3  Use a secure mode and padding scheme. (javascript:S5542)",
                "src/weak.js:3  Use a strong cipher algorithm. (javascript:S5547)",
            ]);
            expect(run.log).toContain("\n::error file=src/same.js,line=2,title=javascript%3AS1764::");
        });

        test("and takes a renamed file for old, a moved function for new, and what stood below a new line for old", () => {
            expect(foundIn(moved)).toEqual([
                "src/inner/edited.js  1 new lines without a test (new_uncovered_lines)",
                "src/to.js  3 new lines without a test (new_uncovered_lines)",
                `src/to.js:14  ${bug}`,
            ]);
            expect(foundIn({ ...added, ...moved })).toEqual(run.findings.sort());
        });
    });

    test("leaves no project behind", async () => {
        expect(await guarded.throwAways()).toEqual([]);
    });
});
