import { expect, test } from "vitest";
import { majorVersion } from "./server/java";
import { releaseFor } from "./server/release";

test.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "26-ea" 2026-03-17', 26],
    ['java version "1.8.0_432"', 8],
    ["no Java at all", undefined],
])("%s is Java %s", (printed, major) => {
    expect(majorVersion(printed)).toBe(major);
});

test.each([
    [16, undefined],
    [17, "25.12.0.117093"],
    [20, "25.12.0.117093"],
    [21, "26.9.0.129388"],
    [25, "26.9.0.129388"],
])("Java %i runs %s", (major, version) => {
    expect(releaseFor(major)?.version).toBe(version);
});
