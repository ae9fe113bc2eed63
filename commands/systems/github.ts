import type { GithubAccess } from "./github-access";
import { connectGithub, GithubError, type GithubTools } from "./github-client";
import { lostOnGithub } from "./github-lost";
import {
    type Account,
    accountOf,
    type Github,
    githubOf,
    invitationsOf,
    membershipOf,
    repositoryRights,
    teamMembersOf,
} from "./github-reads";
import { everybodyOnGithub, githubTraces } from "./github-traces";
import { everyStep } from "./steps";
import type { AccessSystem, Person, SystemContext } from "./system";

type Tell = (deed: string) => void;

/**
 * GitHub. People are found by their numeric id: a login can be changed, and given to somebody else. Nobody is removed
 * whose id is another one. Who is a member of the organization for other reasons stays one, and leaves only the own team
 * and what was given beside it (docs.github.com/rest: users, orgs/members, teams/members, collaborators).
 */
export function githubSystem(context: SystemContext, access: GithubAccess, tools: GithubTools = {}): AccessSystem {
    const github = githubOf(context.organization, connectGithub(access, tools));
    return {
        name: "GitHub",
        end: (person, tell) => (isKnown(person) ? end(github, person, tell) : endUnknown(github, person, tell)),
        traces: (person) => githubTraces(github, person),
        everybody: () => everybodyOnGithub(github),
        lost: (person, knows) => lostOnGithub(github, person, knows),
    };
}

type KnownPerson = Person & Required<Pick<Person, "github">>;

function isKnown(person: Person): person is KnownPerson {
    return person.github !== undefined;
}

/** Invitations go first: one that is accepted after the removal would be a way back in. */
async function end(github: Github, person: KnownPerson, tell: Tell): Promise<void> {
    const { id, existingMember } = person.github;
    let asked: Promise<Account | undefined> | undefined;
    const current = () => (asked ??= accountOf(github, id));
    await everyStep([
        () => cancelInvitations(github, person, undefined, tell),
        async () => cancelInvitations(github, person, (await current())?.login, tell),
        () => cancelRepositoryInvitations(github, id, tell),
        async () => (existingMember ? undefined : leaveOrganization(github, await current(), tell)),
        () => leaveTeam(github, person, (member) => member.id === id, tell),
        () => leaveRepositories(github, id, tell),
    ]);
}

/** Of a person whose account nobody knows, the own team alone can be emptied. */
async function endUnknown(github: Github, person: Person, tell: Tell): Promise<void> {
    await everyStep([
        () => cancelInvitations(github, person, undefined, tell),
        () => leaveTeam(github, person, () => true, tell),
        () => {
            throw new GithubError(
                `The GitHub account of ${person.handle} is not known, so a membership of ${github.org} may be left: name the numeric id in the stack file's list of former contractors.`,
            );
        },
    ]);
}

async function cancelInvitations(github: Github, person: Person, login: string | undefined, tell: Tell): Promise<void> {
    const { api, org } = github;
    for (const each of await invitationsOf(github, person, login)) {
        await api.remove("DELETE /orgs/{org}/invitations/{invitation_id}", { org, invitation_id: each.id });
        tell(`cancelled the invitation ${each.id} of ${each.login ?? each.email ?? "somebody"} to ${org}`);
    }
}

async function cancelRepositoryInvitations(github: Github, id: number, tell: Tell): Promise<void> {
    const owner = github.org;
    for (const { repo, id: invitation_id } of (await repositoryRights(github, id)).invitations) {
        const route = "DELETE /repos/{owner}/{repo}/invitations/{invitation_id}";
        await github.api.remove(route, { owner, repo, invitation_id });
        tell(`cancelled the invitation ${invitation_id} to the repository ${repo}`);
    }
}

async function leaveOrganization(github: Github, current: Account | undefined, tell: Tell): Promise<void> {
    const { api, org } = github;
    if (current !== undefined && (await membershipOf(github, current)) !== undefined) {
        await api.remove("DELETE /orgs/{org}/memberships/{username}", { org, username: current.login });
        tell(`removed ${current.login} (${current.id}) from the organization ${org}`);
    }
}

async function leaveTeam(
    github: Github,
    person: Person,
    leaves: (member: Account) => boolean,
    tell: Tell,
): Promise<void> {
    const { api, org } = github;
    const team_slug = person.names.shared;
    for (const { login: username } of (await teamMembersOf(github, person)).filter(leaves)) {
        await api.remove("DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}", { org, team_slug, username });
        tell(`removed ${username} from the team ${team_slug}`);
    }
}

async function leaveRepositories(github: Github, id: number, tell: Tell): Promise<void> {
    const owner = github.org;
    for (const { repo, login: username } of (await repositoryRights(github, id)).rights) {
        await github.api.remove("DELETE /repos/{owner}/{repo}/collaborators/{username}", { owner, repo, username });
        tell(`removed ${username} from the repository ${repo}`);
    }
}
