import { beforeAll, describe, expect, it } from "vitest";
import type { CloudObject } from "../../rehearsal/cloud/world";
import type { Workspace } from "../../rehearsal/workspace";
import { aCohort } from "./support/a-cohort";
import { allowRemovals, changeCloud, changes, keepOnly, readCloud, succeeded } from "./support/a-workspace";
import { deleteEntry } from "../../rehearsal/edit-stack-file";

const HANDLE = "ana-silva";
let workspace: Workspace;

beforeAll(async () => {
    workspace = await aCohort();
    keepOnly(workspace, HANDLE);
    await succeeded(workspace.up());
});

function named(name: string): CloudObject | undefined {
    return readCloud(workspace).objects.find((each) => each.urn?.endsWith(`::${HANDLE}/${name}`));
}

describe("what somebody changed by hand", () => {
    it("is shown by a refresh and repaired by the next up", async () => {
        changeCloud(workspace, (state) => ({
            ...state,
            objects: state.objects.map((each) =>
                each.urn?.endsWith(`::${HANDLE}/access-role`)
                    ? { ...each, outputs: { ...each.outputs, maxSessionDuration: 43_200 } }
                    : each,
            ),
        }));
        const refresh = await succeeded(workspace.refresh());
        expect(refresh.output).toContain("maxSessionDuration");
        expect(changes(await succeeded(workspace.up()))).toEqual([`update ${HANDLE}/access-role`]);
        expect(named("access-role")?.outputs.maxSessionDuration).toBe(3600);
    });

    it("is made again when it was deleted", async () => {
        changeCloud(workspace, (state) => ({
            ...state,
            objects: state.objects.filter((each) => !each.urn?.endsWith(`::${HANDLE}/vpn-authorization`)),
        }));
        await succeeded(workspace.refresh());
        expect(changes(await succeeded(workspace.up()))).toEqual([`create ${HANDLE}/vpn-authorization`]);
    });
});

describe("a sandbox that is in use", () => {
    it("is deleted with the objects and images in it", async () => {
        changeCloud(workspace, (state) => ({
            ...state,
            objects: state.objects.map((each) =>
                each.urn?.endsWith(`::${HANDLE}/bucket`) || each.urn?.endsWith(`::${HANDLE}/image-repository`)
                    ? { ...each, members: ["left-behind"] }
                    : each,
            ),
        }));
        deleteEntry(workspace.stackFile, HANDLE);
        allowRemovals(workspace, [HANDLE]);
        await succeeded(workspace.up());
        expect(readCloud(workspace).objects.filter((each) => each.urn?.includes(`::${HANDLE}/`))).toEqual([]);
    });
});
