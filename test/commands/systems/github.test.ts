import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { githubSystem } from "../../../commands/systems/github";
import { githubAccess } from "../../../commands/systems/github-access";
import type { AccessSystem, Person, Trace } from "../../../commands/systems/system";
import type { ApiFault } from "../../../rehearsal/apis/faults";
import { githubApi } from "../../../rehearsal/apis/github";
import { acceptInvitation } from "../../../rehearsal/cloud/live";
import { type Made, types } from "../../rehearsal/cloud/make";
import { aContext, anOrganization, aPerson, badFirstTries, ended, Service } from "./support/a-service";

const ID = 4815162;
const account = { login: "anasilva", id: ID, existingMember: false };
const keyOf = (type: "pkcs1" | "pkcs8") =>
    generateKeyPairSync("rsa", {
        modulusLength: 2048,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type, format: "pem" },
    }).privateKey;
const KEY = keyOf("pkcs1");
const env = (url: string, key = KEY) => ({ GITHUB_APP_PEM_FILE: key, GITHUB_API_URL: url });
const ana = (more: Partial<Person> = {}) => aPerson("ana-silva", { github: account, ...more });

interface Github {
    service: Service;
    system: AccessSystem;
    team: Made;
}

/** Ana and Ben as members with a team each; waiting takes no time. */
async function aGithub(second = 1): Promise<Github> {
    const service = await Service.open(githubApi);
    const join = (handle: string, login: string) => {
        service.make(types.membership, { username: login, role: "member" }, `${handle}/organization-membership`);
        const team = service.make(types.team, { name: `contractor-${handle}` }, `${handle}/team`);
        service.make(types.teamMembership, { teamId: team.id, username: login }, `${handle}/team-membership`);
        const inEnvironment = { repository: "checkout-api", environment: `contractor-${handle}` };
        service.make(types.environment, inEnvironment, `${handle}/environment/checkout-api`);
        return team;
    };
    const team = join("ana-silva", "AnaSilva");
    join("ben-okafor", "benokafor");
    service.plant({
        githubAccounts: [
            { id: ID, login: "anasilva" },
            { id: 2342, login: "benokafor" },
        ],
    });
    const access = githubAccess(anOrganization(), env(service.url));
    return { service, system: githubSystem(aContext(), access, { second }), team };
}

/** Everything by which these logins get in, or can. */
function open({ service }: Github, ...logins: string[]): string[] {
    const isOne = (login: unknown) => logins.includes(String(login).toLowerCase());
    const { githubInvitations, githubCollaborators, githubRepositoryInvitations } = service.live;
    return [
        ...[types.membership, types.teamMembership].flatMap((type) =>
            service.world
                .all(type)
                .filter(({ outputs }) => isOne(outputs.username))
                .map(() => type.replace(/.*:/, "")),
        ),
        ...githubInvitations.filter(({ login }) => isOne(login)).map(() => "invitation"),
        ...githubCollaborators.filter(({ login }) => isOne(login)).map(() => "collaborator"),
        ...githubRepositoryInvitations.filter(({ login }) => isOne(login)).map(() => "repository invitation"),
    ];
}

const kinds = (traces: readonly Trace[]) => traces.map(({ kind, access }) => `${kind}${access ? "!" : ""}`).sort();
const invitedAt = "2026-12-01T00:00:00Z";

/** What somebody gave Ana by hand. */
function giveMore({ service }: Github): void {
    const repository = "billing";
    service.plant({
        githubCollaborators: [
            { repository, login: "anasilva", permission: "push" },
            { repository, login: "benokafor", permission: "push" },
        ],
        githubRepositoryInvitations: [
            { id: 31, repository, login: "anasilva", permission: "admin" },
            { id: 32, repository, login: "benokafor", permission: "push" },
        ],
        githubInvitations: [
            { id: 11, login: "someoneelse", invitedAt, teams: [] },
            { id: 12, email: "ana.silva@northwind.example", invitedAt, teams: ["contractor-ana-silva"] },
        ],
        githubForks: [
            { repository, owner: "anasilva" },
            { repository, owner: "benokafor" },
        ],
    });
}

