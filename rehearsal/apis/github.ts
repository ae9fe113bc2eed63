import type { RequestListener } from "node:http";
import type { Cloud } from "../cloud/cloud";
import { integer } from "../cloud/ids";
import { changeLive, endGithubMembership, type GithubInvitation, isLogin, liveOf } from "../cloud/live";
import { asText } from "../cloud/values";
import type { CloudObject, World } from "../cloud/world";
import { type ApiAnswer, apiListener, done, ok, refused } from "./api";
import { accountOf, listed, noSuch } from "./github-common";
import { repositoryRoutes } from "./github-repositories";
import { route, type Routed, type Routes } from "./route";

/*
 * GitHub's REST API as docs.github.com documents it, as far as the commands ask: apps, users, orgs/members, teams. A
 * membership of a login that is invited is pending. Every repository is there, as for the providers.
 */

const MEMBERSHIP = "github:index/membership:Membership";
const TEAM = "github:index/team:Team";
const TEAM_MEMBERSHIP = "github:index/teamMembership:TeamMembership";

/** Answers about the organization; any other one is not there. */
function inOrganization(answer: (routed: Routed, world: World) => ApiAnswer): Routes[string] {
    return (routed) =>
        isLogin(routed.cloud.settings.githubOrganization, routed.part("org"))
            ? answer(routed, routed.cloud.store.world())
            : noSuch;
}

/** Answers about the team that the path names. */
function onTeam(answer: (team: CloudObject, routed: Routed, world: World) => ApiAnswer): Routes[string] {
    return inOrganization((routed, world) => {
        const team = world.find(TEAM, "slug", routed.part("team"));
        return team === undefined ? noSuch : answer(team, routed, world);
    });
}

const ofLogin = (world: World, type: string, login: string) =>
    world.all(type).filter(({ outputs }) => isLogin(outputs.username, login));

const invitationsOf = (world: World, login: string) =>
    liveOf(world).githubInvitations.filter((invitation) => isLogin(invitation.login, login));

const membersOf = (world: World, team: CloudObject) =>
    world
        .all(TEAM_MEMBERSHIP)
        .filter(({ outputs }) => outputs.teamId === team.id || outputs.teamId === team.outputs.slug);

function shownTeam({ id, outputs }: CloudObject): object {
    const { slug, name, privacy, description } = outputs;
    return { id: Number(id), slug, name, privacy, description };
}

function shownInvitation({ id, login, email, invitedAt, teams }: GithubInvitation): object {
    const shown = { id, login: login ?? null, email: email ?? null, role: "direct_member" };
    return { ...shown, created_at: invitedAt, team_count: teams.length };
}

function membership({ part }: Routed, world: World): ApiAnswer {
    const login = part("login");
    const isInvited = invitationsOf(world, login).length > 0;
    const object = ofLogin(world, MEMBERSHIP, login)[0];
    return object === undefined && !isInvited
        ? noSuch
        : ok({
              state: isInvited ? "pending" : "active",
              role: object?.outputs.role ?? "member",
              user: accountOf(world, login),
          });
}

/** Removes a member with every team membership, or cancels the invitation. */
function removeMembership({ part }: Routed, world: World): ApiAnswer {
    const login = part("login");
    const going = [...ofLogin(world, MEMBERSHIP, login), ...ofLogin(world, TEAM_MEMBERSHIP, login)];
    if (going.length === 0 && invitationsOf(world, login).length === 0) {
        return noSuch;
    }
    for (const object of going) {
        world.remove(object);
    }
    endGithubMembership(world, login);
    return done;
}

const organization: Routes = {
    "GET /orgs/{org}/memberships/{login}": inOrganization(membership),
    "DELETE /orgs/{org}/memberships/{login}": inOrganization(removeMembership),
    "GET /orgs/{org}/invitations": inOrganization(({ request }, world) =>
        listed(liveOf(world).githubInvitations.map(shownInvitation), request),
    ),
    "GET /orgs/{org}/invitations/{invitation}/teams": inOrganization(({ request, part }, world) => {
        const invitation = liveOf(world).githubInvitations.find(({ id }) => String(id) === part("invitation"));
        const teams = invitation?.teams.flatMap((slug) => world.find(TEAM, "slug", slug) ?? []);
        return teams === undefined ? noSuch : listed(teams.map(shownTeam), request);
    }),
    "DELETE /orgs/{org}/invitations/{invitation}": inOrganization(({ part }, world) => {
        const before = liveOf(world).githubInvitations;
        const githubInvitations = before.filter(({ id }) => String(id) !== part("invitation"));
        changeLive(world, { githubInvitations });
        return githubInvitations.length < before.length ? done : noSuch;
    }),
    "GET /orgs/{org}/credential-authorizations": inOrganization(({ request }, world) => {
        const credentials = liveOf(world).githubCredentials;
        const wanted = request.query.get("login") ?? "";
        return credentials === undefined
            ? noSuch
            : listed(
                  credentials
                      .filter(({ login }) => isLogin(login, wanted))
                      .map(({ id, login, type }) => ({ credential_id: id, login, credential_type: type })),
                  request,
              );
    }),
    "GET /orgs/{org}/teams": inOrganization(({ request }, world) => listed(world.all(TEAM).map(shownTeam), request)),
    "GET /orgs/{org}/teams/{team}": onTeam((team, _, world) =>
        ok({ ...shownTeam(team), members_count: membersOf(world, team).length }),
    ),
    "DELETE /orgs/{org}/teams/{team}": onTeam((team, { cloud }) => {
        cloud.delete(TEAM, team.id);
        return done;
    }),
    "GET /orgs/{org}/teams/{team}/members": onTeam((team, { request }, world) => {
        const logins = membersOf(world, team).map(({ outputs }) => asText(outputs.username));
        const active = logins.filter((login) => invitationsOf(world, login).length === 0);
        return listed(
            active.map((login) => accountOf(world, login)),
            request,
        );
    }),
    "GET /orgs/{org}/teams/{team}/invitations": onTeam(({ outputs }, { request }, world) => {
        const invitations = liveOf(world).githubInvitations.filter(({ teams }) => teams.includes(asText(outputs.slug)));
        return listed(invitations.map(shownInvitation), request);
    }),
    "DELETE /orgs/{org}/teams/{team}/memberships/{login}": onTeam((team, { part }, world) => {
        const going = membersOf(world, team).filter(({ outputs }) => isLogin(outputs.username, part("login")));
        for (const object of going) {
            world.remove(object);
        }
        return going.length > 0 ? done : noSuch;
    }),
};

const others: Routes = {
    "POST /app/installations/{installation}/access_tokens": ({ part }) => ({
        status: 201,
        body: {
            token: `ghs_${integer(part("installation"), 12)}`,
            expires_at: "2099-01-01T00:00:00Z",
            permissions: { members: "write", administration: "write", environments: "write" },
            repository_selection: "selected",
        },
    }),
    "GET /user/{id}": ({ cloud, part }) => {
        const account = liveOf(cloud.store.world()).githubAccounts.find(({ id }) => String(id) === part("id"));
        return account === undefined ? noSuch : ok({ ...account, type: "User" });
    },
};

const routed = route({ ...organization, ...repositoryRoutes, ...others }, () => noSuch);

/** GitHub's API on the world of the in-memory cloud. */
export function githubApi(cloud: Cloud): RequestListener {
    return apiListener("github", cloud, (request, on) =>
        /^(?:token|bearer) \S+$/i.test(request.headers.authorization ?? "")
            ? routed(request, on)
            : refused(401, { message: "Bad credentials", documentation_url: "https://docs.github.com/rest" }),
    );
}
