import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { deleteMembership, findMembership, hasMembers, searchGroups } from "../../../providers/sonarqube/client/groups";
import { nothing } from "../../../providers/sonarqube/client/http";
import { revokeToken, tokensOf } from "../../../providers/sonarqube/client/tokens";
import { deactivateUser, searchUsers } from "../../../providers/sonarqube/client/users";
import { Driver, type Kept, type TestServer } from "./a-provider";

const sorted = (list: readonly string[] | undefined) => [...(list ?? [])].sort();

/** A day that is `days` from now. */
function dayFromNow(days: number): string {
    return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * What the provider relies on, told as cases that hold for any SonarQube: the real one and the fake. Everything that is
 * made has a name of its own and is taken away again.
 */
export function sonarqubeContract(server: () => TestServer): void {
    const unique = `kit-${randomBytes(4).toString("hex")}`;
    const made: Kept[] = [];
    let driver: Driver;

    const make = async (type: string, inputs: Record<string, unknown>): Promise<Kept> => {
        const kept = await driver.create(type, inputs);
        made.push(kept);
        return kept;
    };
    const named = (what: string) => `${unique}-${what}`;
    const projectInputs = (what: string) => ({
        key: named(what),
        name: `Project ${what}`,
        visibility: "private",
        mainBranch: "main",
        qualityGate: "Sonar way",
        newCode: { type: "PREVIOUS_VERSION" },
        settings: { "sonar.qualitygate.ignoreSmallChanges": "false" },
    });
    const administrators = { "sonar-administrators": ["admin", "user"] };

    beforeAll(() => {
        driver = new Driver(server());
    });
    afterAll(async () => {
        for (const kept of made.reverse()) {
            await driver.delete(kept);
        }
    });

    describe("a quality gate", () => {
        const coverage = { metric: "new_coverage", op: "LT", error: "80" };
        const violations = { metric: "new_violations", op: "GT", error: "0" };

        it("has exactly the declared conditions, without those that SonarQube adds", async () => {
            const kept = await make("QualityGate", { name: named("gate"), conditions: [coverage, violations] });
            expect(await driver.read(kept)).toEqual(kept.inputs);
            expect(await driver.import("QualityGate", kept.id)).toMatchObject({ name: named("gate") });
        });

        it("changes in place, one condition dropped, one changed, one new", async () => {
            const kept = await make("QualityGate", { name: named("gate-2"), conditions: [coverage, violations] });
            const duplication = { metric: "new_duplicated_lines_density", op: "GT", error: "3" };
            const news = { ...kept.inputs, conditions: [{ ...coverage, error: "70" }, duplication] };
            expect(await driver.diff(kept, news)).toEqual(["in place"]);
            expect(await driver.read(await driver.update(kept, news))).toEqual(news);
        });

        it("shows a condition that was removed by hand, and mends it", async () => {
            const kept = await make("QualityGate", { name: named("gate-3"), conditions: [coverage, violations] });
            const shape = z.object({ conditions: z.array(z.object({ id: z.string(), metric: z.string() })) });
            const call = { method: "GET", path: "api/qualitygates/show", query: { name: kept.id } } as const;
            const { conditions } = await driver.http(call, shape);
            const id = conditions.find(({ metric }) => metric === "new_coverage")?.id;
            await driver.byHand("api/qualitygates/delete_condition", { id });
            const drifted = await driver.read(kept);
            expect(drifted).toEqual({ name: kept.id, conditions: [violations] });
            expect(await driver.diff({ ...kept, outputs: drifted ?? {} }, kept.inputs)).toEqual(["in place"]);
            await driver.update(kept, kept.inputs);
            expect(await driver.read(kept)).toEqual(kept.inputs);
        });

        it("that lost every condition by hand is shown, mended and deleted", async () => {
            const kept = await make("QualityGate", { name: named("gate-7"), conditions: [violations] });
            const shape = z.object({ conditions: z.array(z.object({ id: z.string() })) });
            const call = { method: "GET", path: "api/qualitygates/show", query: { name: kept.id } } as const;
            const { conditions } = await driver.http(call, shape);
            await driver.byHand("api/qualitygates/delete_condition", { id: conditions[0]?.id });
            const drifted = { ...kept, outputs: { name: kept.id, conditions: [] } };
            expect(await driver.read(kept)).toEqual(drifted.outputs);
            expect(await driver.read(await driver.update(drifted, kept.inputs))).toEqual(kept.inputs);
            await driver.delete(drifted);
            expect(await driver.read(kept)).toBeUndefined();
        });

        it("is not taken over when it exists", async () => {
            const kept = await make("QualityGate", { name: named("gate-4"), conditions: [violations] });
            await expect(driver.create("QualityGate", kept.inputs)).rejects.toThrow(
                `pulumi import sonarqube:index:QualityGate <name> ${kept.id}`,
            );
        });

        it("is refused by SonarQube's own words when a metric does not exist, and stays to be mended", async () => {
            const inputs = { name: named("gate-5"), conditions: [{ ...violations, metric: "no_such_metric" }] };
            const failing = driver.create("QualityGate", inputs);
            await expect(failing).rejects.toThrow("There is no metric with key=no_such_metric");
            await expect(failing).rejects.toMatchObject({ id: inputs.name, properties: inputs });
            const half = { type: "QualityGate", id: inputs.name, inputs, outputs: inputs };
            made.push(half);
            const mended = { ...inputs, conditions: [violations] };
            await driver.update(half, mended);
            expect(await driver.read(half)).toEqual(mended);
        });

        it("is gone after its deletion, and deleting it again is fine", async () => {
            const kept = await make("QualityGate", { name: named("gate-6"), conditions: [violations] });
            await driver.delete(kept);
            expect(await driver.read(kept)).toBeUndefined();
            await driver.delete(kept);
        });
    });

    describe("a project", () => {
        it("has its gate, its branch, its new code and its settings", async () => {
            const gate = await make("QualityGate", {
                name: named("gate-p"),
                conditions: [{ metric: "new_violations", op: "GT", error: "0" }],
            });
            const kept = await make("Project", {
                ...projectInputs("p1"),
                mainBranch: "trunk",
                qualityGate: gate.id,
                newCode: { type: "NUMBER_OF_DAYS", value: "30" },
                settings: { "sonar.qualitygate.ignoreSmallChanges": "false", "sonar.exclusions": "a/**,b/**" },
            });
            expect(await driver.read(kept)).toEqual(kept.inputs);
            expect(await driver.import("Project", kept.id)).toEqual(kept.inputs);
        });

        it("changes everything but its key in place", async () => {
            const kept = await make("Project", projectInputs("p2"));
            const news = {
                ...kept.inputs,
                mainBranch: "develop",
                newCode: { type: "NUMBER_OF_DAYS", value: "10" },
                settings: { "sonar.exclusions": "c/**" },
            };
            expect(await driver.diff(kept, news)).toEqual(["in place"]);
            const after = await driver.update(kept, news);
            expect(await driver.read(after)).toEqual(news);
            expect((await driver.import("Project", kept.id))?.settings).toEqual({ "sonar.exclusions": "c/**" });
            expect(await driver.diff(kept, { ...kept.inputs, key: named("other") })).toEqual(["key*"]);
        });

        it("has its gate as its own choice, also when that is the default of the server", async () => {
            const kept = await make("Project", projectInputs("p7"));
            const shape = z.object({ qualityGate: z.object({ name: z.string(), default: z.boolean() }) });
            const call = {
                method: "GET",
                path: "api/qualitygates/get_by_project",
                query: { project: kept.id },
            } as const;
            expect((await driver.http(call, shape)).qualityGate).toEqual({ name: "Sonar way", default: false });
        });

        it("shows what was changed by hand, and mends it", async () => {
            const kept = await make("Project", projectInputs("p3"));
            await driver.byHand("api/settings/reset", {
                component: kept.id,
                keys: "sonar.qualitygate.ignoreSmallChanges",
            });
            await driver.byHand("api/projects/update_visibility", { project: kept.id, visibility: "public" });
            await driver.byHand("api/project_branches/rename", { project: kept.id, name: "renamed" });
            const drifted = { ...kept.inputs, visibility: "public", mainBranch: "renamed", settings: {} };
            expect(await driver.read(kept)).toEqual(drifted);
            await driver.update({ ...kept, outputs: drifted }, kept.inputs);
            expect(await driver.read(kept)).toEqual(kept.inputs);
        });

        it("refuses a setting that no one knows, although SonarQube takes it", async () => {
            const inputs = { ...projectInputs("p4"), settings: { "sonar.qualitygate.ignoreSmalChanges": "false" } };
            const failing = driver.create("Project", inputs);
            made.push({ type: "Project", id: inputs.key, inputs, outputs: inputs });
            await expect(failing).rejects.toThrow(
                "settings.sonar.qualitygate.ignoreSmalChanges: SonarQube knows no such",
            );
        });

        it("is not taken over when it exists", async () => {
            const kept = await make("Project", projectInputs("p5"));
            await expect(driver.create("Project", kept.inputs)).rejects.toThrow(
                `pulumi import sonarqube:index:Project <name> ${kept.id}`,
            );
        });

        it("that somebody makes without saying more can be seen by all, and is made private by an update", async () => {
            const inputs = projectInputs("p8");
            await driver.byHand("api/projects/create", { project: inputs.key, name: inputs.name });
            const kept = { type: "Project", id: inputs.key, inputs, outputs: inputs };
            made.push(kept);
            expect(await driver.read(kept)).toMatchObject({ visibility: "public", mainBranch: "main", settings: {} });
            expect(await driver.read(await driver.update(kept, inputs))).toEqual(inputs);
        });

        it("that was deleted by hand is gone, and so are its permissions", async () => {
            const kept = await make("Project", projectInputs("p6"));
            const permissions = await make("ProjectPermissions", {
                projectKey: kept.id,
                groups: administrators,
                users: {},
            });
            await driver.byHand("api/projects/delete", { project: kept.id });
            expect(await driver.read(kept)).toBeUndefined();
            expect(await driver.read(permissions)).toBeUndefined();
            await driver.delete(permissions);
            await driver.delete(kept);
        });
    });

    describe("permissions of a project", () => {
        it("are exactly the declared ones, but for groups that others answer for", async () => {
            const project = await make("Project", projectInputs("q1"));
            const group = await make("Group", { name: named("contractors-ana"), description: "" });
            await make("GroupPermission", {
                projectKey: project.id,
                group: named("contractors-ana"),
                permissions: ["user"],
            });
            const kept = await make("ProjectPermissions", {
                projectKey: project.id,
                groups: administrators,
                users: {},
                separatelyManagedPrefix: named("contractors-"),
            });
            expect(await driver.read(kept)).toEqual(kept.inputs);
            expect(await driver.import("ProjectPermissions", project.id)).toEqual({
                projectKey: project.id,
                groups: { ...administrators, [named("contractors-ana")]: ["user"] },
                users: {},
            });
            expect(await driver.read(group)).toEqual(group.inputs);
        });

        it("show what was granted by hand, and take it away again", async () => {
            const project = await make("Project", projectInputs("q2"));
            const kept = await make("ProjectPermissions", {
                projectKey: project.id,
                groups: administrators,
                users: {},
            });
            const grant = { projectKey: project.id, permission: "issueadmin" };
            await driver.byHand("api/permissions/add_group", { ...grant, groupName: "sonar-users" });
            await driver.byHand("api/permissions/add_user", { ...grant, login: "admin" });
            const drifted = {
                projectKey: project.id,
                groups: { ...administrators, "sonar-users": ["issueadmin"] },
                users: { admin: ["issueadmin"] },
            };
            expect(await driver.read(kept)).toEqual(drifted);
            await driver.update({ ...kept, outputs: drifted }, kept.inputs);
            expect(await driver.read(kept)).toEqual(kept.inputs);
        });

        it("leave the project readable when the administrators lost sight of it by hand, and give it back", async () => {
            const project = await make("Project", projectInputs("q3"));
            const kept = await make("ProjectPermissions", {
                projectKey: project.id,
                groups: administrators,
                users: {},
            });
            const form = { projectKey: project.id, groupName: "sonar-administrators" };
            await driver.byHand("api/permissions/remove_group", { ...form, permission: "user" });
            await driver.byHand("api/permissions/remove_group", { ...form, permission: "admin" });
            expect(await driver.read(project)).toEqual(project.inputs);
            const drifted = { projectKey: project.id, groups: {}, users: {} };
            expect(await driver.read(kept)).toEqual(drifted);
            await driver.update({ ...kept, outputs: drifted }, kept.inputs);
            expect(await driver.read(kept)).toEqual(kept.inputs);
            expect(await driver.import("Project", project.id)).toMatchObject({ key: project.id });
        });

        it("of one group come and go without touching the others", async () => {
            const project = await make("Project", projectInputs("q4"));
            await make("Group", { name: named("one-group"), description: "" });
            const inputs = { projectKey: project.id, group: named("one-group"), permissions: ["codeviewer", "user"] };
            const kept = await make("GroupPermission", inputs);
            expect(await driver.read(kept)).toEqual(inputs);
            expect(await driver.diff(kept, { ...inputs, permissions: ["user", "codeviewer"] })).toEqual([]);
            await expect(driver.create("GroupPermission", inputs)).rejects.toThrow("exists in SonarQube already");
            const fewer = await driver.update(kept, { ...inputs, permissions: ["user"] });
            expect(await driver.read(fewer)).toEqual({ ...inputs, permissions: ["user"] });
            await driver.delete(fewer);
            expect(await driver.read(fewer)).toBeUndefined();
            await driver.delete(fewer);
            expect(await driver.import("ProjectPermissions", project.id)).toMatchObject({
                groups: { "sonar-administrators": ["admin"] },
            });
        });
    });

    describe("a permission of a group that goes", () => {
        it("leaves what somebody else gave the group", async () => {
            const project = await make("Project", projectInputs("q5"));
            await make("Group", { name: named("kept-group"), description: "" });
            const inputs = { projectKey: project.id, group: named("kept-group"), permissions: ["user"] };
            const kept = await make("GroupPermission", inputs);
            const form = { projectKey: project.id, groupName: inputs.group, permission: "issueadmin" };
            await driver.byHand("api/permissions/add_group", form);
            expect(await driver.read(kept)).toEqual({ ...inputs, permissions: ["issueadmin", "user"] });
            await driver.delete(kept);
            expect(await driver.read(kept)).toEqual({ ...inputs, permissions: ["issueadmin"] });
        });
    });

    describe("global permissions of a group", () => {
        it("are replaced, and what was there before is given back", async () => {
            const group = await make("Group", { name: named("stripped"), description: "" });
            for (const permission of ["scan", "provisioning"]) {
                await driver.byHand("api/permissions/add_group", { groupName: named("stripped"), permission });
            }
            const kept = await make("GroupGlobalPermissions", {
                group: named("stripped"),
                permissions: ["profileadmin"],
            });
            expect(sorted(kept.outputs.before as string[])).toEqual(["provisioning", "scan"]);
            expect(await driver.read(kept)).toEqual(kept.inputs);
            await driver.delete(kept);
            const after = (await driver.read(kept)) as { permissions: string[] };
            expect(sorted(after.permissions)).toEqual(["provisioning", "scan"]);
            await driver.delete(group);
            expect(await driver.read(kept)).toBeUndefined();
            await driver.delete(kept);
        });

        it("need a group that exists", async () => {
            const inputs = { group: named("nobody"), permissions: [] };
            await expect(driver.create("GroupGlobalPermissions", inputs)).rejects.toThrow("SonarQube has no group");
        });
    });

    describe("a permission template", () => {
        it("has exactly the declared content, and changes in place", async () => {
            const kept = await make("PermissionTemplate", {
                name: named("template"),
                projectKeyPattern: `${named("pr")}:.*`,
                creatorPermissions: ["admin", "scan", "user"],
                groups: { "sonar-administrators": ["admin", "user"] },
            });
            expect(await driver.read(kept)).toEqual(kept.inputs);
            expect(await driver.import("PermissionTemplate", kept.id)).toMatchObject({ name: named("template") });
            const news = {
                name: named("template-renamed"),
                projectKeyPattern: `${named("other")}:.*`,
                creatorPermissions: ["scan"],
                groups: { "sonar-users": ["user"] },
            };
            expect(await driver.diff(kept, news)).toEqual(["in place"]);
            const after = await driver.update(kept, news);
            expect(await driver.read(after)).toEqual(news);
        });

        it("shows a user who was added by hand, and takes them out again", async () => {
            const kept = await make("PermissionTemplate", {
                name: named("template-2"),
                projectKeyPattern: `${named("pr2")}:.*`,
                creatorPermissions: [],
                groups: administrators,
            });
            const grant = { templateId: kept.id, login: "admin", permission: "scan" };
            await driver.byHand("api/permissions/add_user_to_template", grant);
            const drifted = { ...kept.inputs, users: { admin: ["scan"] } };
            expect(await driver.read(kept)).toEqual(drifted);
            expect(await driver.diff({ ...kept, outputs: drifted }, kept.inputs)).toEqual(["in place"]);
            await driver.update(kept, kept.inputs);
            expect(await driver.read(kept)).toEqual(kept.inputs);
        });

        it("is not taken over when another one has its name in other letters", async () => {
            const inputs = {
                name: named("template-3"),
                projectKeyPattern: `${named("pr3")}:.*`,
                creatorPermissions: [],
                groups: {},
            };
            const kept = await make("PermissionTemplate", inputs);
            await expect(
                driver.create("PermissionTemplate", { ...inputs, name: inputs.name.toUpperCase() }),
            ).rejects.toThrow(`pulumi import sonarqube:index:PermissionTemplate <name> ${kept.id}`);
            await driver.delete(kept);
            expect(await driver.read(kept)).toBeUndefined();
            await driver.delete(kept);
        });
    });

    describe("a person who signs in elsewhere", () => {
        const users = z.object({ id: z.string() });

        it("is found by what the sign-in service calls them, and is left without tokens, groups and a way in", async () => {
            const { http } = driver;
            const login = named("person");
            const path = "api/v2/users-management/users";
            const { id } = await http({ method: "POST", path, json: { login, name: "Person", local: false } }, users);
            const group = await make("Group", { name: named("person-group"), description: "" });
            const memberships = "api/v2/authorizations/group-memberships";
            const json = { userId: id, groupId: group.id };
            await http({ method: "POST", path: memberships, json, repeatable: false }, nothing);
            await driver.byHand("api/user_tokens/generate", { login, name: named("token"), type: "USER_TOKEN" });

            const found = await searchUsers(http, { externalIdentity: login, active: true });
            expect(found).toMatchObject([{ id, login, externalLogin: login, local: false, active: true }]);
            expect(await searchUsers(http, { externalIdentity: login.slice(0, -1), active: true })).toEqual([]);
            expect((await searchGroups(http, named("person-"))).map(({ name }) => name)).toEqual([
                named("person-group"),
            ]);

            expect((await tokensOf(http, login)).map(({ name }) => name)).toEqual([named("token")]);
            await revokeToken(http, login, named("token"));
            expect(await tokensOf(http, login)).toEqual([]);

            expect(await hasMembers(http, group.id)).toBe(true);
            const membership = await findMembership(http, group.id, id);
            await deleteMembership(http, membership ?? "");
            expect(await findMembership(http, group.id, id)).toBeUndefined();
            expect(await hasMembers(http, group.id)).toBe(false);
            await deleteMembership(http, membership ?? "");

            await deactivateUser(http, id);
            await deactivateUser(http, id);
            expect(await searchUsers(http, { externalIdentity: login, active: true })).toEqual([]);
            expect(await searchUsers(http, { externalIdentity: login, active: false })).toMatchObject([{ id }]);
        });
    });

    describe("a group", () => {
        it("is renamed in place with its permissions, and is gone after its deletion", async () => {
            const project = await make("Project", projectInputs("g1"));
            const kept = await make("Group", { name: named("group"), description: "people" });
            expect(await driver.read(kept)).toEqual(kept.inputs);
            await make("GroupPermission", { projectKey: project.id, group: named("group"), permissions: ["user"] });
            const news = { name: named("group-renamed"), description: "others" };
            expect(await driver.diff(kept, news)).toEqual(["in place"]);
            await driver.update(kept, news);
            expect(await driver.read(kept)).toEqual(news);
            expect(await driver.import("GroupPermission", `${project.id}/${named("group-renamed")}`)).toMatchObject({
                permissions: ["user"],
            });
            await expect(driver.create("Group", news)).rejects.toThrow(
                `pulumi import sonarqube:index:Group <name> ${kept.id}`,
            );
            await driver.delete(kept);
            expect(await driver.read(kept)).toBeUndefined();
            await driver.delete(kept);
        });
    });

    describe("a technical user and its tokens", () => {
        const userInputs = (what: string) => ({ login: named(what), name: `Gate ${what}`, globalPermissions: [] });

        it("comes with its global permissions, changes in place and is not taken over", async () => {
            const kept = await make("TechnicalUser", { ...userInputs("u1"), globalPermissions: ["scan"] });
            expect(await driver.read(kept)).toEqual(kept.inputs);
            const news = { ...userInputs("u1"), name: "Renamed", globalPermissions: ["provisioning"] };
            expect(await driver.diff(kept, news)).toEqual(["in place"]);
            await driver.update(kept, news);
            expect(await driver.read(kept)).toEqual(news);
            expect(await driver.diff(kept, { ...news, login: named("u1-b") })).toEqual(["login*"]);
            await expect(driver.create("TechnicalUser", news)).rejects.toThrow(
                `pulumi import sonarqube:index:TechnicalUser <name> ${named("u1")}`,
            );
        });

        it("is not taken for another one whose login begins like its own", async () => {
            await make("TechnicalUser", userInputs("u7-long"));
            expect(await driver.import("TechnicalUser", named("u7"))).toBeUndefined();
            const kept = await make("TechnicalUser", userInputs("u7"));
            await driver.delete(kept);
            expect(await driver.import("TechnicalUser", named("u7-long"))).toEqual(userInputs("u7-long"));
        });

        it("comes back with its login after it was deactivated, without its old tokens", async () => {
            const kept = await make("TechnicalUser", { ...userInputs("u2"), globalPermissions: ["scan"] });
            await driver.delete(kept);
            expect(await driver.read(kept)).toBeUndefined();
            // An administrator can do this, and the token would come back to life with the user.
            const form = { login: kept.id, name: "left-behind", type: "USER_TOKEN" };
            const shape = z.object({ token: z.string() });
            const { token } = await driver.http({ method: "POST", path: "api/user_tokens/generate", form }, shape);
            const back = await make("TechnicalUser", userInputs("u2"));
            expect(await driver.read(back)).toEqual(userInputs("u2"));
            await expect(driver.as(token).import("QualityGate", "Sonar way")).rejects.toThrow(
                "does not accept the token",
            );
            await driver.delete(back);
            await driver.delete(back);
        });

        it("has a user token that works until the user is deactivated, and is then dead at once", async () => {
            const user = await make("TechnicalUser", userInputs("u3"));
            const inputs = { login: user.id, name: named("t"), type: "USER_TOKEN", expiresOn: dayFromNow(30) };
            const kept = await make("AnalysisToken", inputs);
            const token = String(kept.outputs.token);
            expect(token).toMatch(/^squ_/);
            expect(await driver.read(kept)).toEqual(inputs);
            expect(await driver.as(token).import("QualityGate", "Sonar way")).toBeDefined();
            await expect(driver.as(token).import("Project", named("any"))).rejects.toThrow(
                "may not GET api/projects/search",
            );
            await driver.delete(user);
            expect(await driver.read(kept)).toBeUndefined();
            await expect(driver.as(token).import("QualityGate", "Sonar way")).rejects.toThrow(
                "does not accept the token",
            );
            await driver.delete(kept);
        });

        it("is gone with its tokens when it was deactivated by hand", async () => {
            const user = await make("TechnicalUser", userInputs("u8"));
            const inputs = { login: user.id, name: named("t8"), type: "USER_TOKEN", expiresOn: dayFromNow(30) };
            const kept = await make("AnalysisToken", inputs);
            const path = "api/v2/users-management/users";
            const shape = z.object({ users: z.array(z.object({ id: z.string() })) });
            const { users } = await driver.http({ method: "GET", path, query: { q: user.id } }, shape);
            await driver.http({ method: "DELETE", path: `${path}/${users[0]?.id ?? ""}` }, nothing);
            expect(await driver.read(user)).toBeUndefined();
            expect(await driver.read(kept)).toBeUndefined();
        });

        it("has a project analysis token by a detour that leaves no other token", async () => {
            const project = await make("Project", projectInputs("t4"));
            const user = await make("TechnicalUser", userInputs("u4"));
            await make("ProjectPermissions", {
                projectKey: project.id,
                groups: administrators,
                users: { [user.id]: ["scan", "user"] },
            });
            const inputs = {
                login: user.id,
                name: named("t4"),
                type: "PROJECT_ANALYSIS_TOKEN",
                projectKey: project.id,
                expiresOn: dayFromNow(30),
            };
            const kept = await make("AnalysisToken", inputs);
            expect(String(kept.outputs.token)).toMatch(/^sqp_/);
            expect(await driver.read(kept)).toEqual(inputs);
            const shape = z.object({ userTokens: z.array(z.object({ name: z.string() })) });
            const call = { method: "GET", path: "api/user_tokens/search", query: { login: user.id } } as const;
            expect((await driver.http(call, shape)).userTokens.map(({ name }) => name)).toEqual([named("t4")]);
            await driver.delete(kept);
            expect(await driver.read(kept)).toBeUndefined();
            await driver.delete(kept);
            const another = await make("AnalysisToken", { ...inputs, name: named("t4-b") });
            await driver.delete(project);
            expect(await driver.read(another)).toBeUndefined();
        });

        it("gets no project analysis token without the permission to scan, and no token is left", async () => {
            const project = await make("Project", projectInputs("t5"));
            const user = await make("TechnicalUser", userInputs("u5"));
            await make("ProjectPermissions", { projectKey: project.id, groups: administrators, users: {} });
            await make("Group", { name: named("no-scan"), description: "" });
            const inputs = {
                login: user.id,
                name: named("t5"),
                type: "PROJECT_ANALYSIS_TOKEN",
                projectKey: project.id,
                expiresOn: dayFromNow(30),
            };
            const shape = z.object({ userTokens: z.array(z.unknown()) });
            const call = { method: "GET", path: "api/user_tokens/search", query: { login: user.id } } as const;
            const strip = { groupName: "sonar-users", permission: "scan" };
            await driver.byHand("api/permissions/remove_group", strip);
            try {
                await expect(driver.create("AnalysisToken", inputs)).rejects.toThrow("POST api/user_tokens/generate");
            } finally {
                await driver.byHand("api/permissions/add_group", strip);
            }
            expect((await driver.http(call, shape)).userTokens).toEqual([]);
        });

        it("is refused a second token of the same name, and one that ended too early", async () => {
            const user = await make("TechnicalUser", userInputs("u6"));
            const inputs = { login: user.id, name: named("t6"), type: "USER_TOKEN", expiresOn: dayFromNow(30) };
            await make("AnalysisToken", inputs);
            await expect(driver.create("AnalysisToken", inputs)).rejects.toThrow("has a token");
            const ended = { ...inputs, name: named("t6-b"), expiresOn: "2020-01-01" };
            await expect(driver.create("AnalysisToken", ended)).rejects.toThrow(
                "minimum value for parameter expirationDate",
            );
        });
    });

    describe("the token of a user who may only create projects", () => {
        let own: Driver;
        let other: string;
        const throwAway = named("repo:pr-1");

        beforeAll(async () => {
            await make("QualityGate", {
                name: named("gate-n1"),
                conditions: [{ metric: "new_violations", op: "GT", error: "0" }],
            });
            other = (await make("Project", projectInputs("n1"))).id;
            await make("ProjectPermissions", { projectKey: other, groups: administrators, users: {} });
            await make("PermissionTemplate", {
                name: named("throw-away"),
                projectKeyPattern: `${named("repo")}:pr-.*`,
                creatorPermissions: ["admin", "codeviewer", "scan", "user"],
                groups: administrators,
            });
            const user = await make("TechnicalUser", {
                login: named("n1"),
                name: "Gate",
                globalPermissions: ["provisioning"],
            });
            const inputs = { login: user.id, name: named("n1"), type: "USER_TOKEN", expiresOn: dayFromNow(30) };
            own = driver.as(String((await make("AnalysisToken", inputs)).outputs.token));
        });

        it("makes a throw-away project, sets it up and deletes it", async () => {
            await own.byHand("api/projects/create", { project: throwAway, name: "PR 1", visibility: "private" });
            await own.byHand("api/qualitygates/select", { projectKey: throwAway, gateName: named("gate-n1") });
            await own.byHand("api/new_code_periods/set", { project: throwAway, type: "PREVIOUS_VERSION" });
            const setting = { key: "sonar.qualitygate.ignoreSmallChanges", value: "false" };
            await own.byHand("api/settings/set", { component: throwAway, ...setting });
            expect(await driver.import("ProjectPermissions", throwAway)).toEqual({
                projectKey: throwAway,
                groups: administrators,
                users: { [named("n1")]: ["admin", "codeviewer", "scan", "user"] },
            });
            expect(await driver.import("Project", throwAway)).toMatchObject({ qualityGate: named("gate-n1") });
            await own.byHand("api/projects/delete", { project: throwAway });
            expect(await driver.import("Project", throwAway)).toBeUndefined();
        });

        it.each([
            ["api/projects/delete", () => ({ project: other })],
            ["api/projects/update_visibility", () => ({ project: other, visibility: "public" })],
            ["api/qualitygates/select", () => ({ projectKey: other, gateName: "Sonar way" })],
            ["api/settings/set", () => ({ component: other, key: "sonar.scm.disabled", value: "true" })],
            ["api/new_code_periods/set", () => ({ project: other, type: "PREVIOUS_VERSION" })],
            ["api/project_branches/rename", () => ({ project: other, name: "x" })],
            ["api/permissions/add_user", () => ({ projectKey: other, login: named("n1"), permission: "user" })],
            ["api/permissions/add_user", () => ({ login: named("n1"), permission: "admin" })],
            ["api/permissions/create_template", () => ({ name: named("x") })],
            ["api/qualitygates/create", () => ({ name: named("x") })],
            ["api/qualitygates/destroy", () => ({ name: named("gate-n1") })],
            ["api/user_tokens/generate", () => ({ login: "admin", name: named("x"), type: "USER_TOKEN" })],
        ])("is refused elsewhere: %s %#", async (path, form) => {
            await expect(own.byHand(path, form())).rejects.toMatchObject({ status: 403 });
        });

        it.each(["api/v2/users-management/users", "api/v2/authorizations/groups"])(
            "makes nothing at %s",
            async (path) => {
                const json = { login: named("x"), name: named("x"), local: true, password: "Some-Word-1234567" };
                await expect(own.http({ method: "POST", path, json }, nothing)).rejects.toMatchObject({ status: 403 });
            },
        );

        it("sees nothing of another project", async () => {
            for (const [path, query] of [
                ["api/qualitygates/get_by_project", { project: other }],
                ["api/settings/list_definitions", { component: other }],
                ["api/permissions/groups", { projectKey: other }],
                ["api/user_tokens/search", { login: "admin" }],
            ] as const) {
                await expect(own.http({ method: "GET", path, query }, nothing)).rejects.toMatchObject({ status: 403 });
            }
            await expect(own.import("Project", other)).rejects.toMatchObject({ status: 403 });
        });
    });

    describe("an unknown call", () => {
        it("is answered with 404", async () => {
            const call = { method: "GET", path: "api/nothing/here" } as const;
            await expect(driver.http(call, nothing)).rejects.toMatchObject({ status: 404 });
        });
    });
}
