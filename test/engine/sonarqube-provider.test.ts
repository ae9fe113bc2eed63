import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { SonarqubeProvider } from "../../providers/sonarqube/provider";
import { servePort } from "../../providers/sonarqube/serve";
import { type Finished, runPulumi } from "../../rehearsal/pulumi";
import { createFakeSonarqube, type FakeSonarqube } from "../../rehearsal/sonarqube/fake";
import type { Listening } from "../../rehearsal/apis/listen";
import { serveSonarqube } from "../../rehearsal/sonarqube/serve";
import type { SonarqubeState } from "../../rehearsal/sonarqube/state";
import { ROOT } from "../../rehearsal/workspace";
import { closeAtEnd } from "./support/close-at-end";

const CANARY = "squ_canary0123456789abcdef";
const PROJECT = `name: tiny
runtime:
  name: nodejs
  options:
    typescript: false
    nodeargs: --require ${join(ROOT, "stacks", "transpile.js")} --stack-trace-limit=0
plugins:
  providers:
    - name: sonarqube
      path: ${join(ROOT, "providers", "sonarqube")}
`;

/** The program: one resource of each type, as wanted.json says. */
const PROGRAM = `import { readFileSync } from "fs";
import * as pulumi from "@pulumi/pulumi";
const { url, edition, coverage, visibility, token } = JSON.parse(readFileSync("wanted.json", "utf8"));
const provider = new pulumi.ProviderResource("sonarqube", "server", { url, edition });
class One extends pulumi.CustomResource {
    declare token: pulumi.Output<string>;
    constructor(type: string, name: string, inputs: object, dependsOn: pulumi.Resource[] = []) {
        const options = { provider, dependsOn, additionalSecretOutputs: [] };
        super("sonarqube:index:" + type, name, { token: undefined, ...inputs }, options);
    }
}
const gate = new One("QualityGate", "gate", { name: "contractor", conditions: [
    { metric: "new_coverage", op: "LT", error: coverage }, { metric: "new_violations", op: "GT", error: "0" } ] });
const project = new One("Project", "project", { key: "checkout-api", name: "checkout-api", visibility, mainBranch: "main",
    qualityGate: gate.id, newCode: { type: "PREVIOUS_VERSION" },
    settings: { "sonar.qualitygate.ignoreSmallChanges": "false" } });
const group = new One("Group", "group", { name: "contractors-ana-silva", description: "Ana Silva" });
const user = new One("TechnicalUser", "user", { login: "gate-checkout-api", name: "Gate", globalPermissions: ["provisioning"] });
const permissions = new One("ProjectPermissions", "permissions", { projectKey: project.id,
    groups: { "sonar-administrators": ["admin", "user"] }, users: { "gate-checkout-api": ["scan", "user"] },
    separatelyManagedPrefix: "contractors-" }, [user]);
new One("GroupPermission", "browse", { projectKey: project.id, group: "contractors-ana-silva", permissions: ["user"] }, [group]);
new One("GroupGlobalPermissions", "strip", { group: "sonar-users", permissions: [] });
new One("PermissionTemplate", "template", { name: "gate-checkout-api", projectKeyPattern: "checkout-api:pr-.*",
    creatorPermissions: ["admin", "scan", "user"], groups: { "sonar-administrators": ["admin", "user"] } });
const analysis = new One("AnalysisToken", "token", { login: user.id, name: token, type: "PROJECT_ANALYSIS_TOKEN",
    projectKey: project.id, expiresOn: token.slice(-10) }, [permissions]);
export const value = analysis.token;
`;

interface Wanted {
    url: string;
    edition: string;
    coverage: string;
    visibility: string;
    /** Name of the token, which ends with the day of its expiry. */
    token: string;
}

/** A tiny project with a home and a state of its own, on a fake that listens. */
class Tiny {
    readonly folder = mkdtempSync(join(tmpdir(), "contractor-access-sonarqube-"));
    readonly shown: string[] = [];
    readonly wanted: Wanted;
    environment: NodeJS.ProcessEnv = { SONAR_TOKEN: CANARY };

