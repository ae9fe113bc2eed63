import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { SonarqubeProvider } from "../../../providers/sonarqube/provider";
import { createFakeSonarqube } from "../../../rehearsal/sonarqube/fake";
import type { Fault } from "../../../rehearsal/sonarqube/state";
import { Driver, FAKE_URL, onFake } from "./a-provider";

const CANARY = "squ_canary_of_the_administrator";
const gate = { name: "contractor", conditions: [{ metric: "new_coverage", op: "LT", error: "80" }] };
const project = {
    key: "checkout-api",
    name: "checkout-api",
    visibility: "private",
    mainBranch: "main",
    qualityGate: "Sonar way",
    newCode: { type: "PREVIOUS_VERSION" },
    settings: { "sonar.exclusions": "a/**" },
};

function faulty(...faults: Fault[]) {
    const driver = onFake({ adminToken: CANARY });
    driver.fake.state.faults.push(...faults);
    return driver;
}

/** A provider whose every call is answered like this. */
function answering(answer: () => Response | Error): Driver {
    const respond = () => {
        const given = answer();
        return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
    };
    return new Driver({ url: FAKE_URL, adminToken: CANARY, fetch: respond });
}

const systemError = (code: string) =>
    new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
const html = "<html><body>Sign in</body></html>";

describe("a call that fails", () => {
    it.each([
        ["wrong token", () => new Response(null, { status: 401 }), "does not accept the token in SONAR_TOKEN"],
        [
            "missing privilege",
            () => Response.json({ errors: [{ msg: "Insufficient privileges" }] }, { status: 403 }),
            "may not GET api/system/status at https://sonarqube.example: Insufficient privileges",
        ],
        ["too many requests", () => new Response("", { status: 429 }), "still answers GET api/system/status with 429"],
        [
            "server error",
            () => Response.json({ errors: [{ msg: "Boom" }] }, { status: 500 }),
            "answers GET api/system/status with 500: Boom.",
        ],
        ["bad gateway", () => new Response(html, { status: 502 }), "answers GET api/system/status with 502."],
        [
            "redirect",
            () => new Response(null, { status: 302, headers: { location: "https://login.example/" } }),
            "redirects GET api/system/status to https://login.example/",
        ],
        ["page of another server", () => new Response(html, { status: 404 }), "url must be SonarQube's base URL"],
        [
            "page instead of JSON",
            () => new Response(html, { headers: { "content-type": "text/html" } }),
            "with text/html instead of JSON",
        ],
        [
            "half an answer",
            () => new Response('{"status":', { headers: { "content-type": "application/json" } }),
            "instead of JSON",
        ],
        [
            "answer of another shape",
            () => Response.json({ state: "UP" }),
            "in a shape that this provider does not know",
        ],
        ["server that starts", () => Response.json({ status: "STARTING" }), "is not ready (its status is STARTING)"],
        ["server that is down", () => systemError("ECONNREFUSED"), "No SonarQube listens at https://sonarqube.example"],
        [
            "host without address",
            () => systemError("ENOTFOUND"),
            "The host of https://sonarqube.example has no address",
        ],
        ["connection that ends", () => systemError("ECONNRESET"), "failed during GET api/system/status (ECONNRESET)"],
        [
            "server that never answers",
            () => new DOMException("slow", "TimeoutError"),
            "did not answer GET api/system/status in time",
        ],
        ["bad certificate", () => systemError("DEPTH_ZERO_SELF_SIGNED_CERT"), "(DEPTH_ZERO_SELF_SIGNED_CERT)"],
    ])("says so in one sentence: %s", async (_, answer, sentence) => {
        const driver = answering(answer);
        const error = await driver.create("QualityGate", gate).then(
            () => "",
            (reason: unknown) => (reason instanceof Error ? reason.message : ""),
        );
        expect(error).toContain(sentence);
        expect(error).not.toContain("\n");
        expect(error).not.toContain("<");
        expect(error).not.toContain(CANARY);
    });

    it("never shows the token, also when a proxy sends it back", async () => {
        const echo = () => Response.json({ errors: [{ msg: `Bad header Bearer ${CANARY}` }] }, { status: 400 });
        const failing = answering(echo).create("QualityGate", gate);
        await expect(failing).rejects.toThrow("Bad header Bearer [SONAR_TOKEN]");
        await expect(failing).rejects.not.toThrow(CANARY);
    });
});

