import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inThrowAwayProject, isLeftOver, throwAwayName } from "../../../repository-files/quality-gate/throw-away.mjs";
import type { Run } from "../../../repository-files/quality-gate/types";

const now = new Date("2026-12-02T10:15:30.123Z");
const prefix = "gate:web:";

test("a name says when and by which run it was made, and is used once", () => {
    const env = { GITHUB_RUN_ID: "77", GITHUB_RUN_ATTEMPT: "2" };
    expect(throwAwayName(env, now)).toMatch(/^20261202T101530Z-77-2-[0-9a-f]{12}$/);
    expect(throwAwayName(env, now)).not.toBe(throwAwayName(env, now));
    expect(throwAwayName({}, now)).toMatch(/^20261202T101530Z-local-1-/);
});

test.each([
    ["gate:web:20261201T101529Z-1-1-ab", true],
    ["gate:web:20261201T101531Z-1-1-ab", false],
    ["gate:web:20261202T101530Z-1-1-ab", false],
    ["gate:api:20200101T000000Z-1-1-ab", false],
    ["gate:web:", false],
    ["gate:web:something-else", false],
    ["web", false],
])("%s is left over: %s", (key, expected) => {
    expect(isLeftOver(key, prefix, now)).toBe(expected);
});

let printed: string[];

beforeEach(() => {
    printed = [];
    vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => {
    vi.restoreAllMocks();
});

/** A server that notes its calls and refuses one of them. */
function noting(refused?: string) {
    const calls: string[] = [];
    const call = (path: string, parameters: Record<string, string>) => {
        calls.push([path, ...Object.values(parameters)].join(" ").replace(/\d{8}T\d{6}Z-local-1-[0-9a-f]{12}/g, "NEW"));
        return path === refused ? Promise.reject(new Error(`${path} is refused`)) : Promise.resolve();
    };
    const projects = [
        { key: "gate:web:20200101T000000Z-1-1-ab" },
        { key: "gate:web:29990101T000000Z-1-1-ab" },
        { key: "web" },
    ];
    const server = { url: "", get: () => Promise.resolve({ projects }), post: call, postLast: call };
    const settings = { throwAwayPrefix: prefix, qualityGate: "contractor" };
    return { calls, run: { server, settings, env: {} } as unknown as Run };
}

const made = [
    "projects/delete gate:web:20200101T000000Z-1-1-ab",
    "projects/create gate:web:NEW gate:web:NEW private",
    "new_code_periods/set gate:web:NEW PREVIOUS_VERSION",
    "qualitygates/select gate:web:NEW contractor",
    "settings/set gate:web:NEW sonar.qualitygate.ignoreSmallChanges false",
];
const removed = "projects/delete gate:web:NEW";

test("a project is private, configured before the work and removed after it, and so is an old one", async () => {
    const { calls, run } = noting();
    expect(
        await inThrowAwayProject(run, (key) => Promise.resolve(calls.push("work") > 0 && key.startsWith(prefix))),
    ).toBe(true);
    expect(calls).toEqual([...made, "work", removed]);
});

test("a project is removed when the work fails", async () => {
    const { calls, run } = noting();
    await expect(inThrowAwayProject(run, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(calls).toEqual([...made, removed]);
});

test.each(["projects/create", "new_code_periods/set", "qualitygates/select", "settings/set"])(
    "no work is done in a project for which %s was refused, and it is removed",
    async (refused) => {
        const { calls, run } = noting(refused);
        await expect(inThrowAwayProject(run, () => Promise.resolve())).rejects.toThrow(`${refused} is refused`);
        expect(calls.at(-1)).toBe(removed);
    },
);

test("a project that cannot be removed is told and does not change the result", async () => {
    const { run } = noting("projects/delete");
    expect(await inThrowAwayProject(run, () => Promise.resolve(7))).toBe(7);
    const lines = printed.map((line) => line.replace(/\d{8}T\d{6}Z-local-1-[0-9a-f]{12}/, "NEW"));
    expect(lines).toEqual(
        ["gate:web:20200101T000000Z-1-1-ab", "gate:web:NEW"].map(
            (key) => `The project ${key} could not be removed: projects/delete is refused\n`,
        ),
    );
});
