import { describe, expect, it, onTestFinished } from "vitest";
import { sonarqubeAccess, sonarqubeSystem } from "../../../commands/systems/sonarqube";
import { descriptionOf } from "../../../components/planning/names";
import type { AccessSystem, Trace } from "../../../commands/systems/system";
import { createFakeSonarqube, type FakeSonarqube } from "../../../rehearsal/sonarqube/fake";
import { serveSonarqube } from "../../../rehearsal/sonarqube/serve";
import type { Fault, User } from "../../../rehearsal/sonarqube/state";
import { aContext, anOrganization, aPerson, ended, noWaiting } from "./support/a-service";

const CANARY = "squ_canary_of_the_administrator";
const LOGIN = "ana-silva@contractors.acme.example";

interface Sonarqube {
    fake: FakeSonarqube;
    system: AccessSystem;
    user: User;
    pauses: number[];
}

/** Ana, whom SAML calls by her Okta login and SonarQube by another one, with two tokens and the own group; Ben as well. */
async function aSonarqube(...faults: Fault[]): Promise<Sonarqube> {
    const fake = createFakeSonarqube(undefined, { adminToken: CANARY });
    const { state } = fake;
    const join = (handle: string): User => {
        state.groups[`group-${handle}`] = { name: `contractors-${handle}`, description: null };
        const user = {
            id: `user-${handle}`,
            name: handle,
            active: true,
            externalLogin: `${handle}@contractors.acme.example`,
            groups: [`contractors-${handle}`],
            tokens: [
                { name: "laptop", type: "USER_TOKEN", sha256: "a" },
                { name: "old", type: "USER_TOKEN", expirationDate: "2020-01-01", sha256: "b" },
            ],
        };
        state.users[`${handle}12345`] = user;
        return user;
    };
    const user = join("ana-silva");
    join("ben-okafor");
    state.faults.push(...faults);
    const { url, stop } = await serveSonarqube(fake);
    onTestFinished(stop);
    const { pauses, sleep } = noWaiting();
    const access = sonarqubeAccess(anOrganization(), { SONAR_TOKEN: CANARY, SONAR_HOST_URL: url });
    return { fake, system: sonarqubeSystem(aContext(), access, { sleep }), user, pauses };
}

const kinds = (traces: readonly Trace[]) => traces.map(({ kind, access }) => `${kind}${access ? "!" : ""}`).sort();
const changes = ({ calls }: FakeSonarqube) => calls.filter((call) => !call.startsWith("GET"));
const closed = { active: false, tokens: [], groups: [] };

