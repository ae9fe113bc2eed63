import { z } from "zod";
import { unlessGone } from "./errors";
import { type Http, nothing } from "./http";

const template = z.object({
    id: z.string(),
    name: z.string(),
    projectKeyPattern: z.string().optional(),
    permissions: z.array(z.object({ key: z.string(), withProjectCreator: z.boolean() })).default([]),
});
const list = z.object({ paging: z.object({ total: z.number() }).optional(), permissionTemplates: z.array(template) });
const made = z.object({ permissionTemplate: z.object({ id: z.string() }) });

export type Template = z.infer<typeof template>;

/** The template that fits, if any. */
export async function findTemplate(http: Http, fits: (each: Template) => boolean): Promise<Template | undefined> {
    const query = { ps: "500" };
    const { permissionTemplates } = await http(
        { method: "GET", path: "api/permissions/search_templates", query },
        list,
    );
    return permissionTemplates.find(fits);
}

/** Makes an empty template and gives its id. */
export async function createTemplate(http: Http, form: { name: string; projectKeyPattern: string }): Promise<string> {
    const call = { method: "POST", path: "api/permissions/create_template", form, repeatable: false } as const;
    return (await http(call, made)).permissionTemplate.id;
}

export async function updateTemplate(
    http: Http,
    form: { id: string; name: string; projectKeyPattern: string },
): Promise<void> {
    await http({ method: "POST", path: "api/permissions/update_template", form }, nothing);
}

/** Done as well when it is gone already. */
export async function deleteTemplate(http: Http, templateId: string): Promise<void> {
    await unlessGone(http({ method: "POST", path: "api/permissions/delete_template", form: { templateId } }, nothing));
}

/** Makes the creator of a project hold a permission on it, or not. */
export async function setCreatorPermission(
    http: Http,
    templateId: string,
    permission: string,
    holds: boolean,
): Promise<void> {
    const verb = holds ? "add_project_creator_to" : "remove_project_creator_from";
    const form = { templateId, permission };
    await http({ method: "POST", path: `api/permissions/${verb}_template`, form }, nothing);
}
