import { z } from "zod";
import { platformNames } from "../../components/planning/names";
import type { OktaAccess } from "./okta-access";
import { connectOkta, type OktaHttp, type Tools } from "./okta-client";
import { lostInOkta } from "./okta-lost";
import { everyStep } from "./steps";
import type { AccessSystem, OwnedTrace, Person, SystemContext, Trace } from "./system";

const user = z.object({
    id: z.string(),
    status: z.string(),
    lastLogin: z.string().nullish(),
    profile: z.object({ login: z.string() }),
});
const group = z.object({ id: z.string(), type: z.string().optional(), profile: z.object({ name: z.string() }) });
const appLink = z.object({ label: z.string(), appInstanceId: z.string() });
const client = z.object({ client_id: z.string(), client_name: z.string().nullish() });
const token = z.object({ id: z.string(), status: z.string().optional() });
const grant = z.object({ id: z.string(), clientId: z.string().optional(), scopeId: z.string().optional() });

type User = z.infer<typeof user>;
type Group = z.infer<typeof group>;
type Tell = (deed: string) => void;

const USERS = "api/v1/users";
const GROUPS = "api/v1/groups";
/** The most that one page of a list may hold. */
const PAGE = { limit: "200" };

const pathOf = (...parts: string[]) => [USERS, ...parts.map(encodeURIComponent)].join("/");

/**
 * Okta. A user that can be suspended is suspended, so that nothing is lost; Okta suspends nobody who is not ACTIVE, so
 * everybody else is deactivated. Neither is taken to end what is open already: sessions and tokens are ended by calls of
 * their own (developer.okta.com: User Lifecycle, User Sessions, User Grants, User OAuth 2.0 tokens).
 */
export function oktaSystem(context: SystemContext, access: OktaAccess, tools: Tools = {}): AccessSystem {
    const okta = connectOkta(access, context.now, tools);
    return {
        name: "Okta",
        end: (person, tell) => everyStep([() => end(okta, person, tell)]),
        async traces(person) {
            const users = await usersOf(okta, person);
            const ofUsers = await Promise.all(users.map((found) => tracesOf(okta, found)));
            return [...ofUsers.flat(), ...(await ownGroups(okta, person)).map(groupTrace)];
        },
        everybody: () => everybody(okta, context.organization.okta.loginDomain),
        lost: (person, knows) => lostInOkta(okta, person, knows),
    };
}

async function end(okta: OktaHttp, person: Person, tell: Tell): Promise<void> {
    const users = await usersOf(okta, person);
    const steps = users.flatMap((found) => [
        () => endSignIn(okta, found, tell),
        () => endSessions(okta, found, tell),
        () => endTokens(okta, found, tell),
        () => leaveOwnGroup(okta, found, person, tell),
    ]);
    await everyStep(steps);
}

/** The user by id, and by login as well: one that was made again by hand has another id. */
async function usersOf(okta: OktaHttp, { oktaUserId, names }: Person): Promise<User[]> {
    const keys = [...new Set([oktaUserId ?? names.login, names.login])];
    const found = await Promise.all(keys.map((key) => okta.get(pathOf(key), user)));
    const users = found.filter((each) => each !== undefined);
    return users.filter(({ id }, i) => users.findIndex((other) => other.id === id) === i);
}

/** What Okta can do to keep a user of this status out; nothing when they are out. */
function wayOut(status: string): "suspend" | "deactivate" | undefined {
    if (status === "SUSPENDED" || status === "DEPROVISIONED") {
        return undefined;
    }
    return status === "ACTIVE" ? "suspend" : "deactivate";
}

async function endSignIn(okta: OktaHttp, { id, status, profile }: User, tell: Tell): Promise<void> {
    let action = wayOut(status);
    if (action === undefined) {
        return;
    }
    try {
        await okta.change("POST", pathOf(id, "lifecycle", action));
    } catch (error) {
        // It is done when only the answer was lost; and nobody can be suspended whose status has just changed.
        const now = await okta.get(pathOf(id), user);
        const next = now && wayOut(now.status);
        if (next === action) {
            throw error;
        }
        if (next !== undefined) {
            action = next;
            await okta.change("POST", pathOf(id, "lifecycle", action));
        }
    }
    tell(`${action === "suspend" ? "suspended" : "deactivated"} ${profile.login}, who was ${status}`);
}

/** Okta lists no sessions, so they are cleared without looking. */
async function endSessions(okta: OktaHttp, { id, profile }: User, tell: Tell): Promise<void> {
    if (await okta.change("DELETE", pathOf(id, "sessions"), { oauthTokens: "true" })) {
        tell(`cleared every session and OAuth token of ${profile.login}`);
    }
}

