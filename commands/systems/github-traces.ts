import { z } from "zod";
import {
    type Account,
    accountOf,
    type Github,
    invitationsOf,
    membershipOf,
    organizationInvitations,
    repositoryRights,
    teamMembersOf,
} from "./github-reads";
import type { OwnedTrace, Person, Trace } from "./system";

const team = z.object({ id: z.number(), slug: z.string() });
const environment = z.object({ id: z.number(), name: z.string() });
const fork = z.object({
    full_name: z.string(),
    private: z.boolean(),
    owner: z.object({ id: z.number() }),
});
const authorization = z.object({ credential_id: z.number(), credential_type: z.string(), login: z.string() });

/** Names of a contractor's team and environments start with it. */
const PREFIX = "contractor-";

const trace = (kind: string, id: string | number, access: boolean, detail?: string): Trace => ({
    system: "GitHub",
    kind,
    id: String(id),
    access,
    ...(detail !== undefined && { detail }),
});

/** Everything of a person that is there. */
export async function githubTraces(github: Github, person: Person): Promise<Trace[]> {
    const account = person.github && (await accountOf(github, person.github.id));
    const [members, invitations, ...others] = await Promise.all([
        teamMembersOf(github, person),
        invitationsOf(github, person, account?.login),
        ofAccount(github, account, person.github?.existingMember === true),
        ofTeam(github, person),
        ofRepositories(github, person),
    ]);
    const isTheirs = ({ id }: Account) => person.github === undefined || id === person.github.id;
    return [
        ...others.flat(),
        ...members.filter(isTheirs).map(({ id, login }) => trace("team membership", id, true, login)),
        ...invitations.map(({ id, login, email }) => trace("invitation", id, true, login ?? email ?? undefined)),
    ];
}

async function ofAccount(github: Github, account: Account | undefined, existingMember: boolean): Promise<Trace[]> {
    if (account === undefined) {
        return [];
    }
    const { api, org } = github;
    const { id, login } = account;
    const route = "GET /orgs/{org}/credential-authorizations";
    const [membership, credentials] = await Promise.all([
        membershipOf(github, account),
        // Only Enterprise Cloud with SAML has it: elsewhere GitHub answers 403 or 404.
        api.list(route, { org, login }, authorization, [403, 404]),
    ]);
    const why = existingMember ? ", member for other reasons" : "";
    return [
        ...(membership === undefined
            ? []
            : [trace("organization membership", id, !existingMember, `${login}, ${membership.state}${why}`)]),
        ...credentials
            .filter((each) => each.login.toLowerCase() === login.toLowerCase())
            .map((each) =>
                trace("single sign-on credential", each.credential_id, !existingMember, each.credential_type),
            ),
    ];
}

async function ofTeam({ api, org }: Github, { names }: Person): Promise<Trace[]> {
    const found = await api.get("GET /orgs/{org}/teams/{team_slug}", { org, team_slug: names.shared }, team);
    return found === undefined ? [] : [trace("team", found.id, false, found.slug)];
}

/** Rights beside the team, environments, and forks in the own account: of a private repository, one is a way to its code. */
async function ofRepositories(github: Github, { github: account, names }: Person): Promise<Trace[]> {
    const { api, org: owner, repositories } = github;
    const environments = await environmentsOf(github);
    const left = environments.filter(({ name }) => name === names.shared).map(environmentTrace);
    if (account === undefined) {
        return left;
    }
    const [{ rights, invitations }, forks] = await Promise.all([
        repositoryRights(github, account.id),
        Promise.all(repositories.map((repo) => api.list("GET /repos/{owner}/{repo}/forks", { owner, repo }, fork, []))),
    ]);
    return [
        ...left,
        ...rights.map(({ repo, role_name }) => trace("repository collaborator", repo, true, role_name)),
        ...invitations.map(({ repo, id }) => trace("repository invitation", id, true, repo)),
        ...forks
            .flat()
            .filter((each) => each.owner.id === account.id)
            .map((each) => trace("fork", each.full_name, each.private, each.private ? "private" : "public")),
    ];
}

interface FoundEnvironment {
    repo: string;
    name: string;
}

async function environmentsOf({ api, org: owner, repositories }: Github): Promise<FoundEnvironment[]> {
    const ofRepository = async (repo: string) => {
        const found = await api.list("GET /repos/{owner}/{repo}/environments", { owner, repo }, environment, []);
        return found.map(({ name }) => ({ repo, name }));
    };
    return (await Promise.all(repositories.map(ofRepository))).flat();
}

/** Without the deploy role, nothing can be reached from an environment. */
function environmentTrace({ repo, name }: FoundEnvironment): Trace {
    return trace("environment", `${repo}/${name}`, false);
}

/** Teams and environments that are named as a contractor's, and invitations to such teams. */
export async function everybodyOnGithub(github: Github): Promise<OwnedTrace[]> {
    const { api, org } = github;
    const [teams, environments, invitations] = await Promise.all([
        api.list("GET /orgs/{org}/teams", { org }, team, []),
        environmentsOf(github),
        organizationInvitations(github),
    ]);
    const invited = await Promise.all(
        invitations.map(async ({ id, login, email }) => {
            const route = "GET /orgs/{org}/invitations/{invitation_id}/teams";
            const to = await api.list(route, { org, invitation_id: id }, team);
            return owned(
                to,
                ({ slug }) => slug,
                () => trace("invitation", id, true, login ?? email ?? undefined),
            );
        }),
    );
    return [
        ...owned(
            teams,
            ({ slug }) => slug,
            ({ id, slug }) => trace("team", id, false, slug),
        ),
        ...owned(environments, ({ name }) => name, environmentTrace),
        ...invited.flat(),
    ];
}

function owned<T>(things: readonly T[], nameOf: (thing: T) => string, traceOf: (thing: T) => Trace): OwnedTrace[] {
    return things
        .filter((thing) => nameOf(thing).startsWith(PREFIX))
        .map((thing) => ({ handle: nameOf(thing).slice(PREFIX.length), ...traceOf(thing) }));
}
