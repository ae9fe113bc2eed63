import { expect, test } from "vitest";
import { readVerdict } from "../../../repository-files/quality-gate/findings.mjs";
import type { Server } from "../../../repository-files/quality-gate/types";

const failing = (...metrics: string[]) => ({
    projectStatus: {
        status: "ERROR",
        conditions: metrics.map((metricKey) => ({
            status: "ERROR",
            metricKey,
            comparator: "GT",
            errorThreshold: "0",
            actualValue: "1",
        })),
    },
});

/** A server with one issue, one hotspot and a file of each measure; notes what it is asked. */
function answering(status: unknown) {
    const asked: Record<string, Record<string, string>> = {};
    const components = [{ key: "web:src/a.js", path: "src/a.js" }];
    const answers: Record<string, unknown> = {
        "qualitygates/project_status": status,
        "issues/search": {
            issues: [
                { component: "web:src/a.js", line: 3, rule: "javascript:S1764", message: "Correct this." },
                { component: "web", rule: "javascript:S1", message: "All of it." },
            ],
            components,
        },
        "hotspots/search": {
            hotspots: [{ component: "web:src/a.js", line: 5, ruleKey: "javascript:S2068", message: "Look." }],
            components,
        },
        "measures/component_tree": {
            components: [
                { path: "src/a.js", measures: [{ period: { value: "4" } }] },
                { path: "src/b.js", measures: [{ period: { value: "0" } }] },
                { path: "src/c.js", measures: [] },
            ],
        },
    };
    const get = (path: string, parameters: Record<string, string>) => {
        asked[path] = parameters;
        return Promise.resolve(answers[path]);
    };
    return { asked, server: { get } as unknown as Server };
}

test("a pass asks for nothing more", async () => {
    const { asked, server } = answering({ projectStatus: { status: "OK", conditions: [{ status: "OK" }] } });
    expect(await readVerdict(server, "web")).toMatchObject({ kind: "passed" });
    expect(Object.keys(asked)).toEqual(["qualitygates/project_status"]);
});

test("a failure names new issues and hotspots by path and line", async () => {
    const { asked, server } = answering(failing("new_violations"));
    expect(await readVerdict(server, "web")).toMatchObject({
        kind: "failed",
        findings: [
            { path: "src/a.js", line: 3, rule: "javascript:S1764", message: "Correct this." },
            { path: "web", rule: "javascript:S1", message: "All of it." },
            { path: "src/a.js", line: 5, rule: "javascript:S2068, security hotspot", message: "Look." },
        ],
    });
    expect(asked["issues/search"]).toMatchObject({ components: "web", inNewCodePeriod: "true", resolved: "false" });
    expect(asked["hotspots/search"]).toMatchObject({ project: "web", inNewCodePeriod: "true", status: "TO_REVIEW" });
    expect(asked["measures/component_tree"]).toBeUndefined();
});

test.each([
    ["new_coverage", "new_uncovered_lines", "4 new lines without a test"],
    ["new_duplicated_lines_density", "new_duplicated_lines", "4 new lines that stand elsewhere too"],
])("a failed %s names the files that have some", async (condition, metric, message) => {
    const { asked, server } = answering(failing(condition));
    const verdict = await readVerdict(server, "web");
    const files = verdict.kind === "failed" ? verdict.findings.filter(({ rule }) => rule === metric) : [];
    expect(files).toEqual([{ path: "src/a.js", line: undefined, rule: metric, message }]);
    expect(asked["measures/component_tree"]).toMatchObject({
        component: "web",
        metricKeys: metric,
        metricSort: metric,
    });
});

test("on a server that knows pull requests, everything is asked of the pull request", async () => {
    const { asked, server } = answering(failing("new_coverage"));
    await readVerdict(server, "web", "7");
    expect(Object.values(asked).map(({ pullRequest }) => pullRequest)).toEqual(["7", "7", "7", "7"]);
    expect(asked["issues/search"]).not.toHaveProperty("inNewCodePeriod");
});
