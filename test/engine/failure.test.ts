import { describe, expect, it } from "vitest";
import { aWorkspace, changeCloud, changed, readCloud, succeeded } from "./support/a-workspace";

describe("a call that fails", () => {
    it("ends the run with the service's words, and the next up completes what is left", async () => {
        const workspace = await aWorkspace();
        const names = () => readCloud(workspace).objects.map((each) => each.urn?.split("::").at(-1));
        changeCloud(workspace, (state) => ({
            ...state,
            faults: [{ operation: "create", name: "ben-okafor/bucket", message: "the service is unwell" }],
        }));
        const failed = await workspace.up();
        expect(failed.code).not.toBe(0);
        expect(failed.output).toContain("the service is unwell");
        expect(names()).not.toContain("ben-okafor/vpn-authorization");

        const mended = await succeeded(workspace.up());
        expect(new Set(changed(mended).map((step) => step.op))).toEqual(new Set(["create"]));
        expect(names()).toContain("ben-okafor/vpn-authorization");
        await succeeded(workspace.up("--expect-no-changes"));
    });
});