describe("ending GitHub", () => {
    it("removes the person from the organization, and leaves everybody else as they are", async () => {
        const github = await aGithub();
        expect(await ended(github.system, ana())).toEqual({
            deeds: [`removed anasilva (${ID}) from the organization acme`],
            failures: [],
        });
        expect(open(github, "anasilva")).toEqual([]);
        expect(open(github, "benokafor")).toEqual(["Membership", "TeamMembership"]);
    });

    it("takes away what somebody gave by hand: invitations by login, address or team, and rights on repositories", async () => {
        const github = await aGithub();
        giveMore(github);
        expect((await ended(github.system, ana())).failures).toEqual([]);
        expect(open(github, "anasilva")).toEqual([]);
        expect(github.service.live.githubInvitations.map(({ id }) => id)).toEqual([11]);
        expect(open(github, "benokafor")).toEqual([
            "Membership",
            "TeamMembership",
            "collaborator",
            "repository invitation",
        ]);
    });

    it("cancels invitations before it removes, so that nobody accepts their way back in", async () => {
        const github = await aGithub();
        github.service.plant({ githubInvitations: [{ id: 6, login: "anasilva", invitedAt, teams: [] }] });
        await ended(github.system, ana());
        expect(github.service.writes().slice(1)).toEqual([
            "DELETE /orgs/acme/invitations/6 204",
            "DELETE /orgs/acme/memberships/anasilva 204",
        ]);
    });

    it("cancels the invitation of a person who never accepted", async () => {
        const github = await aGithub();
        const { service, system } = github;
        for (const type of [types.membership, types.teamMembership]) {
            service.world
                .all(type)
                .filter(({ outputs }) => outputs.username === "AnaSilva")
                .forEach((object) => service.world.remove(object));
        }
        service.plant({
            githubInvitations: [{ id: 7, login: "AnaSilva", invitedAt, teams: ["contractor-ana-silva"] }],
        });
        expect(kinds(await system.traces(ana()))).toContain("organization membership!");
        expect((await ended(system, ana())).deeds).toEqual(["cancelled the invitation 7 of AnaSilva to acme"]);
        expect(() => acceptInvitation(service.world, 7, "anasilva")).toThrow("There is no invitation 7.");
        expect(open(github, "anasilva")).toEqual([]);
    });

    it("sees access that comes back by an invitation that was accepted afterwards", async () => {
        const github = await aGithub();
        await ended(github.system, ana());
        github.service.plant({ githubInvitations: [{ id: 8, invitedAt, teams: ["contractor-ana-silva"] }] });
        acceptInvitation(github.service.world, 8, "anasilva");
        expect(kinds(await github.system.traces(ana()))).toEqual([
            "environment",
            "organization membership!",
            "team",
            "team membership!",
        ]);
    });

    it("of an existing member leaves the organization alone, and takes the team and what was given beside it", async () => {
        const github = await aGithub();
        giveMore(github);
        const person = ana({ github: { ...account, existingMember: true } });
        expect((await ended(github.system, person)).failures).toEqual([]);
        expect(open(github, "anasilva")).toEqual(["Membership"]);
        const membership = (await github.system.traces(person)).find(({ kind }) => kind === "organization membership");
        expect(membership).toMatchObject({ access: false, detail: "anasilva, active, member for other reasons" });
    });

    it("a second time changes nothing", async () => {
        const github = await aGithub();
        giveMore(github);
        await ended(github.system, ana());
        const before = github.service.writes();
        expect(before.filter((call) => !call.includes("access_tokens"))).toHaveLength(4);
        expect(await ended(github.system, ana())).toEqual({ deeds: [], failures: [] });
        expect(github.service.writes()).toEqual(before);
    });

    it("follows a login that was changed", async () => {
        const github = await aGithub();
        const { service, system } = github;
        service.plant({ githubAccounts: [{ id: ID, login: "ana-renamed" }] });
        for (const type of [types.membership, types.teamMembership]) {
            const object = service.world.find(type, "username", "AnaSilva");
            if (object !== undefined) {
                service.world.put({ ...object, outputs: { ...object.outputs, username: "ana-renamed" } }, object);
            }
        }
        expect((await ended(system, ana())).failures).toEqual([]);
        expect(open(github, "ana-renamed")).toEqual([]);
    });

    it.each([
        ["renamed", [{ id: ID, login: "ana-renamed" }]],
        ["gone", []],
    ])("removes nobody who took over the login of an account that is %s", async (_, accounts) => {
        const github = await aGithub();
        giveMore(github);
        github.service.plant({ githubAccounts: [...accounts, { id: 999, login: "anasilva" }] });
        expect((await ended(github.system, ana())).failures).toEqual([]);
        expect(open(github, "anasilva")).toEqual([
            "Membership",
            "TeamMembership",
            "collaborator",
            "repository invitation",
        ]);
        expect(github.service.live.githubInvitations.map(({ id }) => id)).toEqual([11]);
    });

    it("changes nothing when GitHub answers with another account than the one that was asked for", async () => {
        const github = await aGithub();
        const body = JSON.stringify({ id: 999, login: "anasilva" });
        const headers = { "content-type": "application/json" };
        github.service.fail({ api: "github", call: `GET /user/${ID}`, answer: { status: 200, headers, body } });
        const { failures } = await ended(github.system, ana());
        expect(failures).toEqual([`GitHub answers with the account 999 when asked for ${ID}: nothing was changed.`]);
        expect(open(github, "anasilva")).toContain("Membership");
    });

    it("removes nobody whose login was handed on between two calls", async () => {
        const github = await aGithub();
        const body = JSON.stringify({ state: "active", role: "member", user: { id: 999, login: "anasilva" } });
        const headers = { "content-type": "application/json" };
        const call = "GET /orgs/acme/memberships/";
        github.service.fail({ api: "github", call, answer: { status: 200, headers, body } });
        const { failures } = await ended(github.system, ana());
        expect(failures).toEqual([`The login anasilva of ${ID} is now that of 999: run this again.`]);
        expect(open(github, "anasilva")).toEqual(["Membership"]);
    });

    it("of a person whose account nobody knows empties the own team, and says what may be left", async () => {
        const github = await aGithub();
        const { failures } = await ended(github.system, aPerson());
        expect(failures).toEqual([
            "The GitHub account of ana-silva is not known, so a membership of acme may be left: name the numeric id in the stack file's list of former contractors.",
        ]);
        expect(open(github, "anasilva")).toEqual(["Membership"]);
    });

    it("of nobody is done at once", async () => {
        const github = await aGithub();
        const nobody = aPerson("zoe-nobody", { github: { login: "zoe", id: 1, existingMember: false } });
        expect(await ended(github.system, nobody)).toEqual({ deeds: [], failures: [] });
    });

    it("gets through 429 and 500 on the first tries of every call", async () => {
        const github = await aGithub();
        giveMore(github);
        github.service.fail(...badFirstTries("github"));
        expect((await ended(github.system, ana())).failures).toEqual([]);
        expect(open(github, "anasilva")).toEqual([]);
    });

    it("waits as long as GitHub asks at a limit", async () => {
        const github = await aGithub(50);
        const body = JSON.stringify({ message: "You have exceeded a secondary rate limit." });
        const headers = { "content-type": "application/json" };
        const limits: ApiFault[] = [
            {
                api: "github",
                call: "DELETE",
                answer: { status: 403, headers: { ...headers, "retry-after": "10" }, body },
            },
            {
                api: "github",
                call: "GET /orgs/acme/memberships/",
                answer: {
                    status: 429,
                    headers: {
                        ...headers,
                        "x-ratelimit-remaining": "0",
                        "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 4),
                    },
                    body: JSON.stringify({ message: "API rate limit exceeded" }),
                },
            },
        ];
        github.service.fail(...limits);
        const before = Date.now();
        expect((await ended(github.system, ana())).failures).toEqual([]);
        expect(Date.now() - before).toBeGreaterThanOrEqual((10 + 4) * 50);
        expect(open(github, "anasilva")).toEqual([]);
    });

    it("does not wait for the next hour", async () => {
        const github = await aGithub();
        const headers = { "content-type": "application/json", "retry-after": "3000" };
        const body = JSON.stringify({ message: "You have exceeded a secondary rate limit." });
        github.service.fail({ api: "github", call: "DELETE", times: "always", answer: { status: 403, headers, body } });
        const { failures } = await ended(github.system, ana());
        expect(failures).toContainEqual(expect.stringContaining("with 403: You have exceeded a secondary rate limit."));
        expect(github.service.writes().filter((call) => call.startsWith("DELETE")).length).toBeLessThanOrEqual(2);
    });

    it("is not confused when the answer to the removal is lost", async () => {
        const github = await aGithub();
        github.service.fail({ api: "github", call: "DELETE", answer: "reset", lost: true });
        expect((await ended(github.system, ana())).failures).toEqual([]);
        expect(open(github, "anasilva")).toEqual([]);
    });

    it.each([
        ["GET /user/", ["Membership"]],
        ["DELETE /orgs/acme/memberships", ["Membership"]],
        ["GET /repos/", ["collaborator", "repository invitation"]],
        ["DELETE /repos/acme/billing/collaborators", ["collaborator"]],
        ["DELETE /orgs/acme/invitations", ["Membership"]],
    ])("goes on with the rest when %s fails for good", async (call, left) => {
        const github = await aGithub();
        giveMore(github);
        github.service.fail({ api: "github", call, times: "always", answer: { status: 422 } });
        const { failures } = await ended(github.system, ana());
        expect(failures.length).toBeGreaterThan(0);
        expect(failures.join()).toContain("with 422");
        expect(open(github, "anasilva")).toEqual(call.includes("invitations") ? [] : left);
    });

    it("takes a repository that GitHub does not show for no proof that nothing is left", async () => {
        const github = await aGithub();
        github.service.fail({
            api: "github",
            call: "GET /repos/acme/billing/",
            times: "always",
            answer: { status: 404 },
        });
        const { failures } = await ended(github.system, ana());
        expect(failures).toContainEqual(expect.stringContaining("GET /repos/acme/billing/collaborators with 404"));
        expect(open(github, "anasilva")).toEqual([]);
    });

    const canary = "ghs_canary0123456789";
    it.each<[string, ApiFault["answer"], string]>([
        ["is down", "reset", "The connection to GitHub at http://127.0.0.1"],
        ["refuses the App", { status: 401, body: '{"message":"Bad credentials"}' }, "does not accept the App"],
        [
            "refuses the call",
            { status: 403, body: '{"message":"Resource not accessible"}' },
            "with 403: Resource not acc",
        ],
        ["answers in another shape", { status: 200, body: '{"id":"x"}' }, "in a shape that is not GitHub's"],
        ["answers with half a text", { status: 200, body: '{"id":' }, "in a shape that is not GitHub's"],
        ["answers with a page", { status: 502, body: "<html>gateway</html>" }, "with 502."],
        [
            "echoes a token",
            { status: 400, body: `{"message":"Bad header token ${canary}"}` },
            "Bad header token [token]",
        ],
    ])("says so in one line without any secret when GitHub %s", async (_, answer, sentence) => {
        const github = await aGithub();
        const given = answer === "reset" ? answer : { ...answer, headers: { "content-type": "application/json" } };
        github.service.fail({ api: "github", call: "GET", times: "always", answer: given });
        const { failures } = await ended(github.system, ana());
        expect(failures.join()).toContain(sentence);
        for (const failure of failures) {
            expect(failure).not.toContain("\n");
            expect(failure).not.toContain("<");
            expect(failure).not.toContain(canary);
            expect(failure).not.toContain("PRIVATE KEY");
        }
    });
});

