import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Fault } from "../../rehearsal/cloud/world";
import { deleteEntry } from "../../rehearsal/edit-stack-file";
import type { Workspace } from "../../rehearsal/workspace";
import { aCohort } from "./support/a-cohort";
import {
    allowRemovals,
    changeCloud,
    changed,
    changes,
    edit,
    entryPath,
    readCloud,
    succeeded,
    touched,
} from "./support/a-workspace";

describe("a call that fails", () => {
    const HANDLES = ["ana-silva", "ben-okafor", "chiara-rossi"];
    let workspace: Workspace;
    /** The stack file with all three people. */
    let everybody: string;

    beforeAll(async () => {
        workspace = await aCohort();
        everybody = readFileSync(workspace.stackFile, "utf8");
        deleteEntry(workspace.stackFile, "ana-silva");
    });

    const setFaults = (...faults: Omit<Fault, "message">[]) => {
        const message = "the service is unwell";
        changeCloud(workspace, (state) => ({
            ...state,
            faults: faults.map((fault) => ({ ...fault, message, times: 99 })),
        }));
    };
    const inTheCloud = (handle: string) =>
        readCloud(workspace)
            .objects.map(({ urn = "" }) => urn.split("::").at(-1) ?? "")
            .filter((name) => name.startsWith(`${handle}/`))
            .sort();
    const rename = (handle: string, name: string) => {
        edit(workspace, (document) => {
            document.setIn(entryPath(handle, "name"), name);
        });
    };

    it("ends the run with the service's words, and the next up completes what is left", async () => {
        setFaults({ operation: "create", name: "ben-okafor/bucket" });
        const failed = await workspace.up();
        expect(failed.code).not.toBe(0);
        expect(failed.output).toContain("the service is unwell");
        expect(inTheCloud("ben-okafor")).not.toContain("ben-okafor/vpn-authorization");

        setFaults();
        const mended = await succeeded(workspace.up());
        expect(new Set(changed(mended).map((step) => step.op))).toEqual(new Set(["create"]));
        expect(inTheCloud("ben-okafor")).toContain("ben-okafor/vpn-authorization");
    });

    // What others need of a failed resource is its id, so these are the ones that used to end the run early.
    it.each([
        { joins: "ana-silva", leaves: "ben-okafor", parts: ["subnet"] },
        { joins: "ben-okafor", leaves: "ana-silva", parts: ["user", "bucket"] },
    ])(
        "for the $parts of $joins, who joins, holds up nobody else with --continue-on-error",
        async ({ joins, leaves, parts }) => {
            const names = parts.map((part) => `${joins}/${part}`);
            writeFileSync(workspace.stackFile, everybody);
            deleteEntry(workspace.stackFile, leaves);
            rename("chiara-rossi", `Chiara ${parts.join(" ")} Rossi`);
            setFaults(...names.map((name) => ({ operation: "create" as const, name })));
            const failed = await workspace.up("--continue-on-error");
            expect(failed.code).not.toBe(0);
            expect(failed.errors).toEqual([...names.map(() => "the service is unwell"), "update failed"]);
            expect(inTheCloud(leaves)).toEqual([]);
            expect(changes(failed)).toContain("update chiara-rossi/user");
            expect(inTheCloud(joins).filter((name) => names.includes(name))).toEqual([]);

            setFaults();
            const mended = await succeeded(workspace.up("--continue-on-error"));
            expect(touched(mended, HANDLES)).toEqual([joins]);
            expect(new Set(changed(mended).map((step) => step.op))).toEqual(new Set(["create"]));
        },
    );

    it("for an update takes nothing away from that person, and holds up nobody else", async () => {
        const before = inTheCloud("ben-okafor");
        rename("ben-okafor", "Ben Adeyemi Okafor");
        deleteEntry(workspace.stackFile, "chiara-rossi");
        setFaults({ operation: "update", name: "ben-okafor/user" });
        const failed = await workspace.up("--continue-on-error");
        expect(failed.errors).toEqual(["the service is unwell", "update failed"]);
        expect(inTheCloud("chiara-rossi")).toEqual([]);
        expect(inTheCloud("ben-okafor")).toEqual(before);
        expect(changed(failed).filter(({ op, name }) => op !== "update" && name.startsWith("ben-okafor"))).toEqual([]);

        setFaults();
        expect(changes(await succeeded(workspace.up("--continue-on-error")))).toEqual(["update ben-okafor/user"]);
    });

    it("to read holds up a refresh, and not the run after it", async () => {
        deleteEntry(workspace.stackFile, "ben-okafor");
        allowRemovals(workspace, ["ben-okafor"]);
        setFaults({ operation: "read", name: "ben-okafor/bucket" });
        expect((await workspace.refresh()).errors).toEqual(["the service is unwell", "update failed"]);
        await succeeded(workspace.up("--continue-on-error"));
        expect(inTheCloud("ben-okafor")).toEqual([]);
    });
});
