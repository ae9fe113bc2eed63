import { integer } from "../cloud/ids";
import { changeLive, type GithubCollaborator, isLogin, liveOf } from "../cloud/live";
import type { Cloud } from "../cloud/cloud";
import type { CloudObject, World } from "../cloud/world";
import { type ApiAnswer, done, ok } from "./api";
import { accountOf, listed, noSuch } from "./github-common";
import type { Routed, Routes } from "./route";

const VARIABLE = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";

/** Answers about a repository of the organization. Every repository is there, as for the providers. */
function inRepository(answer: (repository: string, routed: Routed, world: World) => ApiAnswer): Routes[string] {
    return (routed) =>
        isLogin(routed.cloud.settings.githubOrganization, routed.part("owner"))
            ? answer(routed.part("repo"), routed, routed.cloud.store.world())
            : noSuch;
}

const inside = (name: string) => (thing: { repository: string }) => thing.repository === name;

/** Takes what fits out of one live section; 404 when nothing does. */
function removed(
    world: World,
    section: "githubCollaborators" | "githubRepositoryInvitations",
    isGone: (item: GithubCollaborator & { id?: number }) => boolean,
): ApiAnswer {
    const before = liveOf(world)[section];
    const after = before.filter((item) => !isGone(item));
    changeLive(world, { [section]: after });
    return after.length < before.length ? done : noSuch;
}

/** Answers about a variable of an environment. */
function onVariable(answer: (variable: CloudObject, cloud: Cloud) => ApiAnswer): Routes[string] {
    return inRepository((repository, { part, cloud }, world) => {
        const variable = world
            .all(VARIABLE)
            .find(
                ({ outputs }) =>
                    outputs.repository === repository &&
                    outputs.environment === part("environment") &&
                    outputs.variableName === part("name"),
            );
        return variable === undefined ? noSuch : answer(variable, cloud);
    });
}

export const repositoryRoutes: Routes = {
    "GET /repos/{owner}/{repo}/collaborators": inRepository((name, { request }, world) =>
        listed(
            liveOf(world)
                .githubCollaborators.filter(inside(name))
                .map(({ login, permission }) => ({ ...accountOf(world, login), role_name: permission })),
            request,
        ),
    ),
    "DELETE /repos/{owner}/{repo}/collaborators/{login}": inRepository((name, { part }, world) => {
        removed(world, "githubCollaborators", (each) => inside(name)(each) && isLogin(each.login, part("login")));
        return done;
    }),
    "GET /repos/{owner}/{repo}/invitations": inRepository((name, { request }, world) =>
        listed(
            liveOf(world)
                .githubRepositoryInvitations.filter(inside(name))
                .map(({ id, login, permission }) => ({
                    id,
                    invitee: accountOf(world, login),
                    permissions: permission,
                    repository: { name },
                })),
            request,
        ),
    ),
    "DELETE /repos/{owner}/{repo}/invitations/{invitation}": inRepository((name, { part }, world) =>
        removed(
            world,
            "githubRepositoryInvitations",
            (each) => inside(name)(each) && String(each.id) === part("invitation"),
        ),
    ),
    "GET /repos/{owner}/{repo}/forks": inRepository((name, { request }, world) =>
        listed(
            liveOf(world)
                .githubForks.filter(inside(name))
                .map(({ owner, isPrivate = true }) => ({
                    id: integer(`fork|${owner}/${name}`, 9),
                    full_name: `${owner}/${name}`,
                    private: isPrivate,
                    owner: accountOf(world, owner),
                })),
            request,
        ),
    ),
    "GET /repos/{owner}/{repo}/environments/{environment}/variables/{name}": onVariable(({ outputs }) =>
        ok({ name: outputs.variableName, value: outputs.value }),
    ),
    "DELETE /repos/{owner}/{repo}/environments/{environment}/variables/{name}": onVariable(({ id }, cloud) => {
        cloud.delete(VARIABLE, id);
        return done;
    }),
    "GET /repos/{owner}/{repo}/environments": inRepository((name, { request }, world) => {
        const environments = world.all(ENVIRONMENT).filter(({ outputs }) => outputs.repository === name);
        return listed(
            environments.map(({ id, outputs }) => ({ id: integer(`environment|${id}`, 8), name: outputs.environment })),
            request,
            (page, total_count) => ({ total_count, environments: page }),
        );
    }),
};
