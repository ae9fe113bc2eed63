import { expect, test } from "vitest";
import { scopeParameters } from "../../../repository-files/quality-gate/parameters.mjs";

const scope = {
    sources: ["src", "lib, old"],
    tests: [],
    testInclusions: ["**/*.test.js"],
    exclusions: ["src/generated/**", 'src/a"b.js'],
    outputs: [],
    properties: { "sonar.javascript.lcov.reportPaths": "coverage/lcov.info", "sonar.java.source": "21" },
};

test("lists stand as the scanner reads them, with commas and quotes inside", () => {
    expect(scopeParameters(scope, { reports: true })).toMatchObject({
        "sonar.sources": 'src,"lib, old"',
        "sonar.tests": "",
        "sonar.exclusions": 'src/generated/**,"src/a""b.js"',
    });
});

test("reports are read with the merge commit only", () => {
    const reports = (given: boolean) => scopeParameters(scope, { reports: given })["sonar.javascript.lcov.reportPaths"];
    expect([reports(true), reports(false)]).toEqual(["coverage/lcov.info", ""]);
    expect(scopeParameters(scope, { reports: false })["sonar.java.source"]).toBe("21");
});

test("the configuration may let analysers leave something out, but changes no list of the scope", () => {
    const properties = {
        "sonar.javascript.exclusions": "**/vendor/**",
        "sonar.exclusions": "**/*",
        "sonar.sources": "none",
    };
    expect(scopeParameters({ ...scope, properties }, { reports: true })).toMatchObject({
        "sonar.javascript.exclusions": "**/vendor/**",
        "sonar.exclusions": 'src/generated/**,"src/a""b.js"',
        "sonar.sources": 'src,"lib, old"',
    });
});

test("everything that the scanner would take from package.json is given", () => {
    const keys = Object.keys(scopeParameters({ ...scope, properties: {} }, { reports: true }));
    const inferred = ["projectDescription", "links.homepage", "links.issue", "links.scm", "exclusions"];
    const reports = ["javascript.lcov.reportPaths", "testExecutionReportPaths"];
    expect(keys).toEqual(expect.arrayContaining([...inferred, ...reports].map((key) => `sonar.${key}`)));
});
