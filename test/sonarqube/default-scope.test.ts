import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../../components/configuration/organization-repositories";
import { aGuardedRepository, type Guarded } from "./support/a-guarded-repository";
import { QUICKLY_SCANNED } from "./support/code";
import { onRealServer } from "./support/on-real-server";
import { runGate } from "./support/run-gate";

onRealServer("a repository whose stack file says nothing about its analysis", (sonarqube) => {
    const { sources, tests, testInclusions, exclusions } = repository.parse({ id: 1 }).analysis;
    let guarded: Guarded;

    beforeAll(async () => {
        guarded = await aGuardedRepository(sonarqube, {}, { sources, tests, testInclusions, exclusions });
        guarded.repository.commit({ "index.xml": QUICKLY_SCANNED });
    });
    afterAll(() => guarded.remove());

    test("is judged everywhere, and its tests are not asked for coverage", async () => {
        const same = "export function same(a) {\n    return a.size > 1 || a.size > 1;\n}\n";
        const files = { "lib/same.js": same, "lib/same.test.js": "export const ok = 1;\n" };
        const run = await runGate(guarded.repository.pullRequest(files), { token: guarded.credential.token });
        expect(run.code).toBe(1);
        expect(run.findings).toEqual([
            expect.stringMatching(/^lib\/same\.js:2 .*\(javascript:S1764\)$/),
            // A rule for tests: the file was told by its name.
            expect.stringMatching(/^lib\/same\.test\.js .*\(javascript:S2187\)$/),
            "lib/same.js  1 new lines without a test (new_uncovered_lines)",
        ]);
        // One line is not too few to be judged.
        expect(run.conditions).toContain("test coverage of new code: 0 %, allowed is at least 80 %");
    });
});