describe("ending SonarQube", () => {
    it("revokes every token and deactivates the user, found by the login of SAML, and nobody else", async () => {
        const { fake, system, user } = await aSonarqube();
        const ben = structuredClone(fake.state.users["ben-okafor12345"]);
        expect(await ended(system, aPerson())).toEqual({
            deeds: [
                "revoked the token laptop of ana-silva12345",
                "revoked the token old of ana-silva12345",
                "took ana-silva12345 out of the group contractors-ana-silva",
                "deactivated ana-silva12345",
            ],
            failures: [],
        });
        expect(user).toMatchObject(closed);
        expect(fake.state.users["ben-okafor12345"]).toEqual(ben);
    });

    it("ends a user as well who was made by hand under the Okta login", async () => {
        const { fake, system, user } = await aSonarqube();
        const local: User = { id: "user-local", name: "Ana", active: true, groups: [], tokens: [] };
        fake.state.users[LOGIN] = local;
        expect((await ended(system, aPerson())).failures).toEqual([]);
        expect([local.active, user.active]).toEqual([false, false]);
    });

    it("leaves alone whose login only ends like the person's", async () => {
        const { fake, system } = await aSonarqube();
        const local: User = { id: "user-local", name: "Diana", active: true, groups: [], tokens: [] };
        fake.state.users[`di${LOGIN}`] = local;
        await ended(system, aPerson());
        expect(local.active).toBe(true);
    });

    it("a second time changes nothing, and of nobody is done at once", async () => {
        const { fake, system } = await aSonarqube();
        await ended(system, aPerson());
        const before = changes(fake);
        expect(await ended(system, aPerson())).toEqual({ deeds: [], failures: [] });
        expect(await ended(system, aPerson("zoe-nobody"))).toEqual({ deeds: [], failures: [] });
        expect(changes(fake)).toEqual(before);
    });

    it("gets through 429 and 500 on the first tries", async () => {
        const paths = ["api/v2/users-management", "api/user_tokens/revoke", "api/v2/authorizations"];
        const { system, user, pauses } = await aSonarqube(
            ...paths.flatMap((path): Fault[] => [
                { path, status: 429, headers: { "retry-after": "3" } },
                { path, status: 500 },
            ]),
        );
        expect((await ended(system, aPerson())).failures).toEqual([]);
        expect(user).toMatchObject(closed);
        expect(pauses.filter((pause) => pause === 3000)).toHaveLength(3);
    });

    it.each<[string, string, Partial<User>]>([
        ["a token cannot be revoked", "api/user_tokens/revoke", closed],
        ["the group cannot be left", "api/v2/authorizations/group-memberships", closed],
    ])("goes on when %s", async (_, path, after) => {
        const { system, user } = await aSonarqube({ path, status: 500, times: 1000 });
        expect((await ended(system, aPerson())).failures.join()).toContain("with 500");
        expect(user).toMatchObject(after);
    });

    it("leaves no token and no group where SonarQube refuses to deactivate", async () => {
        const { system, user } = await aSonarqube({
            method: "DELETE",
            path: "api/v2/users-management/users",
            status: 400,
            body: JSON.stringify({ message: "Operation not allowed when the instance is externally managed." }),
            times: 1000,
        });
        expect((await ended(system, aPerson())).failures).toEqual([
            expect.stringContaining("Operation not allowed when the instance is externally managed."),
        ]);
        expect(user).toMatchObject({ active: true, tokens: [], groups: [] });
    });

    it.each<[string, Fault, string]>([
        ["is down", { path: "", status: "reset", times: 1000 }, "The connection to SonarQube at http://127.0.0.1"],
        ["does not know the token", { path: "", status: 401, times: 1000 }, "does not accept the token in SONAR_TOKEN"],
        ["answers in another shape", { path: "", status: 200, body: "[]", times: 1000 }, "in a shape that"],
        ["answers with half a text", { path: "", status: 200, body: '{"users":', times: 1000 }, "instead of JSON"],
        [
            "echoes the token",
            { path: "", status: 400, body: JSON.stringify({ message: `Bearer ${CANARY}` }), times: 1000 },
            "Bearer [SONAR_TOKEN]",
        ],
    ])("says so in one line without any secret when SonarQube %s", async (_, fault, sentence) => {
        const { system } = await aSonarqube(fault);
        const { failures } = await ended(system, aPerson());
        expect(failures).toEqual([expect.stringContaining(sentence)]);
        expect(failures.join()).not.toContain(CANARY);
        expect(failures.join()).not.toContain("\n");
    });
});

describe("looking into SonarQube", () => {
    it("finds everything of a person, and says which of it is a way in", async () => {
        const { system } = await aSonarqube();
        expect(kinds(await system.traces(aPerson()))).toEqual([
            "group",
            "group membership!",
            "token",
            "token!",
            "user!",
        ]);
    });

    it("finds no way in once access is ended", async () => {
        const { system } = await aSonarqube();
        await ended(system, aPerson());
        expect(kinds(await system.traces(aPerson()))).toEqual(["group", "user"]);
        expect(await system.traces(aPerson("zoe-nobody"))).toEqual([]);
    });

    it("finds everybody, page by page", async () => {
        const { fake, system } = await aSonarqube();
        for (let i = 0; i < 520; i += 1) {
            const externalLogin = `extra-${i}@contractors.acme.example`;
            fake.state.users[`extra${i}`] = {
                id: `u${i}`,
                name: "x",
                active: true,
                externalLogin,
                groups: [],
                tokens: [],
            };
            fake.state.groups[`g${i}`] = { name: `contractors-extra-${i}`, description: null };
        }
        const everybody = await system.everybody();
        expect(everybody.filter(({ kind }) => kind === "user")).toHaveLength(522);
        expect(everybody.filter(({ kind }) => kind === "group")).toHaveLength(522);
        expect(new Set(everybody.map(({ handle }) => handle)).size).toBe(522);
        expect(everybody.map(({ id }) => id)).not.toContain("user-admin");
    });
});

