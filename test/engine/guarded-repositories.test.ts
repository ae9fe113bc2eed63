import { beforeAll, describe, expect, it } from "vitest";
import { writeState } from "../../rehearsal/cloud/file-store";
import { deleteEntry } from "../../rehearsal/edit-stack-file";
import { readKept, writeKept } from "../../rehearsal/sonarqube/kept";
import type { SonarqubeState } from "../../rehearsal/sonarqube/state";
import type { Workspace } from "../../rehearsal/workspace";
import {
    allowRemovals,
    aWorkspace,
    changed,
    changes,
    edit,
    keepOnly,
    readCloud,
    succeeded,
} from "./support/a-workspace";
import { aResidentProgram } from "./support/resident-program";

const PROJECT = "acme:checkout-api";
/** The project that somebody deletes by hand. */
const DELETED = "acme:billing";
let workspace: Workspace;

beforeAll(async () => {
    workspace = await aWorkspace(aResidentProgram());
    keepOnly(workspace, "ana-silva");
    await succeeded(workspace.up());
});

function inSonarqube(): SonarqubeState {
    return readKept(workspace.sonarqubeState);
}

/** Groups that hold something on the project. */
function groupsOnProject(): string[] {
    const groups = Object.entries(inSonarqube().projects[PROJECT]?.groups ?? {});
    return groups
        .filter(([, permissions]) => permissions.length > 0)
        .map(([name]) => name)
        .sort();
}

function byHand(change: (state: SonarqubeState) => void): void {
    const state = inSonarqube();
    change(state);
    writeKept(workspace.sonarqubeState, state);
}

/** Where the files of a guarded repository are. */
function filesOf(repository: string): unknown[] {
    const files = readCloud(workspace).objects.filter(({ type }) => type.endsWith(":RepositoryFile"));
    return files
        .filter(({ outputs }) => outputs.repository === repository)
        .map(({ outputs }) => outputs.file)
        .sort();
}

describe("a guarded repository", () => {
    it("carries gate, way of working and first steps", () => {
        expect(filesOf("checkout-api")).toEqual([
            ".github/CODEOWNERS",
            ".github/ISSUE_TEMPLATE/bug.yml",
            ".github/ISSUE_TEMPLATE/config.yml",
            ".github/ISSUE_TEMPLATE/task.yml",
            ".github/PULL_REQUEST_TEMPLATE.md",
            ".github/quality-gate/gate.mjs",
            ".github/quality-gate/package-lock.json",
            ".github/quality-gate/package.json",
            ".github/quality-gate/settings.json",
            ".github/workflows/branch-analysis.yml",
            ".github/workflows/deploy-sandbox.yml",
            ".github/workflows/quality-gate.yml",
            "docs/BRANCHING.md",
            "docs/DEFINITION_OF_DONE.md",
            "docs/ENVIRONMENT.md",
        ]);
    });

    it("lets nobody but administrators, its CI and its contractors see its project", () => {
        const users = inSonarqube().projects[PROJECT]?.users;
        expect(groupsOnProject()).toEqual(["contractors-ana-silva", "sonar-administrators"]);
        expect(users).toEqual({ "ci-acme.checkout-api": ["scan", "user"] });
        expect(inSonarqube().server.groups["sonar-users"] ?? []).toEqual([]);
    });

    it("tells the outputs what its gate is worth", async () => {
        const { gates } = await workspace.outputs();
        expect(gates).toMatchObject({ "checkout-api": { enforced: true, mechanism: "push-ruleset" } });
    });
});

