import { beforeAll, expect, test } from "vitest";
import { deleteEntry } from "../../rehearsal/edit-stack-file";
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
} from "../engine/support/a-workspace";
import { apiOf, type Call, demand } from "./support/api";
import { onRealServer } from "./support/on-real-server";

const TODAY = new Date().toISOString().slice(0, 10);
const ORGANIZATION = ["config", "contractor-access:organization"];
const PROJECT = "acme:checkout-api";
const GATE = { name: "contractor" };

interface Condition {
    id: string;
    metric: string;
    error: string;
}

onRealServer("the whole program on the real engine and the real server", (sonarqube) => {
    let workspace: Workspace;
    let admin: Call;

    const conditions = async () =>
        (await demand<{ conditions: Condition[] }>(admin("GET", "qualitygates/show", GATE))).conditions;
    const projects = async () =>
        (
            await demand<{ components: { key: string; visibility: string }[] }>(
                admin("GET", "projects/search", { q: "acme:" }),
            )
        ).components;
    const ciUsers = async () =>
        (
            await demand<{ users: { login: string }[] }>(
                admin("GET", "v2/users-management/users", { q: "ci-acme", active: "true" }),
            )
        ).users.map(({ login }) => login);
    const templates = async () =>
        (
            await demand<{ permissionTemplates: { name: string }[] }>(admin("GET", "permissions/search_templates"))
        ).permissionTemplates.flatMap(({ name }) => (name.startsWith("gate acme:") ? [name] : []));
    const inSonarqube = (update: Awaited<ReturnType<Workspace["up"]>>) =>
        changed(update).filter(({ type }) => type.startsWith("sonarqube:"));

    beforeAll(async () => {
        admin = apiOf(sonarqube.url, sonarqube.adminToken);
        workspace = await aWorkspace({ today: TODAY, sonarqubeToken: sonarqube.adminToken });
        keepOnly(workspace, "ana-silva");
        edit(workspace, (document) => {
            document.setIn([...ORGANIZATION, "sonarqube", "url"], sonarqube.url);
            // Tokens end by the server's clock, so this plays today, and the entry has to.
            const entry = ["config", "contractor-access:contractors", "ana-silva"];
            document.setIn([...entry, "startsOn"], TODAY);
            document.setIn([...entry, "endsOn"], TODAY);
        });
    });

    test("up makes gate, projects, permissions, template, users, tokens and the contractor's sight of them", async () => {
        const update = await succeeded(workspace.up());
        expect(new Set(inSonarqube(update).map(({ type }) => type.split(":")[2]))).toEqual(
            new Set([
                "AnalysisToken",
                "Group",
                "GroupGlobalPermissions",
                "GroupPermission",
                "PermissionTemplate",
                "Project",
                "ProjectPermissions",
                "QualityGate",
                "TechnicalUser",
            ]),
        );
        expect((await projects()).map(({ key, visibility }) => `${key} ${visibility}`).sort()).toEqual([
            "acme:billing private",
            "acme:checkout-api private",
            "acme:checkout-web private",
        ]);
        expect((await ciUsers()).sort()).toEqual(["ci-acme.billing", "ci-acme.checkout-api", "ci-acme.checkout-web"]);
        expect(await templates()).toHaveLength(3);
        expect((await conditions()).map(({ metric }) => metric).sort()).toEqual([
            "new_coverage",
            "new_duplicated_lines_density",
            "new_maintainability_rating",
            "new_reliability_rating",
            "new_security_hotspots_reviewed",
            "new_security_rating",
            "new_violations",
        ]);
    });

    test("a second up changes nothing, and a refresh finds nothing", async () => {
        await succeeded(workspace.up("--expect-no-changes"));
        await succeeded(workspace.refresh("--expect-no-changes"));
    });

    test("CI's token is in the repository's secret, and works as CI's user", async () => {
        const state = await workspace.pulumi(["stack", "export", "--show-secrets"]);
        const [token = ""] = /squ_[0-9a-f]{40}/.exec(state.stdout) ?? [];
        const { valid } = await demand<{ valid: boolean }>(
            apiOf(sonarqube.url, token)("GET", "authentication/validate"),
        );
        expect(valid).toBe(true);
        expect(readCloud(workspace).objects.filter(({ type }) => type.endsWith(":ActionsSecret"))).toHaveLength(3);
        expect(await workspace.exportState()).not.toContain(token);
        expect(state.stdout).not.toContain(sonarqube.adminToken);
    });

    test("a condition changed and a project deleted by hand are shown by a refresh and mended by the next up", async () => {
        const coverage = (await conditions()).find(({ metric }) => metric === "new_coverage");
        await demand(
            admin("POST", "qualitygates/update_condition", {
                id: coverage?.id ?? "",
                metric: "new_coverage",
                op: "LT",
                error: "5",
            }),
        );
        await demand(admin("POST", "projects/delete", { project: PROJECT }));
        const refresh = await succeeded(workspace.refresh());
        expect(refresh.output).toMatch(/platform\/sonarqube\/quality-gate updated .*~conditions/);
        const gone = [
            "ana-silva/sonarqube-project/checkout-api",
            "platform/checkout-api/project",
            "platform/checkout-api/project-permissions",
        ];
        const gate = "update platform/sonarqube/quality-gate";
        expect(changes(refresh)).toEqual([...gone.map((name) => `delete ${name}`), gate]);
        const mended = changes(await succeeded(workspace.up()));
        expect(mended).toEqual([...gone.map((name) => `create ${name}`), gate]);
        expect((await conditions()).find(({ metric }) => metric === "new_coverage")?.error).toBe("80");
        const { qualityGate } = await demand<{ qualityGate: { name: string } }>(
            admin("GET", "qualitygates/get_by_project", { project: PROJECT }),
        );
        expect(qualityGate.name).toBe("contractor");
        await succeeded(workspace.up("--expect-no-changes"));
    });

    test("a deleted entry takes the contractor's group, and leaves the projects", async () => {
        deleteEntry(workspace.stackFile, "ana-silva");
        allowRemovals(workspace, ["ana-silva"]);
        const update = await succeeded(workspace.up());
        expect(changed(update).filter(({ name }) => name.startsWith("platform/"))).toEqual([]);
        const { groups } = await demand<{ groups: { name: string }[] }>(
            admin("GET", "permissions/groups", { projectKey: PROJECT, ps: "100" }),
        );
        expect(groups.map(({ name }) => name)).not.toContain("contractors-ana-silva");
        expect(await projects()).toHaveLength(3);
    });

    test("destroy leaves nothing", async () => {
        await succeeded(workspace.destroy());
        expect(await projects()).toEqual([]);
        expect((await admin("GET", "qualitygates/show", GATE)).status).toBe(404);
        expect(await ciUsers()).toEqual([]);
        expect(await templates()).toEqual([]);
    });
});
