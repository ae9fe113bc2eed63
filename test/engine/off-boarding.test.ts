import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { deleteEntry } from "../../rehearsal/edit-stack-file";
import type { CloudState } from "../../rehearsal/cloud/world";
import { belongsTo } from "../../rehearsal/story";
import type { Workspace } from "../../rehearsal/workspace";
import { Cohort, entryOf, handleOf } from "../support/cohort";
import { usedSandbox } from "../support/used-sandbox";
import { aCohort } from "./support/a-cohort";
import { changeCloud, readCloud, succeeded } from "./support/a-workspace";

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

/** Runs a command as docs/offboarding.md writes it; resolves to its output and exit code. */
async function type(workspace: Workspace, line: string): Promise<string> {
    const [program, ...words] = line.split(" ");
    const [, name = "", , ...args] = words;
    const { code, output } = program === "pulumi" ? await workspace.pulumi(words) : await workspace.command(name, args);
    return `${output}\nexit ${code}`;
}

const countOf = (workspace: Workspace) => readCloud(workspace).objects.length;

interface Exported {
    deployment: { pending_operations?: { type: string; resource: { urn: string } }[]; resources?: { urn: string }[] };
}

async function exported(cohort: Cohort): Promise<Exported["deployment"]> {
    return (JSON.parse(await cohort.exportState()) as Exported).deployment;
}

/** Whether the saved state, which comes after the cloud, tells of a create that is under way. */
function isCreating({ folder, stack }: Workspace): boolean {
    const state = join(folder, ".state", ".pulumi", "stacks", "contractor-access", `${stack}.json`);
    return /"type": ?"creating"/.test(readFileSync(state, "utf8"));
}

describe("off-boarding on the real engine, as docs/offboarding.md tells it", () => {
    let workspace: Workspace;

    beforeAll(async () => {
        workspace = await aCohort();
        await succeeded(workspace.up());
        for (const [handle, ways] of [
            ["ana-silva", 7],
            ["ben-okafor", 7],
            ["chiara-rossi", 6],
        ] as const) {
            expect(waysIn(workspace, handle)).toHaveLength(ways);
        }
    });

    it("P1: kill, then npm run up with the entry still there, gives no access back", async () => {
        const before = readCloud(workspace);
        expect(await type(workspace, "npm run kill -- ana-silva --dry-run")).toMatch(/exit 0$/);
        expect(readCloud(workspace).objects).toEqual(before.objects);

        expect(await type(workspace, "npm run kill -- ana-silva")).toMatch(
            /All access of ana-silva is ended\.[^]*exit 0$/,
        );
        expect(await type(workspace, "npm run verify -- ana-silva")).toMatch(/ana-silva: nothing left\n[^]*exit 0$/);
        expect(readFileSync(workspace.stackFile, "utf8")).toMatch(/^ {4}ana-silva:[^]*?^ {6}suspended: true$/m);

        expect(await type(workspace, "npm run up -- --stack example --yes")).toMatch(
            /ana-silva: the entry is not active, access goes and the sandbox stays[^]*Done: everything is as the stack file says\.[^]*exit 0$/,
        );
        expect(waysIn(workspace, "ana-silva")).toEqual([]);
        expect(waysIn(workspace, "ben-okafor")).toHaveLength(7);
        expect(await type(workspace, "npm run orphans")).toMatch(/no orphans[^]*exit 0$/);
    });

    it("npm run up takes a leaver who used the sandbox away without a rest, and proves it", async () => {
        changeCloud(workspace, (state) => usedSandbox(state, "ben-okafor"));
        deleteEntry(workspace.stackFile, "ben-okafor");
        expect(await type(workspace, "npm run up -- --yes")).toMatch(
            /ben-okafor: 18 swept[^]*ben-okafor: nothing left[^]*ben-okafor has no access any more\.[^]*exit 0$/,
        );
        expect(thingsOf(workspace, "ben-okafor")).toEqual([]);
        const receipts = readdirSync(join(workspace.folder, "receipts")).filter((name) => name.startsWith("ben"));
        expect(receipts.map((name) => name.replace(/-\d.*\./, "."))).toEqual(["ben-okafor.html", "ben-okafor.json"]);
        for (const name of receipts) {
            expect(await type(workspace, `npm run verify -- --check receipts/${name}`)).toMatch(
                /as it was written[^]*exit 0$/,
            );
        }
    });

    it("plain pulumi up takes the grants, names the sweep, and completes after it", async () => {
        const handle = "chiara-rossi";
        expect(await type(workspace, "pulumi stack export --file state.json")).toMatch(/exit 0$/);
        changeCloud(workspace, (state) => usedSandbox(state, handle));
        deleteEntry(workspace.stackFile, handle);
        const plain = await workspace.up();
        expect(plain.code).not.toBe(0);
        expect(plain.output).toContain(`npm run sweep -- ${handle}`);
        expect(plain.errors.join()).toMatch(/[Cc]luster/);
        // The first failure ends the run; a user without group and app may be left, and what cannot be deleted.
        expect(waysIn(workspace, handle).filter((way) => way !== "user")).toEqual([]);
        expect(thingsOf(workspace, handle)).not.toEqual([]);

        expect(await type(workspace, "npm run kill -- chiara-rossi --state state.json")).toMatch(/exit 0$/);
        expect(await type(workspace, "npm run sweep -- chiara-rossi")).toMatch(/ECS service[^]*exit 1$/);
        expect(await type(workspace, "npm run sweep -- chiara-rossi --yes")).toMatch(/exit 0$/);
        expect(await type(workspace, "pulumi refresh --yes --skip-preview")).toMatch(/exit 0$/);
        expect(await type(workspace, "pulumi up --continue-on-error --yes --skip-preview")).toMatch(/exit 0$/);
        expect(thingsOf(workspace, handle)).toEqual([]);
    });

    it("kills everybody of a vendor, and changes nothing the second time", async () => {
        expect(await type(workspace, "npm run kill -- --vendor northwind --yes")).toMatch(/ana-silva[^]*exit 0$/);
        const once = readCloud(workspace);
        expect(await type(workspace, "npm run kill -- --vendor northwind --yes")).toMatch(/ana-silva[^]*exit 0$/);
        expect(readCloud(workspace).objects).toEqual(once.objects);
        expect(await type(workspace, "npm run kill -- --help")).toMatch(/Exit codes:[^]*exit 0$/);
    });
});

