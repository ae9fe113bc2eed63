import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Projects, those with the longest files first. */
const START = ["faults", "engine", "moto", "sonarqube", "pure"];

/** Short files that take long: Vitest takes the size of a file that it does not know for its time. */
const LONG = /\/(?:generated-rosters|automatic-mutants|roster-properties|against-apis|language-host)\.test\.ts$/;

/** Files that take minutes come first, so that none of them is left alone in the end, on one core. */
class LongestFirst extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
        const turn = ({ project, moduleId }: TestSpecification) =>
            START.indexOf(project.name) + (LONG.test(moduleId) ? 0 : 0.5);
        return (await super.sort(files)).toSorted((a, b) => turn(a) - turn(b));
    }
}

/** All projects have this. Room for 64 MB of short-lived objects saves a tenth in collecting them. */
const common = {
    setupFiles: ["test/support/plain-output.ts"],
    execArgv: ["--max-semi-space-size=64", "--require=./test/support/end-with-vitest.cjs"],
};

export default defineConfig({
    test: {
        // Tests on the engine wait for its processes half of the time, and others for retries: four files fill two cores.
        maxWorkers: 4,
        sequence: { sequencer: LongestFirst },
        projects: [
            {
                test: {
                    name: "pure",
                    // Importing the SDKs anew in each of 130 files takes longer than most of their tests.
                    isolate: false,
                    ...common,
                    include: ["test/**/*.test.ts"],
                    exclude: ["test/engine/**", "test/faults/**", "test/moto/**", "test/sonarqube/**"],
                    // Properties and mutations judge thousands of documents and graphs on a busy machine.
                    testTimeout: 300_000,
                    hookTimeout: 300_000,
                },
            },
            {
                test: {
                    name: "engine",
                    ...common,
                    include: ["test/engine/**/*.test.ts"],
                    globalSetup: ["test/engine/support/obtain-engine.ts"],
                    // Each step of a test runs the real engine once or twice.
                    testTimeout: 600_000,
                    hookTimeout: 600_000,
                },
            },
            {
                test: {
                    // A sample of 60; all of them by `npm run test:faults`.
                    name: "faults",
                    ...common,
                    include: ["test/faults/**/*.test.ts"],
                    globalSetup: ["test/engine/support/obtain-engine.ts"],
                    testTimeout: 4 * 3_600_000,
                    // Each scenario is run once before its faults.
                    hookTimeout: 600_000,
                },
            },
            {
                test: {
                    // AWS's APIs as others have written them.
                    name: "moto",
                    ...common,
                    include: ["test/moto/**/*.test.ts"],
                    globalSetup: ["test/moto/server/global-setup.ts"],
                    testTimeout: 300_000,
                    hookTimeout: 300_000,
                },
            },
            {
                test: {
                    name: "sonarqube",
                    ...common,
                    include: ["test/sonarqube/**/*.test.ts"],
                    globalSetup: ["test/engine/support/obtain-engine.ts", "test/sonarqube/server/global-setup.ts"],
                    // One server, and scans take all of a core: file after file.
                    fileParallelism: false,
                    sequence: { groupOrder: 1 },
                    testTimeout: 600_000,
                    hookTimeout: 600_000,
                },
            },
        ],
    },
});
