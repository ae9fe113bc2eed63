import { defineConfig } from "vitest/config";

export default defineConfig({
    test: {
        // Tests on the engine wait for its processes half of the time, so two files at once fill two cores.
        maxWorkers: 2,
        projects: [
            {
                test: {
                    name: "pure",
                    include: ["test/**/*.test.ts"],
                    exclude: ["test/engine/**", "test/sonarqube/**"],
                    // Properties and mutations judge thousands of documents and graphs on a busy machine.
                    testTimeout: 120_000,
                },
            },
            {
                test: {
                    name: "engine",
                    include: ["test/engine/**/*.test.ts"],
                    globalSetup: ["test/engine/support/obtain-engine.ts"],
                    // Each step of a test runs the real engine once or twice.
                    testTimeout: 180_000,
                    hookTimeout: 180_000,
                },
            },
            {
                test: {
                    name: "sonarqube",
                    include: ["test/sonarqube/**/*.test.ts"],
                    globalSetup: ["test/engine/support/obtain-engine.ts", "test/sonarqube/server/global-setup.ts"],
                    // One server, and scans take all of a core: file after file, when everything else is done.
                    fileParallelism: false,
                    sequence: { groupOrder: 1 },
                    testTimeout: 600_000,
                    hookTimeout: 600_000,
                },
            },
        ],
    },
});
