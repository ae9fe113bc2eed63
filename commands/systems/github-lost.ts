import { z } from "zod";
import { descriptionOf } from "../../components/planning/names";
import type { Github } from "./github-reads";
import type { Knows, Lost, Person } from "./system";

const team = z.object({ id: z.number(), description: z.string().nullish(), members_count: z.number() });
const variable = z.object({ name: z.string(), value: z.string() });

/** The variable that says where to deploy; one in each of the person's environments. */
const VARIABLE = "SANDBOX";

/** The own team and the environments' variables, when their creates were answered by nobody: GitHub makes neither twice. */
export async function lostOnGithub(github: Github, person: Person, knows: Knows): Promise<Lost[]> {
    const variables = await Promise.all(github.repositories.map((repo) => lostVariable(github, repo, person, knows)));
    return [...(await lostTeam(github, person, knows)), ...variables.flat()];
}

async function lostTeam({ api, org }: Github, { handle, names }: Person, knows: Knows): Promise<Lost[]> {
    const place = { org, team_slug: names.shared };
    const found = await api.get("GET /orgs/{org}/teams/{team_slug}", place, team);
    const isOurs = found?.description === descriptionOf(handle) && found.members_count === 0;
    return found === undefined || !isOurs || knows("github:index/team:Team", String(found.id))
        ? []
        : [
              {
                  kind: "team",
                  id: String(found.id),
                  remove: () => api.remove("DELETE /orgs/{org}/teams/{team_slug}", place),
              },
          ];
}

async function lostVariable(
    { api, org: owner }: Github,
    repo: string,
    { names }: Person,
    knows: Knows,
): Promise<Lost[]> {
    const route = "/repos/{owner}/{repo}/environments/{environment_name}/variables/{name}";
    const place = { owner, repo, environment_name: names.shared, name: VARIABLE };
    const found = await api.get(`GET ${route}`, place, variable);
    const id = `${repo}:${names.shared}:${VARIABLE}`;
    return found === undefined || knows("github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable", id)
        ? []
        : [{ kind: "environment variable", id, remove: () => api.remove(`DELETE ${route}`, place) }];
}
