import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { deleteEntry } from "../../rehearsal/edit-stack-file";
import type { CloudState } from "../../rehearsal/cloud/world";
import { belongsTo } from "../../rehearsal/story";
import type { Workspace } from "../../rehearsal/workspace";
import { standInCredentials } from "../../rehearsal/workspace-environment";
import { usedSandbox } from "../support/used-sandbox";
import { aWorkspace, changeCloud, readCloud, succeeded } from "./support/a-workspace";

/** Everything in AWS, Okta and GitHub that the engine or the person made under the handle; sorted. */
function thingsOf(workspace: Workspace, handle: string): string[] {
    const isOwn = ({ urn = "", id, outputs }: CloudState["objects"][number]) =>
        belongsTo(handle, urn.split("::").at(-1) ?? "") ||
        JSON.stringify([id, outputs]).includes(`contractors/${handle}`);
    return readCloud(workspace)
        .objects.filter(isOwn)
        .map(({ type, id }) => `${type} ${id}`)
        .sort();
}

/** What lets somebody in, of a person. */
function waysIn(workspace: Workspace, handle: string): string[] {
    const grants = [
        "own-membership",
        "access-role",
        "deploy-role",
        "organization-membership",
        "team-membership",
        "vpn-authorization",
    ];
    const objects = readCloud(workspace).objects.map(({ urn, outputs }) => ({
        name: urn?.split("::").at(-1),
        outputs,
    }));
    const user = objects.find(({ name }) => name === `${handle}/user`);
    return [
        ...(user?.outputs.status === "DEPROVISIONED" ? [] : ["user"]),
        ...grants.filter((part) => objects.some(({ name }) => name === `${handle}/${part}`)),
    ];
}

async function command(workspace: Workspace, name: string, ...args: string[]): Promise<string> {
    const { code, output } = await workspace.command(name, args);
    return `${output}\nexit ${code}`;
}

/** Runs `pulumi up` and kills it, with everything that it started, as soon as the cloud has so many objects. */
async function killedUp(workspace: Workspace, when: (objects: number) => boolean): Promise<void> {
    const child = spawn("pulumi", ["up", "--yes", "--skip-preview", "--continue-on-error", "--non-interactive"], {
        cwd: workspace.folder,
        env: {
            ...process.env,
            PATH: workspace.enginePath(),
            ...standInCredentials(),
            ...workspace.engineEnvironment(),
            PULUMI_STACK: workspace.stack,
        },
        detached: true,
        stdio: "ignore",
    });
    const closed = once(child, "close");
    while (!when(countOf(workspace))) {
        expect(child.exitCode).toBeNull();
        await pause(5);
    }
    process.kill(-(child.pid ?? expect.fail("pulumi did not start")), "SIGKILL");
    await closed;
}

/** The file is replaced while it is written, so it may be unreadable for a moment. */
function countOf(workspace: Workspace): number {
    try {
        return readCloud(workspace).objects.length;
    } catch {
        return -1;
    }
}

interface Exported {
    deployment: { pending_operations?: { type: string; resource: { urn: string } }[]; resources?: { urn: string }[] };
}

async function exported(workspace: Workspace): Promise<Exported["deployment"]> {
    return (JSON.parse(await workspace.exportState()) as Exported).deployment;
}

describe("off-boarding on the real engine", { timeout: 1_800_000 }, () => {
    it("P1: kill, then npm run up with the entry still there, gives no access back", async () => {
        const workspace = await aWorkspace();
        await succeeded(workspace.up());
        expect(waysIn(workspace, "ana-silva")).toHaveLength(7);
        expect(await command(workspace, "kill", "ana-silva")).toMatch(/All access of ana-silva is ended\.[^]*exit 0$/);
        expect(await command(workspace, "verify", "ana-silva")).toMatch(/ana-silva: nothing left\n[^]*exit 0$/);
        expect(readFileSync(workspace.stackFile, "utf8")).toMatch(/^ {4}ana-silva:[^]*?^ {6}suspended: true$/m);

        expect(await command(workspace, "up", "--yes")).toMatch(
            /ana-silva: the entry is not active, access goes and the sandbox stays[^]*Done: everything is as the stack file says\.[^]*exit 0$/,
        );
        expect(waysIn(workspace, "ana-silva")).toEqual([]);
        expect(waysIn(workspace, "ben-okafor")).toHaveLength(7);
        expect(await command(workspace, "orphans")).toMatch(/no orphans[^]*exit 0$/);
    });

    it("npm run up takes a leaver who used the sandbox away without a rest, and proves it", async () => {
        const workspace = await aWorkspace();
        await succeeded(workspace.up());
        changeCloud(workspace, (state) => usedSandbox(state, "ben-okafor"));
        deleteEntry(workspace.stackFile, "ben-okafor");
        expect(await command(workspace, "up", "--yes")).toMatch(
            /ben-okafor: 18 swept[^]*ben-okafor: nothing left[^]*ben-okafor has no access any more\.[^]*exit 0$/,
        );
        expect(thingsOf(workspace, "ben-okafor")).toEqual([]);
        const receipts = readdirSync(join(workspace.folder, "receipts"));
        expect(receipts.map((name) => name.replace(/-\d.*\./, "."))).toEqual(["ben-okafor.html", "ben-okafor.json"]);
        for (const name of receipts) {
            expect(await command(workspace, "verify", "--check", `receipts/${name}`)).toMatch(
                /as it was written[^]*exit 0$/,
            );
        }
    });

    it("recovers from an update that was killed among its creates, and from one among its deletions", async () => {
        const workspace = await aWorkspace();
        await killedUp(workspace, (objects) => objects > 150);
        expect((await exported(workspace)).pending_operations?.map(({ type }) => type)).toContain("creating");
        const locked = await command(workspace, "up", "--yes");
        expect(locked).toMatch(/pulumi cancel --yes --stack example, then run this again\.[^]*exit 1$/);

        await succeeded(workspace.pulumi(["cancel", "--yes"]) as ReturnType<Workspace["up"]>);
        expect(await command(workspace, "up", "--yes")).toMatch(/exit [01]$/);
        await succeeded(workspace.up("--expect-no-changes"));

        deleteEntry(workspace.stackFile, "ben-okafor");
        const before = countOf(workspace);
        await killedUp(workspace, (objects) => objects > 0 && objects < before - 4);
        await succeeded(workspace.pulumi(["cancel", "--yes"]) as ReturnType<Workspace["up"]>);
        expect(await command(workspace, "up", "--yes")).toMatch(/ben-okafor: nothing left[^]*exit 0$/);
        expect(thingsOf(workspace, "ben-okafor")).toEqual([]);
    });
});
