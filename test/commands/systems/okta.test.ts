import { generateKeyPairSync } from "node:crypto";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { oktaSystem } from "../../../commands/systems/okta";
import { oktaAccess } from "../../../commands/systems/okta-access";
import type { AccessSystem, Trace } from "../../../commands/systems/system";
import type { ApiFault } from "../../../rehearsal/apis/faults";
import { oktaApi } from "../../../rehearsal/apis/okta";
import { asText } from "../../../rehearsal/cloud/values";
import type { Made } from "../../rehearsal/cloud/make";
import { types } from "../../rehearsal/cloud/make";
import { aContext, anOrganization, aPerson, badFirstTries, ended, noWaiting, NOW, Service } from "./support/a-service";

const CANARY = "canary-okta-api-token";
const LOGIN = "ana-silva@contractors.acme.example";

interface Okta {
    service: Service;
    system: AccessSystem;
    user: Made;
    own: Made;
    pauses: number[];
}

/** Ana with a session, tokens, a consent and both groups, in a world where Ben is the same. */
async function anOkta(status = "ACTIVE"): Promise<Okta> {
    const service = await Service.open(oktaApi);
    const all = service.make(types.group, { name: "contractors" }, "contractors");
    const join = (handle: string) => {
        const login = `${handle}@contractors.acme.example`;
        const user = service.make(
            types.user,
            { login, email: login, firstName: "A", lastName: "B", userType: "Contractor", status: "STAGED" },
            `${handle}/user`,
        );
        const own = service.make(types.group, { name: `contractors-${handle}` }, `${handle}/group`);
        for (const [name, group] of [
            ["contractors", all],
            ["own", own],
        ] as const) {
            service.make(types.memberships, { userId: user.id, groups: [group.id] }, `${handle}/${name}`);
        }
        return { user, own };
    };
    const [ana, ben] = [join("ana-silva"), join("ben-okafor")];
    for (const { user } of [ana, ben]) {
        setStatus({ service, user }, user === ana.user ? status : "ACTIVE");
    }
    const ids = [ana.user.id, ben.user.id];
    service.plant({
        oktaSessions: ids.map((userId, i) => ({ id: `session-${i}`, userId })),
        oktaTokens: ids.map((userId, i) => ({ id: `token-${i}`, userId, clientId: "0oaclient" })),
        oktaGrants: ids.map((userId, i) => ({ id: `grant-${i}`, userId, clientId: "0oaclient", scope: "openid" })),
    });
    const { pauses, sleep } = noWaiting();
    const access = oktaAccess(anOrganization(), { OKTA_API_TOKEN: CANARY, OKTA_HTTP_PROXY: service.url });
    return { service, system: oktaSystem(aContext(), access, { sleep }), ...ana, pauses };
}

const statusOf = ({ service, user }: Okta) => asText(service.world.get(types.user, user.id)?.outputs.status);
function setStatus({ service, user }: Pick<Okta, "service" | "user">, status: string): void {
    const object = service.world.get(types.user, user.id);
    if (object === undefined) {
        throw new Error(`There is no user ${user.id}.`);
    }
    service.world.put({ ...object, outputs: { ...object.outputs, status } }, object);
}

const kinds = (traces: readonly Trace[]) => traces.map(({ kind, access }) => `${kind}${access ? "!" : ""}`).sort();

/** Everything of Ana that is a way in. */
function open(okta: Okta): string[] {
    const { service, user, own } = okta;
    const ofAna = ({ userId }: { userId: string }) => userId === user.id;
    const { oktaSessions, oktaTokens, oktaGrants } = service.live;
    return [
        ...[...oktaSessions, ...oktaTokens, ...oktaGrants].filter(ofAna).map(({ id }) => id),
        ...service.world
            .all(types.memberships)
            .filter(({ outputs }) => outputs.userId === user.id && JSON.stringify(outputs.groups).includes(own.id))
            .map(() => "own membership"),
        ...(["SUSPENDED", "DEPROVISIONED"].includes(statusOf(okta)) ? [] : [statusOf(okta)]),
    ];
}

