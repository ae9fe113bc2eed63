import { beforeAll, describe, expect, it } from "vitest";
import { deleteEntry, handlesIn } from "../../rehearsal/edit-stack-file";
import type { Step } from "../../rehearsal/engine-events";
import { belongsTo, grantsWentFirst } from "../../rehearsal/story";
import type { Update, Workspace } from "../../rehearsal/workspace";
import {
    allowRemovals,
    aWorkspace,
    changed,
    changes,
    edit,
    entryPath,
    readCloud,
    succeeded,
    touched,
} from "./support/a-workspace";

let workspace: Workspace;
let handles: string[];
let firstIdentity: string | undefined;

beforeAll(async () => {
    workspace = await aWorkspace();
    handles = handlesIn(workspace.stackFile);
});

function deletedOf(update: Update, handle: string): Step[] {
    return changed(update).filter((step) => step.op === "delete" && belongsTo(handle, step.name));
}

/** Okta's id of the person who joins, leaves and returns. */
const identity = () => readCloud(workspace).objects.find((each) => each.urn?.endsWith("::aaron-new/user"))?.id;

/** Puts a new person in front of all others. */
function addAaron(): void {
    edit(workspace, (document) => {
        const [handle = ""] = handles;
        const first = document.toJS() as { config: Record<string, Record<string, object>> };
        const entry = first.config["contractor-access:contractors"]?.[handle];
        const contractors = document.getIn(["config", "contractor-access:contractors"]) as { items: unknown[] };
        contractors.items.unshift(
            document.createPair("aaron-new", {
                ...entry,
                name: "Aaron New",
                email: "aaron.new@northwind.example",
                github: { login: "aaronnew", id: 900_001 },
                sandbox: { slot: 77 },
            }),
        );
    });
}

describe("the life of a stack on the real engine", () => {
    it("onboards everybody in the file", async () => {
        const update = await succeeded(workspace.up());
        expect(new Set(changed(update).map((step) => step.op))).toEqual(new Set(["create"]));
        expect(touched(update, handles)).toEqual([...handles, "platform"].sort());
    });

    it("changes nothing on a second up, also when entries have changed places", async () => {
        edit(workspace, (document) => {
            const contractors = document.getIn(["config", "contractor-access:contractors"]) as { items: unknown[] };
            contractors.items.reverse();
        });
        const update = await succeeded(workspace.up("--expect-no-changes"));
        expect(changes(update)).toEqual([]);
    });

    it("replaces nothing when a display name changes", async () => {
        const [handle = ""] = handles;
        edit(workspace, (document) => {
            document.setIn(entryPath(handle, "name"), "Ana Maria Lima");
        });
        expect(changes(await succeeded(workspace.up()))).toEqual([`update ${handle}`, `update ${handle}/user`]);
    });

    it("touches nobody else when a person joins in front", async () => {
        addAaron();
        const update = await succeeded(workspace.up());
        expect(touched(update, [...handles, "aaron-new"])).toEqual(["aaron-new"]);
        expect(new Set(changed(update).map((step) => step.op))).toEqual(new Set(["create"]));
        firstIdentity = identity();
    });

    it("deletes exactly a deleted entry's resources, every grant before the environment", async () => {
        deleteEntry(workspace.stackFile, "aaron-new");
        const update = await succeeded(workspace.up());
        expect(touched(update, [...handles, "aaron-new"])).toEqual(["aaron-new"]);
        expect(new Set(changed(update).map((step) => step.op))).toEqual(new Set(["delete"]));

        expect(deletedOf(update, "aaron-new").length).toBeGreaterThan(40);
        expect(grantsWentFirst(update.steps)).toBe(true);
        // The record for the VPN goes with the grants, though it is none.
        const [record, budget] = ["aaron-new/vpn-record", "aaron-new/budget"].map((name) =>
            deletedOf(update, "aaron-new").find((step) => step.name === name),
        );
        expect(record?.endedAt).toBeLessThanOrEqual(budget?.startedAt ?? 0);
    });

    it("P20: gives somebody who comes back a new identity in Okta, never the old one", async () => {
        addAaron();
        await succeeded(workspace.up());
        const returned = identity();
        expect([typeof returned, returned === firstIdentity]).toEqual(["string", false]);
    });

    it("deletes several entries in one run and leaves the platform alone", async () => {
        const leavers = ["aaron-new", ...handles.slice(1)];
        for (const handle of leavers) {
            deleteEntry(workspace.stackFile, handle);
        }
        allowRemovals(workspace, leavers);
        const update = await succeeded(workspace.up());
        expect(touched(update, ["aaron-new", ...handles])).toEqual(leavers.sort());
        expect(identity()).toBeUndefined();
        expect(new Set(changed(update).map((step) => step.op))).toEqual(new Set(["delete"]));
    });

    it("leaves nothing when the stack is destroyed", async () => {
        await succeeded(workspace.destroy());
        const state = JSON.parse(await workspace.exportState()) as { deployment: { resources?: unknown[] } };
        expect(state.deployment.resources ?? []).toEqual([]);
    });
});