describe("what creates made in SonarQube whose answers were lost", () => {
    const GROUP = "group-ana-silva";
    const NAME = "contractors-ana-silva";
    const [API, WEB] = ["acme:checkout-api", "acme:checkout-web"];

    /** Ana's own group as the kit makes it, without anybody in it, and what it and Ben's hold on two projects. */
    async function begun() {
        const sonarqube = await aSonarqube();
        const { state } = sonarqube.fake;
        state.groups[GROUP] = { name: NAME, description: descriptionOf("ana-silva") };
        sonarqube.user.groups = [];
        for (const key of [API, WEB]) {
            const groups = { [NAME]: ["user", "codeviewer"], "contractors-ben-okafor": ["user"] };
            const users = { admin: ["admin", "user"] };
            state.projects[key] = {
                name: key,
                visibility: "private",
                mainBranch: "main",
                settings: {},
                groups,
                users,
            };
        }
        return sonarqube;
    }

    const lostOf = async ({ system }: Sonarqube, ...known: string[]) =>
        (await system.lost?.(aPerson(), (type, id) => known.includes(`${type} ${id}`))) ?? [];
    const knownGroup = `sonarqube:index:Group ${GROUP}`;

    it("is the own group, which goes with all that it holds, and nobody else's", async () => {
        const sonarqube = await begun();
        const lost = await lostOf(sonarqube);
        expect(lost.map(({ kind, id }) => `${kind} ${id}`)).toEqual([`group ${GROUP}`]);
        expect(changes(sonarqube.fake)).toEqual([]);
        for (const { remove } of [...lost, ...lost]) {
            await remove();
        }
        const { groups, projects } = sonarqube.fake.state;
        expect(Object.keys(groups)).not.toContain(GROUP);
        expect(Object.keys(groups)).toContain("group-ben-okafor");
        expect(Object.values(projects).map((each) => each.groups)).toEqual([
            { "contractors-ben-okafor": ["user"] },
            { "contractors-ben-okafor": ["user"] },
        ]);
    });

    it("is what the own group holds on a project, where the state knows the group", async () => {
        const sonarqube = await begun();
        const lost = await lostOf(sonarqube, knownGroup, `sonarqube:index:GroupPermission ${API}/${NAME}`);
        expect(lost.map(({ kind, id }) => `${kind} ${id}`)).toEqual([`group permission ${WEB}/${NAME}`]);
        await lost[0]?.remove();
        const { projects } = sonarqube.fake.state;
        expect(projects[API]?.groups[NAME]).toEqual(["user", "codeviewer"]);
        expect(projects[WEB]?.groups).toEqual({ [NAME]: [], "contractors-ben-okafor": ["user"] });
    });

    it("is nothing that the state knows, that somebody uses, or that does not bear the kit's mark", async () => {
        const known = [API, WEB].map((key) => `sonarqube:index:GroupPermission ${key}/${NAME}`);
        expect(await lostOf(await begun(), knownGroup, ...known)).toEqual([]);
        const used = await begun();
        used.user.groups = [NAME];
        expect(await lostOf(used)).toEqual([]);
        for (const description of [null, "", descriptionOf("ben-okafor")]) {
            const others = await begun();
            others.fake.state.groups[GROUP] = { name: NAME, description };
            expect(await lostOf(others)).toEqual([]);
            expect(await lostOf(others, knownGroup)).toEqual([]);
        }
    });
});

describe("getting into SonarQube", () => {
    it("goes to the server of the stack file, by its own name", () => {
        expect(sonarqubeAccess(anOrganization(), { SONAR_TOKEN: CANARY })).toEqual({
            url: "https://sonarqube.acme.example",
            token: CANARY,
        });
    });

    it("needs a token", () => {
        expect(() => sonarqubeAccess(anOrganization(), {})).toThrow(
            "SONAR_TOKEN: not set. It must hold the token of an administrator of SonarQube.",
        );
    });
});
