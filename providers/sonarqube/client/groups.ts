import { z } from "zod";
import { unlessGone } from "./errors";
import { type Http, nothing } from "./http";

const group = z.object({
    id: z.string(),
    name: z.string(),
    description: z
        .string()
        .nullish()
        .transform((text) => text ?? ""),
});
const groups = z.object({ groups: z.array(group) });

export type Group = z.infer<typeof group>;

const PATH = "api/v2/authorizations/groups";

function pathOf(id: string): string {
    return `${PATH}/${encodeURIComponent(id)}`;
}

/** The group with exactly this name. */
export async function findGroup(http: Http, name: string): Promise<Group | undefined> {
    const query = { q: name, pageSize: "500" };
    return (await http({ method: "GET", path: PATH, query }, groups)).groups.find((each) => each.name === name);
}

export function getGroup(http: Http, id: string): Promise<Group | undefined> {
    return unlessGone(http({ method: "GET", path: pathOf(id) }, group));
}

export async function createGroup(http: Http, json: { name: string; description: string }): Promise<void> {
    await http({ method: "POST", path: PATH, json, repeatable: false }, nothing);
}

export async function updateGroup(http: Http, id: string, json: { name: string; description: string }): Promise<void> {
    await http({ method: "PATCH", path: pathOf(id), json }, nothing);
}

/** Done as well when it is gone already. Takes every permission and membership of the group along. */
export async function deleteGroup(http: Http, id: string): Promise<void> {
    await unlessGone(http({ method: "DELETE", path: pathOf(id) }, nothing));
}
