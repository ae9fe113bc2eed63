import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCredential, type Credential } from "./support/a-credential";
import { aGuardedRepository, type Guarded } from "./support/a-guarded-repository";
import { apiOf, type Call, demand } from "./support/api";
import { QUICKLY_SCANNED } from "./support/code";
import { onRealServer } from "./support/on-real-server";
import { runOnBranch } from "./support/run-gate";

const unique = randomBytes(4).toString("hex");

/** Every kind of thing that is not this repository's throw-away project. */
const names = {
    foreign: `foreign-${unique}`,
    neighbours: `gate:neighbour.${unique}:1`,
    gate: `gate ${unique}`,
    group: `group ${unique}`,
    template: "Default template",
};

onRealServer("the credential that CI holds", (sonarqube) => {
    let guarded: Guarded;
    let admin: Call;
    let neighbour: Credential;
    let call: Call;
    let lasting: string;
    let ownKey: string;

    beforeAll(async () => {
        guarded = await aGuardedRepository(sonarqube, { "src/a.xml": QUICKLY_SCANNED });
        lasting = guarded.facts.sonarqube.projectKey;
        ownKey = `${guarded.facts.sonarqube.throwAwayPrefix}1`;
        call = guarded.credential.call;
        admin = apiOf(sonarqube.url, sonarqube.adminToken);
        neighbour = await aCredential(sonarqube, `neighbour.${unique}`);
        for (const project of [names.foreign, lasting]) {
            await demand(admin("POST", "projects/create", { project, name: project, visibility: "private" }));
            // As the platform does; else every user may browse, by the template that a new server comes with.
            for (const permission of ["user", "codeviewer", "issueadmin", "securityhotspotadmin"]) {
                const group = { groupName: "sonar-users", permission, projectKey: project };
                await demand(admin("POST", "permissions/remove_group", group));
            }
        }
        const theirs = { project: names.neighbours, name: "theirs", visibility: "private" };
        await demand(neighbour.call("POST", "projects/create", theirs));
        await demand(admin("POST", "qualitygates/create", { name: names.gate }));
    });
    afterAll(async () => {
        for (const project of [names.foreign, names.neighbours, lasting]) {
            await admin("POST", "projects/delete", { project });
        }
        await admin("POST", "qualitygates/destroy", { name: names.gate });
        await neighbour.deactivate();
        await guarded.remove();
    });

    test("creates, configures and deletes a throw-away project of its repository", async () => {
        await demand(call("POST", "projects/create", { project: ownKey, name: "own", visibility: "private" }));
        await demand(call("POST", "new_code_periods/set", { project: ownKey, type: "PREVIOUS_VERSION" }));
        await demand(call("POST", "qualitygates/select", { projectKey: ownKey, gateName: names.gate }));
        const { qualityGate } = await demand<{ qualityGate: { name: string } }>(
            call("GET", "qualitygates/get_by_project", { project: ownKey }),
        );
        expect(qualityGate.name).toBe(names.gate);
        const setting = { key: "sonar.qualitygate.ignoreSmallChanges", value: "false", component: ownKey };
        await demand(call("POST", "settings/set", setting));
        expect(await guarded.throwAways()).toEqual([ownKey]);
        await demand(call("POST", "projects/delete", { project: ownKey }));
        expect(await guarded.throwAways()).toEqual([]);
    });

    const projectCalls = (project: string): [string, "GET" | "POST", string, Record<string, string>][] => [
        ["browse", "GET", "components/show", { component: project }],
        ["read measures", "GET", "measures/component", { component: project, metricKeys: "ncloc" }],
        ["read the gate's verdict", "GET", "qualitygates/project_status", { projectKey: project }],
        ["read settings", "GET", "settings/values", { component: project }],
        ["list analyses", "GET", "project_analyses/search", { project }],
        ["delete", "POST", "projects/delete", { project }],
        ["change the key", "POST", "projects/update_key", { from: project, to: `${project}-taken` }],
        ["publish", "POST", "projects/update_visibility", { project, visibility: "public" }],
        ["set new code", "POST", "new_code_periods/set", { project, type: "PREVIOUS_VERSION" }],
        ["select a gate", "POST", "qualitygates/select", { projectKey: project, gateName: names.gate }],
        ["change settings", "POST", "settings/set", { component: project, key: "sonar.exclusions", values: "**/*" }],
        ["read permissions", "GET", "permissions/users", { projectKey: project }],
        [
            "grant permissions",
            "POST",
            "permissions/add_user",
            { projectKey: project, login: "admin", permission: "admin" },
        ],
        [
            "apply a template",
            "POST",
            "permissions/apply_template",
            { projectKey: project, templateName: names.template },
        ],
    ];
    const serverCalls: [string, "GET" | "POST", string, Record<string, string>][] = [
        ["create a gate", "POST", "qualitygates/create", { name: `mine ${unique}` }],
        [
            "weaken a gate",
            "POST",
            "qualitygates/create_condition",
            { gateName: names.gate, metric: "new_lines", op: "GT", error: "9" },
        ],
        ["rename a gate", "POST", "qualitygates/rename", { currentName: names.gate, name: "mine" }],
        ["make a gate the default", "POST", "qualitygates/set_as_default", { name: names.gate }],
        ["destroy a gate", "POST", "qualitygates/destroy", { name: names.gate }],
        ["list users' tokens", "GET", "user_tokens/search", { login: "admin" }],
        ["make tokens for others", "POST", "user_tokens/generate", { login: "admin", name: `stolen ${unique}` }],
        ["grant itself power", "POST", "permissions/add_user", { login: "admin", permission: "admin" }],
        ["create templates", "POST", "permissions/create_template", { name: `mine ${unique}` }],
        [
            "widen templates",
            "POST",
            "permissions/add_project_creator_to_template",
            { templateName: names.template, permission: "admin" },
        ],
        ["set the default template", "POST", "permissions/set_default_template", { templateName: names.template }],
        ["change global settings", "POST", "settings/set", { key: "sonar.forceAuthentication", value: "false" }],
        ["list all projects", "GET", "projects/search", {}],
        ["read system information", "GET", "system/info", {}],
        ["change profiles", "POST", "qualityprofiles/create", { language: "js", name: `mine ${unique}` }],
    ];

    /** Sends something as the report of an analysis, which is judged after the right to send it. */
    const submit = async (projectKey: string): Promise<number> => {
        const body = new FormData();
        body.set("projectKey", projectKey);
        body.set("report", new Blob(["report"]), "report.zip");
        const headers = { authorization: `Bearer ${guarded.credential.token}` };
        const answer = await fetch(`${guarded.facts.sonarqube.url}/api/ce/submit`, { method: "POST", headers, body });
        return answer.status;
    };

    test("is refused everything in the projects of others", async () => {
        for (const project of [names.foreign, names.neighbours, lasting]) {
            for (const [what, method, path, parameters] of projectCalls(project)) {
                const { status } = await call(method, path, parameters);
                expect([403, 404], `${what} of ${project}: ${status}`).toContain(status);
            }
            expect(await submit(project), `analysis of ${project}`).toBe(403);
        }
    });

    test("is refused what belongs to the server", async () => {
        for (const [what, method, path, parameters] of serverCalls) {
            const { status } = await call(method, path, parameters);
            expect(status, what).toBe(403);
        }
    });

    test("is refused users and groups", async () => {
        const { url } = guarded.facts.sonarqube;
        const attempts: [string, string, unknown][] = [
            [
                "POST",
                "users-management/users",
                { login: `mine-${unique}`, name: "mine", local: true, password: "Aa0!Aa0!Aa0!Aa0!" },
            ],
            ["POST", "authorizations/groups", { name: names.group }],
            ["GET", "authorizations/group-memberships", undefined],
        ];
        for (const [method, path, body] of attempts) {
            const headers = { authorization: `Bearer ${guarded.credential.token}`, "content-type": "application/json" };
            const answer = await fetch(`${url}/api/v2/${path}`, {
                method,
                headers,
                ...(body !== undefined && { body: JSON.stringify(body) }),
            });
            expect(answer.status, `${method} ${path}`).toBe(403);
        }
    });

    test("has no power over a project that it creates under a key of no repository's gate", async () => {
        const project = `squatted-${unique}`;
        await demand(call("POST", "projects/create", { project, name: project, visibility: "private" }));
        for (const [what, method, path, parameters] of projectCalls(project).slice(5)) {
            expect((await call(method, path, parameters)).status, what).toBe(403);
        }
        expect(await submit(project)).toBe(403);
        await demand(admin("POST", "projects/delete", { project }));
    });

    test("administers what it creates under a neighbour's keys, and no more of the neighbour's for that", async () => {
        const project = `gate:neighbour.${unique}:taken`;
        await demand(call("POST", "projects/create", { project, name: project, visibility: "private" }));
        expect((await call("POST", "projects/delete", { project: names.neighbours })).status).toBe(403);
        expect((await neighbour.call("POST", "projects/delete", { project })).status).toBe(403);
        await demand(call("POST", "projects/delete", { project }));
    });

    test("analyses the lasting project when it is granted that, and then has no other power there", async () => {
        const tree = guarded.repository.pullRequest({}).base;
        const { token, login } = guarded.credential;
        const refused = await runOnBranch(tree, { token });
        expect(refused).toMatchObject({ code: 2 });
        expect(refused.log).toMatch(/not authorized|insufficient privileges|permission/i);
        for (const permission of ["user", "scan"]) {
            await demand(admin("POST", "permissions/add_user", { login, projectKey: lasting, permission }));
        }
        const run = await runOnBranch(tree, { token });
        expect(run).toMatchObject({ code: 0 });
        expect(run.log).toContain(`/dashboard?id=${encodeURIComponent(lasting)}`);
        for (const [what, method, path, parameters] of projectCalls(lasting).slice(5)) {
            expect((await call(method, path, parameters)).status, what).toBe(403);
        }
    });

    test("is dead as soon as its user is deactivated", async () => {
        const { status } = await neighbour.call("GET", "projects/search_my_projects");
        expect(status).toBe(200);
        await neighbour.deactivate();
        expect((await neighbour.call("GET", "projects/search_my_projects")).status).toBe(401);
        expect((await neighbour.call("POST", "projects/create", { project: "x", name: "x" })).status).toBe(401);
    });
});
