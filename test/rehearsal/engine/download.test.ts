import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installOfficialCli } from "../../../rehearsal/engine/download";
import { fakeEngine, temporaryFolder } from "./sandbox";

/** An environment in which Node.js reaches no network, whatever the code under test does. */
function sealed(folder: string): NodeJS.ProcessEnv {
    const guard = join(folder, "no-network.cjs");
    writeFileSync(
        guard,
        `globalThis.fetch = () => Promise.reject(new Error("sealed"));
require("net").Socket.prototype.connect = () => { throw new Error("sealed"); };`,
    );
    return { PATH: "", NODE_OPTIONS: `--require ${guard}` };
}

describe("the official installer", () => {
    it("is asked for the pinned version in the given root, and takes what is there already", async () => {
        const root = temporaryFolder();
        fakeEngine(join(root, "bin"), "v3.259.0");
        const request = { root, version: "3.259.0", env: sealed(root), signal: undefined };
        await expect(installOfficialCli(request)).resolves.toBeUndefined();
    });

    it("says in one line why it failed", async () => {
        const root = temporaryFolder();
        mkdirSync(join(root, "bin"));
        const request = { root, version: "3.259.0", env: sealed(root), signal: undefined };
        await expect(installOfficialCli(request)).rejects.toThrow(
            /^Failed to download https:\/\/get\.pulumi\.com\/install\.sh: sealed$/,
        );
    });

    it("is not satisfied with an older version", async () => {
        const root = temporaryFolder();
        fakeEngine(join(root, "bin"), "v3.258.0");
        const request = { root, version: "3.259.0", env: sealed(root), signal: undefined };
        await expect(installOfficialCli(request)).rejects.toThrow("sealed");
    });
});