    constructor(
        readonly fake: FakeSonarqube,
        readonly server: Listening,
    ) {
        const token = `gate-${new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)}`;
        this.wanted = { url: server.url, edition: "community", coverage: "80", visibility: "private", token };
        mkdirSync(join(this.folder, ".home"));
        symlinkSync(join(ROOT, "node_modules"), join(this.folder, "node_modules"));
        const files = {
            "Pulumi.yaml": PROJECT,
            "package.json": '{ "name": "tiny", "main": "index.ts" }',
            "index.ts": PROGRAM,
        };
        for (const [name, text] of Object.entries(files)) {
            writeFileSync(join(this.folder, name), text);
        }
    }

    async pulumi(...args: string[]): Promise<Finished> {
        writeFileSync(join(this.folder, "wanted.json"), JSON.stringify(this.wanted));
        const home = join(this.folder, ".home");
        const path = [join(inject("engine"), "bin"), process.env.PATH ?? ""].join(delimiter);
        const env = {
            ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:PULUMI|SONAR)_/.test(name))),
            ...this.environment,
            PATH: path,
            PULUMI_HOME: home,
            PULUMI_BACKEND_URL: `file://${home}`,
            PULUMI_CONFIG_PASSPHRASE: "rehearsal",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_SKIP_CHECKPOINTS: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            PULUMI_STACK: "test",
        };
        return runPulumi(args, { cwd: this.folder, env, onOutput: (text) => this.shown.push(text) });
    }

    up(...args: string[]): Promise<Finished> {
        return this.pulumi("up", "--yes", "--skip-preview", ...args);
    }

    /** From now on the provider stays: to start it from its source, as the engine does for a user, is most of a run. */
    async keepProvider(): Promise<void> {
        const port = await servePort(new SonarqubeProvider({ token: CANARY }));
        this.environment.PULUMI_DEBUG_PROVIDERS = `sonarqube:${String(port)}`;
    }

    async close(): Promise<void> {
        await this.server.stop();
        rmSync(this.folder, { recursive: true, force: true });
    }
}

async function aTinyProject(change: (state: SonarqubeState) => void = () => undefined): Promise<Tiny> {
    const fake = createFakeSonarqube(undefined, { adminToken: CANARY });
    change(fake.state);
    const tiny = closeAtEnd(new Tiny(fake, await serveSonarqube(fake)));
    await tiny.pulumi("stack", "init", "test");
    return tiny;
}

/** The run's own words when it failed, so that an assertion shows them. */
function failureOf({ code, output }: Finished): string {
    return code === 0 ? "" : output;
}

/** What the fake holds, without the numbers that count up. */
function contentOf({ state }: FakeSonarqube): unknown {
    const { gates, projects, groups, users, server, templates } = structuredClone(state);
    return {
        gates: Object.keys(gates),
        projects,
        groups,
        users: Object.entries(users).filter(([, u]) => u.active),
        server,
        templates,
    };
}

function filesBelow(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
}

