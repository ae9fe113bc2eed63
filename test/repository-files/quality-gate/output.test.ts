import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isDebugging, printUntrusted } from "../../../repository-files/quality-gate/output.mjs";

let printed: string;

beforeEach(() => {
    printed = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => (printed += String(text)) !== "");
});
afterEach(() => {
    vi.restoreAllMocks();
});

test("on GitHub, text of the pull request stands where no workflow command is read, under a mark of its own", () => {
    const marks = [1, 2].map(() => {
        printed = "";
        printUntrusted(["::error::a", "##[set-env name=B]b"], { GITHUB_ACTIONS: "true" });
        const [, mark] = /^::stop-commands::(\S{36})\n::error::a\n##\[set-env name=B\]b\n::\1::\n$/.exec(printed) ?? [];
        return mark;
    });
    expect(marks[0]).toBeDefined();
    expect(marks[0]).not.toBe(marks[1]);
});

test("elsewhere it is printed as it is", () => {
    printUntrusted(["a", "b"], {});
    expect(printed).toBe("a\nb\n");
});

test.each([
    [{ RUNNER_DEBUG: "1" }, true],
    [{ ACTIONS_STEP_DEBUG: "true" }, true],
    [{ RUNNER_DEBUG: "0", ACTIONS_STEP_DEBUG: "false" }, false],
    [{}, false],
])("%j asks for the scanner's log: %s", (env, expected) => {
    expect(isDebugging(env)).toBe(expected);
});