describe("a redirect", () => {
    it("is told, not followed: it would turn a POST into a GET", async () => {
        const server = createServer((request, response) => {
            response.writeHead(request.url === "/elsewhere" ? 200 : 302, { location: "/elsewhere" });
            response.end('{"status":"UP"}');
        });
        onTestFinished(() => void server.close());
        await once(server.listen(0, "127.0.0.1"), "listening");
        const { port } = server.address() as AddressInfo;
        const driver = new Driver({ url: `http://127.0.0.1:${port}`, adminToken: CANARY });
        await expect(driver.create("QualityGate", gate)).rejects.toThrow(
            "redirects GET api/system/status to /elsewhere",
        );
    });
});

describe("a server that is not there", () => {
    it("is told by its address", async () => {
        const server = createServer();
        await once(server.listen(0, "127.0.0.1"), "listening");
        const { port } = server.address() as AddressInfo;
        server.close();
        await once(server, "close");
        const url = `http://127.0.0.1:${port}`;
        const driver = new Driver({ url, adminToken: CANARY });
        await expect(driver.create("QualityGate", gate)).rejects.toThrow(`No SonarQube listens at ${url}`);
    });
});

describe("a call that is tried again", () => {
    it.each([
        ["GET api/qualitygates/show", 503],
        ["GET api/qualitygates/show", 502],
        ["GET api/qualitygates/show", 504],
        ["GET api/qualitygates/show", 429],
        ["GET api/qualitygates/show", "reset"],
        ["POST api/qualitygates/create", 429],
        ["POST api/qualitygates/update_condition", 503],
    ] as const)("works: %s after %s", async (call, status) => {
        const [method = "", path = ""] = call.split(" ");
        const driver = faulty({ method, path, status, times: 4 });
        const kept = await driver.create("QualityGate", gate);
        expect(await driver.read(kept)).toEqual(gate);
    });

    it("is given up after five tries", async () => {
        const driver = faulty({ path: "api/qualitygates/show", status: 503, times: 5 });
        await expect(driver.create("QualityGate", gate)).rejects.toThrow("with 503");
        expect(driver.fake.state.faults[0]?.times).toBe(0);
    });
});

describe("an answer that is lost", () => {
    it.each([
        ["QualityGate", "api/qualitygates/create", gate],
        ["Project", "api/projects/create", project],
        ["Group", "api/v2/authorizations/groups", { name: "g", description: "" }],
        ["TechnicalUser", "api/v2/users-management/users", { login: "gate", name: "Gate", globalPermissions: [] }],
        [
            "PermissionTemplate",
            "api/permissions/create_template",
            { name: "t", projectKeyPattern: "a:.*", creatorPermissions: ["scan"], groups: {} },
        ],
    ])("of the creation of a %s does not lose what was made", async (type, path, inputs) => {
        const driver = faulty({ method: "POST", path, status: "reset", lost: true });
        const kept = await driver.create(type, inputs);
        expect(await driver.read(kept)).toEqual(inputs);
    });

    it("of a creation that did not happen is an error, and the next run makes it", async () => {
        const driver = faulty({ method: "POST", path: "api/projects/create", status: "reset" });
        await expect(driver.create("Project", project)).rejects.toThrow("failed during POST api/projects/create");
        expect(await driver.read(await driver.create("Project", project))).toEqual(project);
    });
});

describe("a creation that fails half-way", () => {
    const calls = [
        "api/project_branches/list",
        "api/qualitygates/get_by_project",
        "api/new_code_periods/set",
        "api/settings/list_definitions",
        "api/settings/set",
        "api/settings/values",
    ];

    it.each(calls)("at %s hands on what exists, and an update mends it", async (path) => {
        const driver = faulty({ path, status: 500 });
        const error: unknown = await driver.create("Project", project).catch((reason: unknown) => reason);
        expect(error).toMatchObject({
            id: "checkout-api",
            properties: project,
            reasons: [expect.stringContaining("500")],
        });
        const half = { type: "Project", id: "checkout-api", inputs: project, outputs: project };
        expect(await driver.read(await driver.update(half, project))).toEqual(project);
    });
});

