import { z } from "zod";
import type { Organization } from "../../components/configuration/organization";
import { type GithubApi, GithubError } from "./github-client";
import type { Person } from "./system";

const account = z.object({ id: z.number(), login: z.string() });
const membership = z.object({ state: z.string(), role: z.string(), user: account });
const invitation = z.object({ id: z.number(), login: z.string().nullish(), email: z.string().nullish() });
const repositoryInvitation = z.object({ id: z.number(), invitee: account.nullish() });
const collaborator = account.extend({ role_name: z.string().optional() });

export type Account = z.infer<typeof account>;
/** GitHub as one organization sees it. */
export interface Github {
    api: GithubApi;
    org: string;
    /** Guarded repositories. */
    repositories: readonly string[];
}

export function githubOf(organization: Organization, api: GithubApi): Github {
    return { api, org: organization.github.organization, repositories: Object.keys(organization.repositories) };
}

/** The account as it is called today; undefined when it is gone, and then nothing of it is left. */
export async function accountOf({ api }: Github, id: number): Promise<Account | undefined> {
    const found = await api.get("GET /user/{account_id}", { account_id: id }, account);
    if (found !== undefined && found.id !== id) {
        throw new GithubError(`GitHub answers with the account ${found.id} when asked for ${id}: nothing was changed.`);
    }
    return found;
}

/** Open invitations. GitHub answers 404 to whom it does not show an organization, and that is not "none". */
export function organizationInvitations({ api, org }: Pick<Github, "api" | "org">) {
    return api.list("GET /orgs/{org}/invitations", { org }, invitation, []);
}

/** Invitations to the own team, and those to this login. An account that is gone cannot accept one. */
export async function invitationsOf({ api, org }: Github, { names }: Person, login?: string) {
    const [ofTeam, ofOrganization] = await Promise.all([
        api.list("GET /orgs/{org}/teams/{team_slug}/invitations", { org, team_slug: names.shared }, invitation),
        login === undefined ? [] : organizationInvitations({ api, org }),
    ]);
    const own = ofOrganization.filter((each) => each.login?.toLowerCase() === login?.toLowerCase());
    return [...new Map([...ofTeam, ...own].map((each) => [each.id, each])).values()];
}

/** The membership, of this id and nobody else's: a login may be handed on between two calls. */
export async function membershipOf({ api, org }: Github, { id, login }: Account) {
    const found = await api.get("GET /orgs/{org}/memberships/{username}", { org, username: login }, membership);
    if (found !== undefined && found.user.id !== id) {
        throw new GithubError(`The login ${login} of ${id} is now that of ${found.user.id}: run this again.`);
    }
    return found;
}

/** Members of the own team; who is only invited is not among them. */
export function teamMembersOf({ api, org }: Github, { names }: Person): Promise<Account[]> {
    return api.list("GET /orgs/{org}/teams/{team_slug}/members", { org, team_slug: names.shared }, account);
}

/** What a person was given on repositories beside the team. A guarded repository that GitHub does not show is an error. */
export async function repositoryRights({ api, org: owner, repositories }: Github, id: number) {
    const ofRepository = async (repo: string) => {
        const [rights, invited] = await Promise.all([
            api.list(
                "GET /repos/{owner}/{repo}/collaborators",
                { owner, repo, affiliation: "direct" },
                collaborator,
                [],
            ),
            api.list("GET /repos/{owner}/{repo}/invitations", { owner, repo }, repositoryInvitation, []),
        ]);
        return {
            rights: rights.filter((each) => each.id === id).map((each) => ({ repo, ...each })),
            invitations: invited.filter(({ invitee }) => invitee?.id === id).map((each) => ({ repo, id: each.id })),
        };
    };
    const all = await Promise.all(repositories.map(ofRepository));
    return { rights: all.flatMap(({ rights }) => rights), invitations: all.flatMap(({ invitations }) => invitations) };
}
