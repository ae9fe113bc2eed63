import { z } from "zod";
import { SonarqubeError, unlessGone } from "./errors";
import { type Http, nothing } from "./http";

export type Visibility = "private" | "public";

/** What counts as new code; `value` is days or a branch. */
export interface NewCode {
    type: string;
    value?: string | undefined;
}

const found = z.object({
    components: z.array(
        z.object({ key: z.string(), name: z.string(), visibility: z.enum(["private", "public"]).default("public") }),
    ),
});
const branches = z.object({ branches: z.array(z.object({ name: z.string(), isMain: z.boolean() })) });
const selected = z.object({ qualityGate: z.object({ name: z.string(), default: z.boolean() }) });
const newCodePeriod = z.object({ type: z.string(), value: z.string().optional(), inherited: z.boolean().optional() });

export type FoundProject = z.infer<typeof found>["components"][number];

export async function findProject(http: Http, key: string): Promise<FoundProject | undefined> {
    const { components } = await http({ method: "GET", path: "api/projects/search", query: { projects: key } }, found);
    return components.find((component) => component.key === key);
}

export async function createProject(
    http: Http,
    { key, ...project }: { key: string; name: string; visibility: Visibility; mainBranch: string },
): Promise<void> {
    const form = { project: key, ...project };
    await http({ method: "POST", path: "api/projects/create", form, repeatable: false }, nothing);
}

export async function setVisibility(http: Http, project: string, visibility: Visibility): Promise<void> {
    await http({ method: "POST", path: "api/projects/update_visibility", form: { project, visibility } }, nothing);
}

/** Done as well when it is gone already. */
export async function deleteProject(http: Http, project: string): Promise<void> {
    await unlessGone(http({ method: "POST", path: "api/projects/delete", form: { project } }, nothing));
}

export async function mainBranchOf(http: Http, project: string): Promise<string> {
    const list = await http({ method: "GET", path: "api/project_branches/list", query: { project } }, branches);
    const main = list.branches.find((branch) => branch.isMain);
    if (main === undefined) {
        throw new SonarqubeError(`The project ${project} has no main branch in SonarQube.`);
    }
    return main.name;
}

/** Renames the main branch. */
export async function renameMainBranch(http: Http, project: string, name: string): Promise<void> {
    await http({ method: "POST", path: "api/project_branches/rename", form: { project, name } }, nothing);
}

/** The gate that judges a project, and whether it does so only as the server's default. */
export async function gateOf(http: Http, project: string): Promise<{ name: string; default: boolean }> {
    const query = { project };
    return (await http({ method: "GET", path: "api/qualitygates/get_by_project", query }, selected)).qualityGate;
}

export async function selectGate(http: Http, projectKey: string, gateName: string): Promise<void> {
    await http({ method: "POST", path: "api/qualitygates/select", form: { gateName, projectKey } }, nothing);
}

/**
 * The definition that holds for the main branch. The Community Build keeps the definition of a project there, and says
 * "inherited" when it is asked for that of the project.
 */
export function newCodeOf(http: Http, project: string, branch: string): Promise<z.infer<typeof newCodePeriod>> {
    const query = { project, branch };
    return http({ method: "GET", path: "api/new_code_periods/show", query }, newCodePeriod);
}

export async function setNewCode(http: Http, project: string, { type, value }: NewCode): Promise<void> {
    await http({ method: "POST", path: "api/new_code_periods/set", form: { project, type, value } }, nothing);
}