describe("the provider on the engine", () => {
    let tiny: Tiny;
    let before: unknown;

    beforeAll(async () => {
        tiny = await aTinyProject();
        before = structuredClone(contentOf(tiny.fake));
    });

    it("makes one of each type", async () => {
        expect(failureOf(await tiny.up())).toBe("");
        const { gates, projects, server, users, templates } = tiny.fake.state;
        expect(gates.contractor?.conditions.map(({ metric }) => metric).sort()).toEqual([
            "new_coverage",
            "new_violations",
        ]);
        expect(projects["checkout-api"]).toMatchObject({
            visibility: "private",
            gate: "contractor",
            newCode: { type: "PREVIOUS_VERSION" },
            settings: { "sonar.qualitygate.ignoreSmallChanges": "false" },
            groups: { "sonar-administrators": ["admin", "user"], "contractors-ana-silva": ["user"], "sonar-users": [] },
            users: { "gate-checkout-api": ["scan", "user"] },
        });
        expect(server.groups["sonar-users"]).toEqual([]);
        expect(users["gate-checkout-api"]?.tokens.map(({ type }) => type)).toEqual(["PROJECT_ANALYSIS_TOKEN"]);
        expect(Object.values(templates).map(({ name }) => name)).toContain("gate-checkout-api");
    });

    it("changes nothing the second time, and asks nothing but whom it talks to", async () => {
        await tiny.keepProvider();
        const calls = tiny.fake.calls.length;
        const { output } = await tiny.up("--expect-no-changes");
        expect(output).toContain("unchanged");
        expect(new Set(tiny.fake.calls.slice(calls))).toEqual(
            new Set(["GET api/system/status", "GET api/navigation/global"]),
        );
        expect(failureOf(await tiny.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes"))).toBe("");
    });

    it("shows by refresh what was changed by hand, and repairs it", async () => {
        const gate = tiny.fake.state.gates.contractor;
        gate?.conditions.splice(0, 1);
        Reflect.deleteProperty(
            tiny.fake.state.projects["checkout-api"]?.settings ?? {},
            "sonar.qualitygate.ignoreSmallChanges",
        );
        tiny.fake.state.server.groups["sonar-users"] = ["scan"];
        const { output } = await tiny.pulumi("refresh", "--yes", "--skip-preview");
        expect(output).toContain("3 updated");
        expect(failureOf(await tiny.up())).toBe("");
        expect(gate?.conditions).toHaveLength(2);
        expect(tiny.fake.state.server.groups["sonar-users"]).toEqual([]);
        expect(tiny.fake.state.projects["checkout-api"]?.settings).toEqual({
            "sonar.qualitygate.ignoreSmallChanges": "false",
        });
    });

    it("makes a project again that was deleted by hand, with all that belongs to it", async () => {
        Reflect.deleteProperty(tiny.fake.state.projects, "checkout-api");
        expect(failureOf(await tiny.up("--refresh"))).toBe("");
        expect(tiny.fake.state.projects["checkout-api"]?.groups["contractors-ana-silva"]).toEqual(["user"]);
        expect(failureOf(await tiny.up("--refresh", "--expect-no-changes"))).toBe("");
    });

    it("changes a condition in place, and rotates the token without a gap when its name and its last day change", async () => {
        const old = tiny.wanted.token;
        tiny.wanted.coverage = "85";
        tiny.wanted.token = `gate-${new Date(Date.now() + 80 * 86_400_000).toISOString().slice(0, 10)}`;
        const calls = tiny.fake.calls.length;
        const rotation = await tiny.up();
        expect(failureOf(rotation)).toBe("");
        expect(rotation.output).toContain("~ 1 updated");
        expect(tiny.fake.state.gates.contractor?.conditions).toContainEqual(expect.objectContaining({ error: "85" }));
        const tokens = tiny.fake.state.users["gate-checkout-api"]?.tokens.map(({ name }) => name);
        expect(tokens).toEqual([tiny.wanted.token]);
        expect(tokens).not.toContain(old);
        const tokenCalls = tiny.fake.calls.slice(calls).filter((call) => /generate|revoke/.test(call));
        expect(tokenCalls).toEqual([
            "POST api/user_tokens/generate",
            "POST api/user_tokens/generate",
            "POST api/user_tokens/revoke",
            "POST api/user_tokens/revoke",
        ]);
    });

    it("keeps both tokens out of state, plan and everything that is shown", async () => {
        // From here on it is started as for a user: what it prints is among what is shown.
        delete tiny.environment.PULUMI_DEBUG_PROVIDERS;
        const shown = await tiny.pulumi("stack", "output", "value", "--show-secrets");
        tiny.shown.pop();
        const value = shown.stdout.trim();
        expect(value).toMatch(/^sqp_[0-9a-f]{40}$/);
        await tiny.pulumi("preview", "--diff", "--save-plan", "plan.json");
        const texts = [
            ...filesBelow(tiny.folder).map((file) => [file, readFileSync(file, "utf8")] as const),
            ["everything shown", tiny.shown.join("")] as const,
        ];
        const leaks = texts.filter(([, text]) => [CANARY, value].some((secret) => text.includes(secret)));
        expect(leaks.map(([place]) => place)).toEqual([]);
        // The state really is among the files, and does hold the token, encrypted.
        expect(
            texts.some(([, text]) => text.includes("sonarqube:index:AnalysisToken") && text.includes("ciphertext")),
        ).toBe(true);
    });

    it("tells what it refuses, with the property and what is allowed", async () => {
        const { visibility } = tiny.wanted;
        tiny.wanted.visibility = "secret";
        const { code, output } = await tiny.pulumi("preview");
        tiny.wanted.visibility = visibility;
        expect(code).not.toBe(0);
        expect(output).toContain('visibility: "secret" is not allowed. Allowed: private, public.');
    });

    it("leaves nothing behind after destroy, but a user that cannot log in", async () => {
        expect(failureOf(await tiny.pulumi("destroy", "--yes", "--skip-preview"))).toBe("");
        expect(contentOf(tiny.fake)).toEqual(before);
        expect(tiny.fake.state.users["gate-checkout-api"]).toMatchObject({ active: false, tokens: [] });
    });
});

describe("a project that exists already", () => {
    it("is not taken over, but imported; one that does not exist is not", async () => {
        const tiny = await aTinyProject();
        await tiny.keepProvider();
        const project = { name: "By hand", mainBranch: "main", settings: {}, users: {} };
        const groups = { "sonar-administrators": ["admin", "user"] };
        tiny.fake.state.projects["checkout-api"] = { ...project, visibility: "private", groups };
        const { code, output } = await tiny.up();
        expect(code).not.toBe(0);
        const command = "pulumi import sonarqube:index:Project <name> checkout-api --generate-code=false";
        expect(output).toContain(command);
        await tiny.pulumi("config", "set", "sonarqube:url", tiny.server.url);
        await tiny.pulumi("config", "set", "sonarqube:edition", "community");
        const importing = (id: string) =>
            tiny.pulumi("import", "sonarqube:index:Project", "imported", id, "--yes", "--generate-code=false");
        expect((await importing("no-such-project")).output).toContain("resource 'no-such-project' does not exist");
        expect(failureOf(await importing("checkout-api"))).toBe("");
        expect((await tiny.pulumi("stack", "export")).stdout).toContain("By hand");
    });
});

describe("a run that fails", () => {
    it("half-way through a project keeps what it made, and the next run mends it", async () => {
        const tiny = await aTinyProject((state) =>
            state.faults.push({ path: "api/settings/set", status: 500, body: "" }),
        );
        await tiny.keepProvider();
        const { code, output } = await tiny.up();
        expect(code).not.toBe(0);
        expect(output).toContain("answers POST api/settings/set with 500");
        expect(tiny.fake.state.projects["checkout-api"]?.settings).toEqual({});
        expect(failureOf(await tiny.up())).toBe("");
        expect(tiny.fake.state.projects["checkout-api"]?.settings).toEqual({
            "sonar.qualitygate.ignoreSmallChanges": "false",
        });
    });

    it.each([
        ["the token is missing", { SONAR_TOKEN: "" }, {}, "The environment variable SONAR_TOKEN is not set"],
        [
            "the edition is another one",
            {},
            { edition: "developer" },
            'edition: "developer" is declared, but SonarQube at',
        ],
    ])("because %s says so in one sentence", async (_, environment, wanted, sentence) => {
        const tiny = await aTinyProject();
        Object.assign(tiny.environment, environment);
        Object.assign(tiny.wanted, wanted);
        const { code, output } = await tiny.up();
        expect(code).not.toBe(0);
        expect(output).toContain(sentence);
        expect(Object.keys(tiny.fake.state.projects)).toEqual([]);
    });
});
