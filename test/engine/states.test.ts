import { beforeAll, describe, expect, it } from "vitest";
import { readVpnRecord } from "../../components/planning/vpn-record";
import type { Workspace } from "../../rehearsal/workspace";
import { aCohort } from "./support/a-cohort";
import { changed, edit, entryPath, keepOnly, readCloud, succeeded, touched } from "./support/a-workspace";

const HANDLE = "ana-silva";
let workspace: Workspace;

beforeAll(async () => {
    workspace = await aCohort({ today: "2026-11-01" });
    keepOnly(workspace, HANDLE);
    edit(workspace, (document) => {
        document.setIn(entryPath(HANDLE, "startsOn"), "2026-12-01");
        document.setIn(entryPath(HANDLE, "endsOn"), "2027-02-26");
        document.deleteIn(entryPath(HANDLE, "suspended"));
    });
});

/** What the in-memory cloud itself holds of the person's access, not what the engine believes. */
function inTheCloud() {
    const { objects } = readCloud(workspace);
    const mine = objects.filter((each) => each.urn?.includes(`::${HANDLE}/`) === true);
    const count = (type: string) => mine.filter((each) => each.type === type).length;
    return {
        user: mine.find((each) => each.type === "okta:user/user:User")?.outputs.status,
        vpnRules: count("aws:ec2clientvpn/authorizationRule:AuthorizationRule"),
        roles: count("aws:iam/role:Role"),
        teams: count("github:index/team:Team"),
        sandboxes: count("aws:ec2/subnet:Subnet"),
    };
}

/** What the VPN's connect handler decides by. */
function record() {
    const parameter = readCloud(workspace).objects.find((each) => each.outputs.name === `/contractors-vpn/${HANDLE}`);
    return readVpnRecord(parameter?.outputs.insecureValue as string);
}

describe("an entry over time", () => {
    it("is prepared before its first day, without any grant", async () => {
        await succeeded(workspace.up());
        expect(inTheCloud()).toEqual({ user: "STAGED", vpnRules: 0, roles: 2, teams: 0, sandboxes: 1 });
    });

    // Okta calls a user PROVISIONED from the activation mail until the person has followed it.
    it("has access from its first day", async () => {
        workspace.today = "2026-12-01";
        const update = await succeeded(workspace.up());
        expect(inTheCloud()).toEqual({ user: "PROVISIONED", vpnRules: 1, roles: 4, teams: 1, sandboxes: 1 });
        expect(touched(update, [HANDLE])).toEqual([HANDLE]);
        expect(new Set(changed(update).map((step) => step.op))).toEqual(new Set(["create", "update"]));
    });

    it("loses every grant while suspended, and keeps the sandbox", async () => {
        edit(workspace, (document) => {
            document.setIn(entryPath(HANDLE, "suspended"), true);
        });
        const steps = changed(await succeeded(workspace.up()));
        expect(inTheCloud()).toEqual({ user: "DEPROVISIONED", vpnRules: 0, roles: 2, teams: 0, sandboxes: 1 });

        // The VPN's connect handler refuses before the first grant is deleted.
        const refused = steps.find(({ op, name }) => op === "update" && name === `${HANDLE}/vpn-record`);
        const deleted = steps.filter(({ op }) => op === "delete").map(({ startedAt }) => startedAt);
        expect(deleted.length).toBeGreaterThan(0);
        expect(refused?.endedAt).toBeLessThanOrEqual(Math.min(...deleted));
        expect(record()).toMatchObject({ suspended: true });
    });

    it("gets everything back when it is resumed", async () => {
        edit(workspace, (document) => {
            document.deleteIn(entryPath(HANDLE, "suspended"));
        });
        await succeeded(workspace.up());
        expect(inTheCloud()).toEqual({ user: "PROVISIONED", vpnRules: 1, roles: 4, teams: 1, sandboxes: 1 });
        expect(record()).toMatchObject({ suspended: false });
    });

    it("still has access on its last day, and none on the next", async () => {
        workspace.today = "2027-02-26";
        expect(changed(await succeeded(workspace.up()))).toEqual([]);
        workspace.today = "2027-02-27";
        await succeeded(workspace.up());
        expect(inTheCloud()).toEqual({ user: "DEPROVISIONED", vpnRules: 0, roles: 2, teams: 0, sandboxes: 1 });
    });
});