describe("an update that was killed", () => {
    it("among its creates, and among its deletions, is recovered from by npm run up", async () => {
        const cohort = await Cohort.open();
        const { workspace } = cohort;
        const [stays, comesAndGoes] = [handleOf(1), handleOf(2)];
        cohort.write({ [stays]: entryOf(1) });
        await succeeded(cohort.up());
        const others = countOf(workspace);
        cohort.write({ [stays]: entryOf(1), [comesAndGoes]: entryOf(2) });
        await cohort.killedUp(({ objects }) => objects.length > others + 20 && isCreating(workspace));
        expect((await exported(cohort)).pending_operations?.map(({ type }) => type)).toContain("creating");
        expect(await type(workspace, "npm run up -- --stack example --yes")).toMatch(
            /pulumi cancel --yes --stack example, then run this again\.[^]*exit 1$/,
        );

        expect(await type(workspace, "pulumi cancel --yes --stack example")).toMatch(/exit 0$/);
        expect(await type(workspace, "npm run up -- --stack example --yes")).toMatch(/exit 0$/);
        expect(waysIn(workspace, comesAndGoes)).toHaveLength(7);

        cohort.write({ [stays]: entryOf(1) });
        const before = countOf(workspace);
        await cohort.killedUp(({ objects }) => objects.length < before - 4);
        expect(await type(workspace, "pulumi cancel --yes --stack example")).toMatch(/exit 0$/);
        expect(await type(workspace, "npm run up -- --stack example --yes")).toMatch(
            new RegExp(`${comesAndGoes}: nothing left[^]*exit 0$`),
        );
        expect(thingsOf(workspace, comesAndGoes)).toEqual([]);
        expect(waysIn(workspace, stays)).toHaveLength(7);
    });
});
