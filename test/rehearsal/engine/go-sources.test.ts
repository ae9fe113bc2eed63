import { spawnSync } from "node:child_process";
import { describe, expect, it, vi } from "vitest";
import { buildArguments, buildEnvironment } from "../../../rehearsal/engine/build-arguments";
import { findOnPath } from "../../../rehearsal/engine/executables";
import { readPinned } from "../../../rehearsal/engine/pinned";

// With an empty build cache, Go compiles the SDK first.
vi.setConfig({ testTimeout: 600_000 });

describe("the Go sources", () => {
    it("pass their own tests", async ({ skip }) => {
        const go = await findOnPath("go", process.env);
        if (go === undefined) {
            return skip("there is no go on PATH");
        }
        const { module, version } = await readPinned();
        const { status, stdout, stderr } = spawnSync(
            go,
            // Vet would look into every package that they import, which takes longer than to compile them.
            ["test", "-vet=off", ...buildArguments(version), "./pulumi-language-nodejs"],
            {
                cwd: module,
                env: { ...process.env, ...buildEnvironment },
                encoding: "utf8",
            },
        );
        expect({ status, stderr: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, stderr: "" });
    });
});