describe("ending Okta", () => {
    it.each([
        ["ACTIVE", "SUSPENDED"],
        ["STAGED", "DEPROVISIONED"],
        ["PROVISIONED", "DEPROVISIONED"],
        ["RECOVERY", "DEPROVISIONED"],
        ["PASSWORD_EXPIRED", "DEPROVISIONED"],
        ["LOCKED_OUT", "DEPROVISIONED"],
        ["SUSPENDED", "SUSPENDED"],
        ["DEPROVISIONED", "DEPROVISIONED"],
    ])("of a user who is %s leaves them %s, with no session, token, consent or own group", async (before, after) => {
        const okta = await anOkta(before);
        expect(await ended(okta.system, aPerson())).toMatchObject({ failures: [] });
        expect(statusOf(okta)).toBe(after);
        expect(open(okta)).toEqual([]);
    });

    it("leaves everybody else and the group of all contractors as they are", async () => {
        const { service, system, user } = await anOkta();
        await ended(system, aPerson());
        expect(service.live.oktaSessions.map(({ id }) => id)).toEqual(["session-1"]);
        expect(service.live.oktaTokens).toHaveLength(1);
        expect(service.live.oktaGrants).toHaveLength(1);
        expect(service.world.find(types.user, "login", "ben-okafor@contractors.acme.example")?.outputs.status).toBe(
            "ACTIVE",
        );
        expect(service.world.all(types.memberships).filter(({ id }) => id === user.id)).toHaveLength(1);
        expect(service.world.all(types.memberships)).toHaveLength(3);
    });

    it("tells each deed", async () => {
        const { system } = await anOkta();
        expect((await ended(system, aPerson())).deeds).toEqual([
            `suspended ${LOGIN}, who was ACTIVE`,
            `cleared every session and OAuth token of ${LOGIN}`,
            `revoked every consent of ${LOGIN}`,
            `took ${LOGIN} out of the group contractors-ana-silva`,
        ]);
    });

    it("a second time changes nothing, and clears sessions without looking, because Okta lists none", async () => {
        const { service, system, user } = await anOkta();
        await ended(system, aPerson());
        const [world, before] = [JSON.stringify(service.world.state().objects), service.writes().length];
        expect((await ended(system, aPerson())).failures).toEqual([]);
        expect(service.writes().slice(before)).toEqual([`DELETE /api/v1/users/${user.id}/sessions 204`]);
        expect(JSON.stringify(service.world.state().objects)).toBe(world);
    });

    it("of nobody is done at once", async () => {
        const { service, system } = await anOkta();
        expect(await ended(system, aPerson("zoe-nobody"))).toEqual({ deeds: [], failures: [] });
        expect(service.writes()).toEqual([]);
    });

    it("finds the user by id when the login was changed by hand, and one that has the login now", async () => {
        const okta = await anOkta();
        const { service, system, user } = okta;
        const object = service.world.get(types.user, user.id);
        if (object !== undefined) {
            const renamed = { ...object, outputs: { ...object.outputs, login: "a.silva@contractors.acme.example" } };
            service.world.put(renamed, object);
            const again = { ...object.outputs, status: "ACTIVE" };
            service.world.put({ type: types.user, id: "00uagain0000000000000", inputs: {}, outputs: again });
        }
        expect((await ended(system, aPerson("ana-silva", { oktaUserId: user.id }))).failures).toEqual([]);
        expect(open(okta)).toEqual([]);
        expect(service.world.get(types.user, "00uagain0000000000000")?.outputs.status).toBe("SUSPENDED");
    });

    it("gets through 429 and 500 on the first tries of every call, as slowly as Okta asks", async () => {
        const okta = await anOkta();
        okta.service.fail(...badFirstTries("okta"));
        expect((await ended(okta.system, aPerson())).failures).toEqual([]);
        expect(open(okta)).toEqual([]);
        expect(new Set(okta.pauses)).toEqual(new Set([1000]));
    });

    it.each([
        ["suspension", "POST /api/v1/users/", "SUSPENDED"],
        ["clearing", "DELETE /api/v1/users/", "SUSPENDED"],
        ["leaving the group", "DELETE /api/v1/groups/", "SUSPENDED"],
    ])("is not confused when the answer to the %s is lost", async (_, call, status) => {
        const okta = await anOkta();
        okta.service.fail({ api: "okta", call, answer: "reset", lost: true });
        expect((await ended(okta.system, aPerson())).failures).toEqual([]);
        expect(statusOf(okta)).toBe(status);
        expect(open(okta)).toEqual([]);
    });

    it("deactivates whoever cannot be suspended any more when it comes to it", async () => {
        const okta = await anOkta();
        const access = oktaAccess(anOrganization(), { OKTA_API_TOKEN: CANARY, OKTA_HTTP_PROXY: okta.service.url });
        const expiring: typeof fetch = (input, init) => {
            if (init?.method === "POST" && statusOf(okta) === "ACTIVE") {
                setStatus(okta, "PASSWORD_EXPIRED");
            }
            return fetch(input, init);
        };
        const { deeds, failures } = await ended(oktaSystem(aContext(), access, { fetch: expiring }), aPerson());
        expect(failures).toEqual([]);
        expect(deeds[0]).toBe(`deactivated ${LOGIN}, who was ACTIVE`);
        expect(statusOf(okta)).toBe("DEPROVISIONED");
    });

    it.each([
        ["POST /api/v1/users/", ["ACTIVE"]],
        ["DELETE /api/v1/users/", ["session-0", "token-0", "grant-0"]],
        ["GET /api/v1/users/{id}/grants", ["grant-0"]],
        ["GET /api/v1/users/{id}/groups", ["own membership"]],
    ])("goes on with the rest when %s fails for good", async (call, left) => {
        const okta = await anOkta();
        const named = call.replace("{id}", okta.user.id);
        okta.service.fail({ api: "okta", call: named, times: "always", answer: { status: 500 } });
        const { failures } = await ended(okta.system, aPerson());
        expect(failures.length).toBeGreaterThan(0);
        expect(failures.join()).toContain("with 500");
        expect(open(okta)).toEqual(left);
    });

    it.each<[string, ApiFault["answer"], string]>([
        ["is down", "reset", "The connection to Okta at http://127.0.0.1"],
        ["does not know the token", { status: 401, body: "{}" }, "does not accept the credentials"],
        ["refuses the call", { status: 403, body: "{}" }, "okta.groups.manage and okta.users.manage"],
        ["answers in another shape", { status: 200, body: "[]" }, "in a shape that is not Okta's"],
        ["answers with half a text", { status: 200, body: '{"id":' }, "in a shape that is not Okta's"],
        ["answers with a page", { status: 200, body: "<html>" }, "in a shape that is not Okta's"],
        ["redirects", { status: 302, headers: { location: "https://x.example/" } }, "redirects GET api/v1/users/"],
        [
            "echoes the token",
            { status: 400, body: JSON.stringify({ errorSummary: CANARY, errorCauses: [] }) },
            "[OKTA_API_TOKEN]",
        ],
    ])("says so in one line without any secret when Okta %s", async (_, answer, sentence) => {
        const { service, system } = await anOkta();
        service.fail({ api: "okta", times: "always", answer });
        const { failures } = await ended(system, aPerson());
        expect(failures).toEqual([expect.stringContaining(sentence)]);
        expect(failures.join()).not.toContain("\n");
        expect(failures.join()).not.toContain(CANARY);
    });
});