describe("what somebody changed in SonarQube by hand", () => {
    it("is shown by a refresh and repaired by the next up", async () => {
        byHand((state) => {
            const coverage = state.gates.contractor?.conditions.find(({ metric }) => metric === "new_coverage");
            Object.assign(coverage ?? {}, { error: "5" });
            Object.assign(state.projects[PROJECT]?.groups ?? {}, { "sonar-users": ["user"] });
            state.projects = Object.fromEntries(Object.entries(state.projects).filter(([key]) => key !== DELETED));
        });
        const refresh = await succeeded(workspace.refresh());
        expect(refresh.output).toMatch(/platform\/sonarqube\/quality-gate updated .*~conditions/);
        expect(changes(await succeeded(workspace.up()))).toEqual([
            "create ana-silva/sonarqube-project/billing",
            "create platform/billing/project",
            "create platform/billing/project-permissions",
            "update platform/checkout-api/project-permissions",
            "update platform/sonarqube/quality-gate",
        ]);
        expect(inSonarqube().gates.contractor?.conditions.find(({ metric }) => metric === "new_coverage")?.error).toBe(
            "80",
        );
        expect(groupsOnProject()).not.toContain("sonar-users");
        expect(inSonarqube().projects[DELETED]).toMatchObject({ gate: "contractor", visibility: "private" });
        await succeeded(workspace.up("--expect-no-changes"));
    });
});

describe("CI's token", () => {
    it("is renewed in the next month: the new one is in place before the old one is revoked", async () => {
        const tokens = () => inSonarqube().users["ci-acme.checkout-api"]?.tokens.map(({ name }) => name);
        expect(tokens()).toEqual(["ci-2026-12"]);
        workspace.today = "2027-01-04";
        const update = await succeeded(workspace.up());
        const steps = changed(update).filter(({ name }) => name.startsWith("platform/checkout-api/ci-token"));
        const [made, replaced, ...others] = steps.map(({ op, name }) => `${op} ${name}`);
        expect([made, replaced, others.pop(), ...others.sort()]).toEqual([
            "create-replacement platform/checkout-api/ci-token",
            "replace platform/checkout-api/ci-token",
            "delete-replaced platform/checkout-api/ci-token",
            "update platform/checkout-api/ci-token-dependabot-secret",
            "update platform/checkout-api/ci-token-secret",
        ]);
        expect(tokens()).toEqual(["ci-2027-01"]);
    });
});

describe("off-boarding", () => {
    it("takes the contractor's sight of the projects, and touches no repository", async () => {
        const before = filesOf("checkout-api");
        deleteEntry(workspace.stackFile, "ana-silva");
        allowRemovals(workspace, ["ana-silva"]);
        const update = await succeeded(workspace.up());
        expect(changed(update).filter(({ name }) => name.startsWith("platform/"))).toEqual([]);
        expect(groupsOnProject()).toEqual(["sonar-administrators"]);
        expect(Object.values(inSonarqube().groups).map(({ name }) => name)).not.toContain("contractors-ana-silva");
        expect(filesOf("checkout-api")).toEqual(before);
    });
});

describe("a repository with a file of its own where the kit keeps one", () => {
    it("is refused before anything of it is guarded, unless it is adopted", async () => {
        const other = await aWorkspace(aResidentProgram());
        keepOnly(other, "ana-silva");
        const type = "github:index/repositoryFile:RepositoryFile";
        const file = "docs/BRANCHING.md";
        const existing = { repository: "billing", file, content: "ours", branch: "trunk" };
        writeState(other.cloudState, {
            version: 1,
            objects: [{ type, id: `billing/${file}`, inputs: existing, outputs: existing }],
        });
        const refused = await other.up();
        expect(refused.code).not.toBe(0);
        expect(refused.output).toContain(`refusing to overwrite existing file: ${file}`);
        const billing = (path: string) =>
            readCloud(other).objects.filter((each) => each.urn?.includes(`::${path}`)).length;
        expect([billing("platform/billing/review"), billing("ana-silva/repository/billing")]).toEqual([0, 0]);

        edit(other, (document) =>
            document.setIn(["config", "contractor-access:organization", "repositories", "billing", "adopt"], true),
        );
        const adopted = await other.command("up", ["--yes"]);
        expect(adopted).toMatchObject({
            code: 0,
            output: expect.stringContaining("Done: everything is as the stack file says.") as string,
        });
        expect([billing("platform/billing/review"), billing("ana-silva/repository/billing")]).toEqual([1, 1]);
    });
});
