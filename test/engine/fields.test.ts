import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { deleteEntry, handlesIn } from "../../rehearsal/edit-stack-file";
import type { Workspace } from "../../rehearsal/workspace";
import { aWorkspace, changes, edit, entryPath, succeeded } from "./support/a-workspace";

const HANDLE = "ana-silva";
let workspace: Workspace;
let stackFile: string;

beforeAll(async () => {
    workspace = await aWorkspace();
    for (const handle of handlesIn(workspace.stackFile).filter((each) => each !== HANDLE)) {
        deleteEntry(workspace.stackFile, handle);
    }
    await succeeded(workspace.up());
    stackFile = readFileSync(workspace.stackFile, "utf8");
});

/** What a preview says about changed fields; names without the handle. */
async function previewOf(fields: Record<string, unknown>): Promise<string[]> {
    writeFileSync(workspace.stackFile, stackFile);
    edit(workspace, (document) => {
        for (const [field, value] of Object.entries(fields)) {
            document.setIn(entryPath(HANDLE, ...field.split(".")), value);
        }
    });
    const update = await succeeded(workspace.preview());
    return changes(update).map((change) => change.replace(`${HANDLE}/`, ""));
}

const ENTRY = `update ${HANDLE}`;
const updates = (...names: string[]) => [ENTRY, ...names.map((name) => `update ${name}`)];

/** Everything that carries the person's tags. */
const TAGGED = [
    ["access-role", "boundary", "bucket", "budget", "budget-action", "cluster", "deploy-role", "egress-endpoints"],
    ["egress-own", "egress-s3", "execution-role", "image-repository", "ingress-own", "ingress-vpn", "log-group"],
    ["network-acl", "security-group", "subnet", "task-role", "vpn-record"],
].flat();

describe("a changed field of an entry replaces nothing but what must be replaced", () => {
    it.each<[title: string, fields: Record<string, unknown>, expected: string[]]>([
        ["name", { name: "Ana Maria Lima" }, updates("user")],
        ["email", { email: "ana.lima@northwind.example" }, updates("user")],
        [
            "vendor",
            { vendor: "contoso", email: "ana.silva@contoso.example" },
            updates(...TAGGED.slice(0, -1), "user", "vpn-record"),
        ],
        ["sponsor", { sponsor: "sam.roe@acme.example" }, updates(...TAGGED)],
        [
            "contract, reason, first day and squad",
            { contract: "SOW-2027-001", reason: "Something else", startsOn: "2026-12-02", squad: "billing" },
            updates("vpn-record"),
        ],
        ["last day", { endsOn: "2027-02-27" }, updates(...TAGGED)],
        ["GitHub id", { "github.id": 4_815_163 }, updates("deploy-role")],
    ])("%s", async (_title, fields, expected) => {
        expect(await previewOf(fields)).toEqual(expected);
    });

    it("profile: repositories and budget follow it", async () => {
        expect(await previewOf({ profile: "frontend" })).toEqual([
            "delete environment-variable/billing",
            "delete environment-variable/checkout-api",
            "delete environment/billing",
            "delete environment/checkout-api",
            "delete repository/billing",
            "delete repository/checkout-api",
            "delete sonarqube-project/billing",
            "delete sonarqube-project/checkout-api",
            ...updates("budget", "deploy-role"),
        ]);
    });

    it("repositories: only those that come or go", async () => {
        expect(await previewOf({ repositories: ["billing"] })).toEqual([
            "delete environment-variable/checkout-web",
            "delete environment/checkout-web",
            "delete repository/checkout-web",
            "delete sonarqube-project/checkout-web",
            ...updates("deploy-role"),
        ]);
    });

    it("GitHub login: both memberships are another account's", async () => {
        expect(await previewOf({ "github.login": "ana-renamed" })).toEqual([
            "create-replacement organization-membership",
            "create-replacement team-membership",
            "delete-replaced organization-membership",
            "delete-replaced team-membership",
            "replace organization-membership",
            "replace team-membership",
            ENTRY,
        ]);
    });

    it("slot: the sandbox moves to another address range", async () => {
        expect(await previewOf({ "sandbox.slot": 42 })).toEqual([
            "create-replacement routes",
            "create-replacement subnet",
            "create-replacement vpn-authorization",
            "delete-replaced routes",
            "delete-replaced subnet",
            "delete-replaced vpn-authorization",
            "replace routes",
            "replace subnet",
            "replace vpn-authorization",
            ...updates(
                "access-run-services",
                "deploy-run-services",
                "environment-variable/billing",
                "environment-variable/checkout-api",
                "environment-variable/checkout-web",
                "network-acl",
            ),
        ]);
    });
});