describe("looking into Okta", () => {
    it("finds everything of a person, and says which of it is a way in", async () => {
        const { service, system, own } = await anOkta();
        const app = { label: "Contractors VPN" };
        service.world.put({ type: types.saml, id: "0oavpn", inputs: {}, outputs: app });
        const assigned = { appId: "0oavpn", groupId: own.id };
        service.world.put({ type: types.assignment, id: own.id, inputs: {}, outputs: assigned });
        const traces = await system.traces(aPerson());
        expect(kinds(traces)).toEqual([
            "OAuth consent!",
            "OAuth token!",
            "app assignment!",
            "group",
            "group membership",
            "group membership!",
            "user!",
        ]);
        expect(traces.find(({ kind }) => kind === "user")?.detail).toBe(
            `${LOGIN}, ACTIVE, never signed in; sessions unlisted`,
        );
    });

    it("finds no way in once access is ended", async () => {
        const { system } = await anOkta();
        await ended(system, aPerson());
        expect(kinds(await system.traces(aPerson()))).toEqual(["group", "group membership", "user"]);
        expect(await system.traces(aPerson("zoe-nobody"))).toEqual([]);
    });

    it("finds everybody, page by page", async () => {
        const { service, system } = await anOkta();
        for (let i = 0; i < 230; i += 1) {
            const login = `extra-${i}@contractors.acme.example`;
            const outputs = { login, userType: "Contractor", status: "STAGED", lastLogin: "" };
            service.world.put({ type: types.user, id: `00uextra${i}`, inputs: {}, outputs });
        }
        const employee = { login: "jo.lee@acme.example", userType: "Contractor", status: "ACTIVE", lastLogin: "" };
        service.world.put({ type: types.user, id: "00uemployee", inputs: {}, outputs: employee });
        const everybody = await system.everybody();
        expect(everybody.filter(({ kind }) => kind === "user")).toHaveLength(232);
        expect(new Set(everybody.filter(({ kind }) => kind === "group").map(({ handle }) => handle))).toEqual(
            new Set(["ana-silva", "ben-okafor"]),
        );
        expect(everybody.map(({ handle }) => handle)).toContain("extra-229");
    });

    it("finds a member of the group of all contractors whose type was changed by hand", async () => {
        const { service, system, user } = await anOkta();
        const object = service.world.get(types.user, user.id);
        if (object !== undefined) {
            service.world.put({ ...object, outputs: { ...object.outputs, userType: "Employee" } }, object);
        }
        expect((await system.everybody()).filter(({ id }) => id === user.id)).toHaveLength(1);
    });
});

