import { SONARQUBE_VARIABLE } from "../../components/configuration/credentials";
import type { Organization } from "../../components/configuration/organization";
import { platformNames } from "../../components/planning/names";
import {
    deleteMembership,
    findGroup,
    findMembership,
    type Group,
    searchGroups,
} from "../../providers/sonarqube/client/groups";
import { type Connection, connectHttp, type Http } from "../../providers/sonarqube/client/http";
import { revokeToken, tokensOf } from "../../providers/sonarqube/client/tokens";
import { deactivateUser, searchUsers, type User } from "../../providers/sonarqube/client/users";
import { addressOf, type Environment, secretOf } from "./environment";
import { lostInSonarqube } from "./sonarqube-lost";
import { everyStep } from "./steps";
import type { AccessSystem, OwnedTrace, Person, SystemContext, Trace } from "./system";

type Tell = (deed: string) => void;

/** How to get into SonarQube: as its provider does, with an administrator's token. */
export function sonarqubeAccess({ sonarqube }: Organization, env: Environment): Connection {
    return {
        url: addressOf(env, "SONAR_HOST_URL", sonarqube.url),
        token: secretOf(env, SONARQUBE_VARIABLE, "the token of an administrator of SonarQube"),
    };
}

/**
 * SonarQube. People come by SAML with their Okta login, under a login that SonarQube may have made up. A deactivated user
 * has no token, no group and no session that counts; the next sign-in by SAML would bring the user back, so Okta decides.
 */
export function sonarqubeSystem(
    { organization }: SystemContext,
    access: Connection,
    tools: Pick<Connection, "fetch" | "sleep"> = {},
): AccessSystem {
    const http = connectHttp({ ...access, ...tools, alsoRetried: [500] });
    return {
        name: "SonarQube",
        end: (person, tell) => everyStep([() => end(http, person, tell)]),
        traces: (person) => traces(http, person),
        everybody: () => everybody(http, organization.okta.loginDomain),
        lost: (person, knows) => lostInSonarqube(http, person, knows, organization),
    };
}

/** The users of a person: by what SAML calls them, and by a login that was given by hand. */
async function usersOf(http: Http, { names }: Person, active: boolean): Promise<User[]> {
    const [external, named] = await Promise.all([
        searchUsers(http, { externalIdentity: names.login, active }),
        searchUsers(http, { q: names.login, active }),
    ]);
    const all = [...external, ...named.filter(({ login }) => login === names.login)];
    return [...new Map(all.map((user) => [user.id, user])).values()];
}

async function end(http: Http, person: Person, tell: Tell): Promise<void> {
    const users = await usersOf(http, person, true);
    await everyStep(
        users.flatMap((user) => [
            () => revokeTokens(http, user, tell),
            () => leaveOwnGroup(http, user, person, tell),
            async () => {
                await deactivateUser(http, user.id);
                tell(`deactivated ${user.login}`);
            },
        ]),
    );
}

async function revokeTokens(http: Http, { login }: User, tell: Tell): Promise<void> {
    const tokens = await tokensOf(http, login);
    await everyStep(
        tokens.map(({ name }) => async () => {
            await revokeToken(http, login, name);
            tell(`revoked the token ${name} of ${login}`);
        }),
    );
}

/** Deactivation takes it along; this counts where SonarQube refuses to deactivate. */
async function leaveOwnGroup(http: Http, { id, login }: User, { names }: Person, tell: Tell): Promise<void> {
    const group = await findGroup(http, names.oktaGroup);
    const membership = group && (await findMembership(http, group.id, id));
    if (membership !== undefined) {
        await deleteMembership(http, membership);
        tell(`took ${login} out of the group ${names.oktaGroup}`);
    }
}

const trace = (kind: string, id: string, access: boolean, detail?: string): Trace => ({
    system: "SonarQube",
    kind,
    id,
    access,
    ...(detail !== undefined && { detail }),
});

function userTrace({ id, login, active }: User): Trace {
    return trace("user", id, active, active ? login : `${login}, deactivated: SonarQube deletes nobody`);
}

function groupTrace({ id, name }: Group): Trace {
    return trace("group", id, false, name);
}

async function traces(http: Http, person: Person): Promise<Trace[]> {
    const [active, inactive, group] = await Promise.all([
        usersOf(http, person, true),
        usersOf(http, person, false),
        findGroup(http, person.names.oktaGroup),
    ]);
    const ofUsers = active.map(async (user) => {
        const tokens = await tokensOf(http, user.login);
        const membership = group && (await findMembership(http, group.id, user.id));
        return [
            ...tokens.map(({ name, type, isExpired }) => trace("token", name, !isExpired, `${type} of ${user.login}`)),
            ...(membership === undefined ? [] : [trace("group membership", membership, true, user.login)]),
        ];
    });
    return [
        ...[...active, ...inactive].map(userTrace),
        ...(await Promise.all(ofUsers)).flat(),
        ...(group === undefined ? [] : [groupTrace(group)]),
    ];
}

/** Own groups, and active users whose login at the sign-in service is a contractor's. */
async function everybody(http: Http, loginDomain: string): Promise<OwnedTrace[]> {
    const [groups, users] = await Promise.all([
        searchGroups(http, platformNames.ownGroupPrefix),
        searchUsers(http, { active: true }),
    ]);
    const ending = `@${loginDomain}`;
    return [
        ...groups
            .filter(({ name }) => name.startsWith(platformNames.ownGroupPrefix))
            .map((group) => ({ handle: group.name.slice(platformNames.ownGroupPrefix.length), ...groupTrace(group) })),
        ...users.flatMap((user) => {
            const login = [user.externalLogin, user.login].find((each) => each?.endsWith(ending));
            return login == null ? [] : [{ handle: login.slice(0, -ending.length), ...userTrace(user) }];
        }),
    ];
}
