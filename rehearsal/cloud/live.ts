import type { World } from "./world";

/*
 * What lives in the services beside resources: sessions, connections, tokens, invitations. No program knows it, and ending
 * somebody's access is seen in it. It is the section `live` of the state file; a test writes it as somebody would come in.
 */

interface OktaSession {
    readonly id: string;
    readonly userId: string;
}

/** A refresh or access token that an OAuth app holds for a user. */
interface OktaToken {
    readonly id: string;
    readonly userId: string;
    readonly clientId: string;
}

/** A consent that a user gave to an OAuth app. */
interface OktaGrant extends OktaToken {
    readonly scope: string;
}

export interface VpnConnection {
    readonly connectionId: string;
    readonly endpointId: string;
    /** The SAML subject. */
    readonly username: string;
    readonly status: "active" | "terminating" | "terminated";
    /** ISO 8601. */
    readonly establishedAt: string;
}

/** Temporary credentials of a role. They count while the role is there and no policy of it denies them by their age. */
export interface RoleSession {
    readonly roleName: string;
    readonly sessionName: string;
    readonly issuedAt: string;
    readonly expiresAt: string;
}

/** Somebody on GitHub. The id is theirs for good; the login may become another one's. */
export interface GithubAccount {
    readonly id: number;
    readonly login: string;
}

/** An invitation to the GitHub organization that nobody has answered. A membership of that login waits for it. */
export interface GithubInvitation {
    readonly id: number;
    /** Absent when only an address was invited. */
    readonly login?: string;
    readonly email?: string;
    readonly invitedAt: string;
    /** Slugs of the teams that go with it. */
    readonly teams: readonly string[];
}

/** A right on one repository that came by no team. */
export interface GithubCollaborator {
    readonly repository: string;
    readonly login: string;
    readonly permission: string;
}

/** An invitation to one repository that nobody has answered. */
interface GithubRepositoryInvitation extends GithubCollaborator {
    readonly id: number;
}

/** A token or key that its owner authorized for an organization with SAML single sign-on. */
interface GithubCredential {
    readonly id: number;
    readonly login: string;
    readonly type: string;
}

/** A fork of a guarded repository in a person's own account. */
interface GithubFork {
    readonly repository: string;
    readonly owner: string;
    /** As the repository is; true by default. */
    readonly isPrivate?: boolean;
}

export interface Live {
    readonly oktaSessions: readonly OktaSession[];
    readonly oktaTokens: readonly OktaToken[];
    readonly oktaGrants: readonly OktaGrant[];
    readonly vpnConnections: readonly VpnConnection[];
    readonly roleSessions: readonly RoleSession[];
    readonly githubAccounts: readonly GithubAccount[];
    readonly githubInvitations: readonly GithubInvitation[];
    readonly githubCollaborators: readonly GithubCollaborator[];
    readonly githubRepositoryInvitations: readonly GithubRepositoryInvitation[];
    readonly githubForks: readonly GithubFork[];
    /** Absent where the plan has no single sign-on. */
    readonly githubCredentials?: readonly GithubCredential[];
}

const NOTHING_LIVE: Live = {
    oktaSessions: [],
    oktaTokens: [],
    oktaGrants: [],
    vpnConnections: [],
    roleSessions: [],
    githubAccounts: [],
    githubInvitations: [],
    githubCollaborators: [],
    githubRepositoryInvitations: [],
    githubForks: [],
};

/** What is live now. */
export function liveOf(world: World): Live {
    return { ...NOTHING_LIVE, ...(world.sections.live as Partial<Live> | undefined) };
}

/** Writes the parts that are given; the others stay. */
export function changeLive(world: World, parts: Partial<Live>): void {
    world.sections.live = { ...liveOf(world), ...parts };
}

/** What goes with a user who is deleted: nobody is left whom a session or token could stand for. */
export function endOktaUser(world: World, id: string): void {
    const { oktaSessions, oktaTokens, oktaGrants } = liveOf(world);
    const isOthers = ({ userId }: { userId: string }) => userId !== id;
    changeLive(world, {
        oktaSessions: oktaSessions.filter(isOthers),
        oktaTokens: oktaTokens.filter(isOthers),
        oktaGrants: oktaGrants.filter(isOthers),
    });
}

/** GitHub's logins are the same in small and in capital letters. */
export function isLogin(login: unknown, other: string): boolean {
    return typeof login === "string" && login.toLowerCase() === other.toLowerCase();
}

/** What goes with a membership of the organization: an invitation that waits, and forks of private repositories. */
export function endGithubMembership(world: World, login: string): void {
    const { githubInvitations, githubForks } = liveOf(world);
    changeLive(world, {
        githubInvitations: githubInvitations.filter((invitation) => !isLogin(invitation.login, login)),
        githubForks: githubForks.filter((fork) => fork.isPrivate === false || !isLogin(fork.owner, login)),
    });
}

/** Somebody accepts an invitation, by the login that they have now: they are in the organization and in its teams. */
export function acceptInvitation(world: World, id: number, login: string): void {
    const { githubInvitations } = liveOf(world);
    const invitation = githubInvitations.find((each) => each.id === id);
    if (invitation === undefined) {
        throw new Error(`There is no invitation ${id}.`);
    }
    changeLive(world, { githubInvitations: githubInvitations.filter((each) => each !== invitation) });
    const membership = "github:index/membership:Membership";
    if (!world.all(membership).some(({ outputs }) => isLogin(outputs.username, login))) {
        const outputs = { username: login, role: "member" };
        world.put({ type: membership, id: `organization:${login}`, inputs: outputs, outputs });
    }
    for (const slug of invitation.teams) {
        const team = world.find("github:index/team:Team", "slug", slug);
        if (team !== undefined) {
            const outputs = { teamId: team.id, username: login, role: "member" };
            world.put({
                type: "github:index/teamMembership:TeamMembership",
                id: `${team.id}:${login}`,
                inputs: outputs,
                outputs,
            });
        }
    }
}