describe("getting into Okta", () => {
    const organization = anOrganization();
    const okta = { ...organization.okta, clientId: "0oa00000000000000000", privateKeyId: "key-1" };
    const key = generateKeyPairSync("rsa", {
        modulusLength: 2048,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs1", format: "pem" },
    }).privateKey;
    const serviceApp = (env: Record<string, string>) => oktaAccess({ ...organization, okta }, env);

    it("as a service app asks for a token once, for the scopes that it needs, by a proof for Okta itself", async () => {
        const { service } = await anOkta();
        const access = serviceApp({ OKTA_API_PRIVATE_KEY: key, OKTA_HTTP_PROXY: service.url });
        const asked: [string, string | null, string][] = [];
        const spy: typeof fetch = (input, init) => {
            const headers = new Headers(init?.headers);
            const body = init?.body instanceof URLSearchParams ? init.body.toString() : "";
            asked.push([String(input instanceof Request ? input.url : input), headers.get("authorization"), body]);
            return fetch(input, init);
        };
        const system = oktaSystem(aContext(), access, { fetch: spy });
        expect((await ended(system, aPerson())).failures).toEqual([]);
        const tokens = asked.filter(([url]) => url.endsWith("/oauth2/v1/token"));
        expect(tokens).toHaveLength(1);
        const form = new URLSearchParams(tokens[0]?.[2]);
        expect(form.get("scope")).toBe("okta.groups.manage okta.users.manage");
        const assertion = form.get("client_assertion") ?? "";
        expect(decodeProtectedHeader(assertion)).toEqual({ alg: "RS256", kid: "key-1" });
        const claims = decodeJwt(assertion);
        expect(claims).toMatchObject({
            iss: okta.clientId,
            sub: okta.clientId,
            aud: "https://acme.okta.com/oauth2/v1/token",
            exp: NOW.getTime() / 1000 + 300,
        });
        expect(new Set(asked.slice(1).map(([, authorization]) => authorization))).toEqual(
            new Set(["Bearer in-memory"]),
        );
        expect(asked[0]?.[1]).toBeNull();
    });

    it("says what to switch off when Okta wants more than the app proves, and never shows the proof", async () => {
        const { service } = await anOkta();
        const access = serviceApp({ OKTA_API_PRIVATE_KEY: key, OKTA_HTTP_PROXY: service.url });
        const body = JSON.stringify({
            error: "invalid_dpop_proof",
            error_description: "The DPoP proof JWT is missing",
        });
        service.fail({ api: "okta", call: "POST /oauth2", answer: { status: 400, body } });
        const failing = oktaSystem(aContext(), access).traces(aPerson());
        await expect(failing).rejects.toThrow('Switch off "Require Demonstrating Proof of Possession"');
    });

    it.each([
        [{}, "OKTA_API_TOKEN: not set. It must hold Okta's API token."],
        [{ OKTA_API_TOKEN: CANARY, OKTA_HTTP_PROXY: "http://proxy.example" }, "OKTA_HTTP_PROXY: it holds no address"],
        [{ OKTA_API_TOKEN: CANARY, OKTA_HTTP_PROXY: `https://a:${CANARY}@x.example` }, "OKTA_HTTP_PROXY: it holds no"],
    ])("%j is refused by the name of the variable", (env, sentence) => {
        const refused = () => oktaAccess(organization, env);
        expect(refused).toThrow(sentence);
        expect(refused).not.toThrow(CANARY);
    });

    it.each([
        [{}, "OKTA_API_PRIVATE_KEY: not set"],
        [{ OKTA_API_PRIVATE_KEY: CANARY }, "OKTA_API_PRIVATE_KEY: it holds no private key"],
    ])("as a service app with %j is refused as well", (env, sentence) => {
        const refused = () => serviceApp(env);
        expect(refused).toThrow(sentence);
        expect(refused).not.toThrow(CANARY);
    });
});