describe("a token that cannot be made", () => {
    const inputs = {
        login: "gate",
        name: "gate-1",
        type: "PROJECT_ANALYSIS_TOKEN",
        projectKey: "checkout-api",
        expiresOn: "2027-01-05",
    };

    async function withUser(...faults: Fault[]) {
        const driver = onFake({ adminToken: CANARY, now: () => new Date("2026-12-01T12:00:00Z") });
        await driver.create("Project", project);
        await driver.create("TechnicalUser", { login: "gate", name: "Gate", globalPermissions: ["scan"] });
        driver.fake.state.faults.push(...faults);
        const tokens = () => driver.fake.state.users.gate?.tokens.map(({ name }) => name);
        return { driver, tokens };
    }

    it.each([
        ["the first call fails", { path: "api/user_tokens/generate", status: 500 }],
        ["the answer to the first call is lost", { path: "api/user_tokens/generate", status: "reset", lost: true }],
        ["the second call fails", { path: "api/user_tokens/generate", status: 500, after: 1 }],
        [
            "the answer to the second call is lost",
            { path: "api/user_tokens/generate", status: "reset", lost: true, after: 1 },
        ],
        ["the detour cannot be closed at first", { path: "api/user_tokens/revoke", status: 500 }],
    ] as const)("because %s leaves no token under its name, and the next run makes it", async (_, fault) => {
        const { driver, tokens } = await withUser(fault);
        await expect(driver.create("AnalysisToken", inputs)).rejects.toThrow("api/user_tokens/");
        expect(tokens()).not.toContain("gate-1");
        await driver.create("AnalysisToken", inputs);
        expect(tokens()).toContain("gate-1");
    });

    it("takes the name of one that is expired", async () => {
        let today = new Date("2026-12-01T12:00:00Z");
        const driver = onFake({ adminToken: CANARY, now: () => today });
        await driver.create("TechnicalUser", { login: "gate", name: "Gate", globalPermissions: [] });
        const wanted = { login: "gate", name: "gate-1", type: "USER_TOKEN", expiresOn: inputs.expiresOn };
        const kept = await driver.create("AnalysisToken", wanted);
        expect(await driver.read(kept)).toEqual(wanted);
        today = new Date("2027-01-05T00:00:00Z");
        expect(await driver.read(kept)).toBeUndefined();
        const again = await driver.create("AnalysisToken", { ...wanted, expiresOn: "2027-02-05" });
        expect(again.outputs.token).not.toBe(kept.outputs.token);
    });

    it("is not imported, because its value cannot be read", async () => {
        const { driver } = await withUser();
        await expect(driver.import("AnalysisToken", "gate/gate-1")).rejects.toThrow("cannot be imported");
    });
});

describe("the configuration", () => {
    const news = { url: FAKE_URL, edition: "community" };
    const reasons = async (given: object, token = CANARY, edition = "community") => {
        const { fetch, state } = createFakeSonarqube(undefined, { adminToken: CANARY });
        state.edition = edition;
        const { failures } = await new SonarqubeProvider({ fetch, token }).checkConfig(given);
        return failures.map(({ reason }) => reason).join("\n");
    };

    afterEach(() => {
        vi.unstubAllEnvs();
    });

    it("passes on a server that is what it says, also with what the engine adds", async () => {
        expect(await reasons({ ...news, version: "0.1.0", __internal: {} })).toBe("");
        expect(await reasons({ ...news, edition: "datacenter" }, CANARY, "datacenter")).toBe("");
    });

    it.each([
        [
            { ...news, url: "sonarqube.example" },
            'url: "sonarqube.example" is not allowed. Allowed: the base URL of SonarQube',
        ],
        [{ ...news, url: "ftp://sonarqube.example" }, "Allowed: the base URL of SonarQube"],
        [{ ...news, url: "https://user:word@sonarqube.example" }, "Allowed: a URL without user or password"],
        [
            { ...news, edition: "cloud" },
            'edition: "cloud" is not allowed. Allowed: community, developer, enterprise, datacenter.',
        ],
        [{ url: FAKE_URL }, "edition: is missing."],
        [{ ...news, token: "squ_secret" }, "token: sonarqube has no such property. Allowed: url, edition."],
        [
            { ...news, edition: "developer" },
            'edition: "developer" is declared, but SonarQube at https://sonarqube.example is of the edition community.',
        ],
    ])("%j is refused", async (given, sentence) => {
        expect(await reasons(given)).toContain(sentence);
    });

    it("is not judged as long as a preview does not know it", async () => {
        expect(await reasons({ ...news, url: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }, "")).toBe("");
    });

    it("needs a token, from the environment only", async () => {
        vi.stubEnv("SONAR_TOKEN", "");
        const { fetch } = createFakeSonarqube(undefined, { adminToken: CANARY });
        const provider = new SonarqubeProvider({ fetch });
        const { failures: missing } = await provider.checkConfig(news);
        expect(missing[0]?.reason).toContain("The environment variable SONAR_TOKEN is not set");
        vi.stubEnv("SONAR_TOKEN", "two words");
        const { failures: odd } = await provider.checkConfig(news);
        expect(odd[0]?.reason).toContain("holds something that is no token");
        vi.stubEnv("SONAR_TOKEN", CANARY);
        expect((await provider.checkConfig(news)).failures).toEqual([]);
    });

    it("is needed before anything is done", async () => {
        const provider = new SonarqubeProvider({ token: CANARY });
        await expect(
            provider.create("urn:pulumi:t::p::sonarqube:index:Group::g", { name: "g", description: "" }),
        ).rejects.toThrow("is not configured");
    });
});