describe("looking into GitHub", () => {
    it("finds everything of a person, and says which of it is a way in", async () => {
        const github = await aGithub();
        giveMore(github);
        github.service.plant({
            githubCredentials: [
                { id: 501, login: "anasilva", type: "personal access token" },
                { id: 502, login: "benokafor", type: "SSH key" },
            ],
        });
        const traces = await github.system.traces(ana());
        expect(kinds(traces)).toEqual([
            "environment",
            "fork!",
            "invitation!",
            "organization membership!",
            "repository collaborator!",
            "repository invitation!",
            "single sign-on credential!",
            "team",
            "team membership!",
        ]);
        expect(JSON.stringify(traces)).not.toContain("benokafor");
    });

    it("finds no way in once access is ended, and a public fork is none", async () => {
        const github = await aGithub();
        giveMore(github);
        await ended(github.system, ana());
        github.service.plant({ githubForks: [{ repository: "billing", owner: "anasilva", isPrivate: false }] });
        expect(kinds(await github.system.traces(ana()))).toEqual(["environment", "fork", "team"]);
    });

    it("finds a private fork that GitHub has left", async () => {
        const github = await aGithub();
        await ended(github.system, ana());
        github.service.plant({ githubForks: [{ repository: "billing", owner: "anasilva" }] });
        expect((await github.system.traces(ana())).filter(({ access }) => access)).toEqual([
            { system: "GitHub", kind: "fork", id: "anasilva/billing", access: true, detail: "private" },
        ]);
    });

    it("finds what is named for a handle whose account nobody knows", async () => {
        const github = await aGithub();
        expect(kinds(await github.system.traces(aPerson()))).toEqual(["environment", "team", "team membership!"]);
    });

    it("finds everybody, page by page", async () => {
        const github = await aGithub();
        giveMore(github);
        for (let i = 0; i < 120; i += 1) {
            github.service.make(types.team, { name: `contractor-extra-${i}` }, `extra-${i}/team`);
        }
        github.service.make(types.team, { name: "core" }, "core");
        const everybody = await github.system.everybody();
        expect(everybody.filter(({ kind }) => kind === "team")).toHaveLength(122);
        expect(everybody.filter(({ kind }) => kind === "environment").map(({ id }) => id)).toEqual([
            "checkout-api/contractor-ana-silva",
            "checkout-api/contractor-ben-okafor",
        ]);
        expect(everybody.filter(({ kind }) => kind === "invitation")).toMatchObject([
            { handle: "ana-silva", id: "12", access: true, detail: "ana.silva@northwind.example" },
        ]);
    });
});

describe("getting into GitHub", () => {
    it.each(["pkcs1", "pkcs8"] as const)("takes the App's key as %s, asks for one token and uses it", async (type) => {
        const github = await aGithub();
        const access = githubAccess(anOrganization(), env(github.service.url, keyOf(type)));
        const system = githubSystem(aContext(), access, { second: 1 });
        expect((await ended(system, ana())).failures).toEqual([]);
        expect(github.service.writes().filter((call) => call.includes("access_tokens"))).toEqual([
            "POST /app/installations/7890/access_tokens 201",
        ]);
    });

    it.each([
        [{}, "GITHUB_APP_PEM_FILE: not set"],
        [{ GITHUB_APP_PEM_FILE: "canary-pem" }, "GITHUB_APP_PEM_FILE: it holds no private key"],
        [{ GITHUB_APP_PEM_FILE: KEY, GITHUB_API_URL: "http://github.example" }, "GITHUB_API_URL: it holds no address"],
    ])("%j is refused by the name of the variable", (given, sentence) => {
        const refused = () => githubAccess(anOrganization(), given);
        expect(refused).toThrow(sentence);
        expect(refused).not.toThrow(/canary|PRIVATE KEY/);
    });
});
