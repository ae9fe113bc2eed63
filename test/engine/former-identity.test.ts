import { beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { readFileSync } from "node:fs";
import { deleteEntry } from "../../rehearsal/edit-stack-file";
import type { Workspace } from "../../rehearsal/workspace";
import { aCohort } from "./support/a-cohort";
import { changed, changes, edit, entryPath, readCloud, succeeded } from "./support/a-workspace";

const HANDLE = "ana-silva";
let workspace: Workspace;
let entry: unknown;
let userId: string | undefined;

const mine = () => readCloud(workspace).objects.filter(({ urn }) => urn?.includes(`::${HANDLE}/`) === true);
const user = () => mine().find(({ type }) => type === "okta:user/user:User");

beforeAll(async () => {
    workspace = await aCohort();
    deleteEntry(workspace.stackFile, "chiara-rossi");
    entry = parseDocument(readFileSync(workspace.stackFile, "utf8")).getIn(entryPath(HANDLE));
    edit(workspace, (document) => {
        document.setIn(["config", "contractor-access:organization", "okta", "formerIdentities"], "keep");
    });
    await succeeded(workspace.up());
    userId = user()?.id;
});

describe("an identity that the organization keeps", () => {
    it("is deactivated in place when the entry goes, and nothing else stays", async () => {
        deleteEntry(workspace.stackFile, HANDLE);
        edit(workspace, (document) => {
            const former = {
                github: { login: "anasilva", id: 4815162 },
                leftOn: "2026-12-15",
                name: "Ana Silva",
                email: "ana.silva@northwind.example",
                vendor: "northwind",
            };
            document.setIn(
                ["config", "contractor-access:formerContractors"],
                document.createNode({ [HANDLE]: former }),
            );
        });
        const update = await succeeded(workspace.up("--policy-pack", "policies", "--continue-on-error"));
        expect(changes(update).filter((step) => !step.startsWith("delete "))).toEqual([
            `create ${HANDLE}`,
            `update ${HANDLE}/user`,
            "update organization",
        ]);
        expect(mine().map(({ type }) => type)).toEqual(["okta:user/user:User"]);
        expect([user()?.id, user()?.outputs.status]).toEqual([userId, "DEPROVISIONED"]);
        await succeeded(workspace.up("--expect-no-changes"));
    });

    it("is the same one when the person comes back", async () => {
        edit(workspace, (document) => {
            document.setIn(entryPath(HANDLE), entry);
        });
        await succeeded(workspace.up("--policy-pack", "policies"));
        expect([user()?.id, user()?.outputs.status]).toEqual([userId, "PROVISIONED"]);
        expect(mine().length).toBeGreaterThan(40);
    });

    it("goes when the organization keeps none any more", async () => {
        deleteEntry(workspace.stackFile, HANDLE);
        await succeeded(workspace.up());
        expect(user()?.outputs.status).toBe("DEPROVISIONED");
        edit(workspace, (document) => {
            document.setIn(["config", "contractor-access:organization", "okta", "formerIdentities"], "delete");
        });
        const update = await succeeded(workspace.up());
        expect(
            changed(update)
                .filter(({ op }) => op === "delete")
                .map(({ name }) => name)
                .sort(),
        ).toEqual([HANDLE, `${HANDLE}/user`]);
        expect(mine()).toEqual([]);
    });
});