/** What clearing the sessions may have left: consents, and refresh tokens of each client. */
async function endTokens(okta: OktaHttp, { id, profile }: User, tell: Tell): Promise<void> {
    const endGrants = async () => {
        if ((await okta.list(pathOf(id, "grants"), PAGE, grant)).length > 0) {
            await okta.change("DELETE", pathOf(id, "grants"));
            tell(`revoked every consent of ${profile.login}`);
        }
    };
    const clients = await okta.list(pathOf(id, "clients"), PAGE, client);
    const endTokensOf = (clientId: string) => async () => {
        if ((await tokensOf(okta, id, clientId)).length > 0) {
            await okta.change("DELETE", pathOf(id, "clients", clientId, "tokens"));
            tell(`revoked every token of ${profile.login} for the app ${clientId}`);
        }
    };
    await everyStep([endGrants, ...clients.map(({ client_id: clientId }) => endTokensOf(clientId))]);
}

function tokensOf(okta: OktaHttp, userId: string, clientId: string): Promise<z.infer<typeof token>[]> {
    return okta.list(pathOf(userId, "clients", clientId, "tokens"), PAGE, token);
}

/** The own group is the way into the VPN; that of all contractors is none, and keeps the strict sign-in policy. */
async function leaveOwnGroup(okta: OktaHttp, { id, profile }: User, { names }: Person, tell: Tell): Promise<void> {
    for (const each of await groupsOf(okta, id)) {
        if (each.profile.name === names.oktaGroup) {
            await okta.change("DELETE", `${GROUPS}/${encodeURIComponent(each.id)}/users/${encodeURIComponent(id)}`);
            tell(`took ${profile.login} out of the group ${names.oktaGroup}`);
        }
    }
}

/** Groups that somebody put the user into; everybody is in the built-in one. */
async function groupsOf(okta: OktaHttp, userId: string): Promise<Group[]> {
    const groups = await okta.list(pathOf(userId, "groups"), PAGE, group);
    return groups.filter(({ type }) => type !== "BUILT_IN");
}

async function ownGroups(okta: OktaHttp, { names }: Person): Promise<Group[]> {
    const search = `profile.name eq ${JSON.stringify(names.oktaGroup)}`;
    const groups = await okta.list(GROUPS, { ...PAGE, search }, group);
    return groups.filter(({ profile }) => profile.name === names.oktaGroup);
}

const trace = (kind: string, id: string, access: boolean, detail?: string): Trace => ({
    system: "Okta",
    kind,
    id,
    access,
    ...(detail !== undefined && { detail }),
});

function userTrace({ id, status, lastLogin, profile }: User): Trace {
    const seen = lastLogin == null ? "never signed in" : `last signed in ${lastLogin}`;
    return trace("user", id, wayOut(status) !== undefined, `${profile.login}, ${status}, ${seen}; sessions unlisted`);
}

function groupTrace({ id, profile }: Group): Trace {
    return trace("group", id, false, profile.name);
}

async function tracesOf(okta: OktaHttp, found: User): Promise<Trace[]> {
    const { id } = found;
    const [groups, apps, clients, grants] = await Promise.all([
        groupsOf(okta, id),
        okta.list(pathOf(id, "appLinks"), {}, appLink),
        okta.list(pathOf(id, "clients"), PAGE, client),
        okta.list(pathOf(id, "grants"), PAGE, grant),
    ]);
    const tokens = await Promise.all(
        clients.map(async ({ client_id: clientId }) =>
            (await tokensOf(okta, id, clientId)).map((each) => trace("OAuth token", each.id, true, `app ${clientId}`)),
        ),
    );
    return [
        userTrace(found),
        ...groups.map(({ id: groupId, profile: { name } }) =>
            trace("group membership", groupId, name !== platformNames.contractorsGroup, name),
        ),
        ...apps.map(({ appInstanceId, label }) => trace("app assignment", appInstanceId, true, label)),
        ...grants.map((each) => trace("OAuth consent", each.id, true, each.clientId && `app ${each.clientId}`)),
        ...tokens.flat(),
    ];
}

/**
 * Users of the login domain, found by the type that the kit gives them and as members of the group of all contractors (a
 * search in Okta cannot ask how a login ends), and own groups.
 */
async function everybody(okta: OktaHttp, loginDomain: string): Promise<OwnedTrace[]> {
    const [typed, groups] = await Promise.all([
        okta.list(USERS, { ...PAGE, search: 'profile.userType eq "Contractor"' }, user),
        okta.list(GROUPS, { ...PAGE, search: `profile.name sw "${platformNames.contractorsGroup}"` }, group),
    ]);
    const common = groups.filter(({ profile }) => profile.name === platformNames.contractorsGroup);
    const members = await Promise.all(common.map(({ id }) => okta.list(`${GROUPS}/${id}/users`, PAGE, user)));
    const users = new Map([...typed, ...members.flat()].map((each) => [each.id, each]));
    const ending = `@${loginDomain}`;
    return [
        ...[...users.values()]
            .filter(({ profile }) => profile.login.endsWith(ending))
            .map((each) => ({ handle: each.profile.login.slice(0, -ending.length), ...userTrace(each) })),
        ...groups
            .filter(({ profile }) => profile.name.startsWith(platformNames.ownGroupPrefix))
            .map((each) => ({
                handle: each.profile.name.slice(platformNames.ownGroupPrefix.length),
                ...groupTrace(each),
            })),
    ];
}
