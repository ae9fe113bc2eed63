import { expect, test } from "vitest";
import { renderSettings } from "../../../repository-files/quality-gate/settings";

const analysis = {
    sources: ["src"],
    tests: ["test"],
    testInclusions: ["**/*.spec.js"],
    exclusions: ["gen/**"],
    properties: { "a.b": "c" },
};
const sonarqube = {
    url: "https://sonarqube.acme.example",
    edition: "community",
    projectKey: "checkout",
    throwAwayPrefix: "gate:checkout:",
    qualityGate: "contractor",
} as const;

test("the settings hold what the gate needs and nothing secret", () => {
    const build = { container: "node:24", command: "npm test", outputs: ["coverage/lcov.info"] };
    const settings: unknown = JSON.parse(renderSettings({ sonarqube, analysis: { ...analysis, build } }));
    expect(settings).toEqual({
        sonarqube: { url: "https://sonarqube.acme.example", edition: "community" },
        projectKey: "checkout",
        throwAwayPrefix: "gate:checkout:",
        qualityGate: "contractor",
        analysis: { ...analysis, outputs: ["coverage/lcov.info"] },
    });
});

test("without a build there are no outputs", () => {
    expect(JSON.parse(renderSettings({ sonarqube, analysis }))).toMatchObject({ analysis: { outputs: [] } });
});
