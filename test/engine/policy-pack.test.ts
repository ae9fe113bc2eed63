import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT, type Workspace } from "../../rehearsal/workspace";
import { allowRemovals, aWorkspace, edit, entryPath, keepOnly, succeeded } from "./support/a-workspace";
import { aResidentProgram } from "./support/resident-program";

const PACK = ["--policy-pack", "policies"];
const ORGANIZATION = ["config", "contractor-access:organization"];
/** Who accepts the finding, until when. The engine takes a bare date for a point in time, so it stands in quotes. */
const waiver = (until: string) =>
    parseDocument(
        `{ rule: G3, resource: platform/billing/review, reason: Two people, approvedBy: jo.lee@acme.example, until: "${until}" }`,
    ).contents;
let workspace: Workspace;

function inOrganization(path: string[], value: unknown): void {
    edit(workspace, (document) => document.setIn([...ORGANIZATION, ...path], value));
}

beforeAll(async () => {
    workspace = await aWorkspace(aResidentProgram());
    keepOnly(workspace, "ana-silva");
});

describe("the policy pack on the real engine", () => {
    it("has nothing against the first preview of the example", async () => {
        expect((await succeeded(workspace.preview(...PACK))).output).not.toMatch(/mandatory|advisory/);
    });

    it("ends a preview that breaks a rule, and names rule and resource, also when a waiver is over", async () => {
        inOrganization(["repositories", "billing", "requiredApprovals"], 1);
        inOrganization(["waivers"], [waiver("2026-12-01")]);
        const refused = await workspace.preview(...PACK);
        expect(refused.code).not.toBe(0);
        expect(refused.output).toMatch(/\[mandatory\].* gh-two-approvals-fresh +\(.*platform\/billing\/review\)/);
        expect(refused.output).toContain("requiredApprovingReviewCount is 1. Wanted: 2 to 10.");
    });

    it("lets a waiver turn the finding into a note", async () => {
        inOrganization(["waivers"], [waiver("2026-12-31")]);
        const waived = await succeeded(workspace.preview(...PACK));
        expect(waived.output).toMatch(/\[advisory\].* gh-two-approvals-fresh /);
    });

    it("lets a suspension pass, but not in a preview that refreshes: there it is shown what goes as if it stayed", async () => {
        inOrganization(["waivers"], []);
        inOrganization(["repositories", "billing", "requiredApprovals"], 2);
        await succeeded(workspace.up());
        edit(workspace, (document) => document.setIn(entryPath("ana-silva", "suspended"), true));
        allowRemovals(workspace, ["ana-silva"]);
        await succeeded(workspace.preview(...PACK));
        expect((await workspace.preview("--refresh", ...PACK)).output).toMatch(/\[mandatory\].* life-complete /);
        edit(workspace, (document) => document.deleteIn(entryPath("ana-silva", "suspended")));
    });

    it("says the same of an exported state as the audit, which needs neither engine nor login", async () => {
        inOrganization(["repositories", "billing", "requiredApprovals"], 1);
        await succeeded(workspace.up());
        const file = join(workspace.folder, "state.json");
        writeFileSync(file, await workspace.exportState());
        const analysis = await workspace.pulumi(["policy", "analyze", ...PACK, "--file", file]);
        const command = ["--require=contractor-access-kit/transpile", "commands/audit.ts", file];
        const audit = spawnSync(process.execPath, command, { cwd: ROOT, encoding: "utf8" });
        expect([analysis.code === 0, audit.status]).toEqual([false, 1]);
        expect(analysis.output).toContain("gh-two-approvals-fresh");
        expect(audit.stdout).toContain("G3");
        expect(audit.stdout).toContain("platform/billing/review");
    });
});
