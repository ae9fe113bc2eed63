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
const page = z.object({ total: z.number() });
const groups = z.object({ groups: z.array(group), page });
const membership = z.object({ id: z.string(), groupId: z.string(), userId: z.string() });
const memberships = z.object({ groupMemberships: z.array(membership), page });

export type Group = z.infer<typeof group>;

const PATH = "api/v2/authorizations/groups";
const MEMBERSHIPS = "api/v2/authorizations/group-memberships";
const PAGE = 500;

function pathOf(id: string): string {
    return `${PATH}/${encodeURIComponent(id)}`;
}

/** All pages of the groups whose name has this part. */
export async function searchGroups(http: Http, q: string): Promise<Group[]> {
    const found: Group[] = [];
    for (let pageIndex = 1, total = 1; (pageIndex - 1) * PAGE < total; pageIndex += 1) {
        const query = { q, pageIndex: String(pageIndex), pageSize: String(PAGE) };
        const answer = await http({ method: "GET", path: PATH, query }, groups);
        found.push(...answer.groups);
        total = answer.page.total;
    }
    return found;
}

/** The group with exactly this name. */
export async function findGroup(http: Http, name: string): Promise<Group | undefined> {
    return (await searchGroups(http, name)).find((each) => each.name === name);
}

/** Id of somebody's membership in a group. */
export async function findMembership(http: Http, groupId: string, userId: string): Promise<string | undefined> {
    const call = { method: "GET", path: MEMBERSHIPS, query: { groupId, userId } } as const;
    const { groupMemberships } = await http(call, memberships);
    return groupMemberships.find((each) => each.groupId === groupId && each.userId === userId)?.id;
}

/** True when anybody is in a group. */
export async function hasMembers(http: Http, groupId: string): Promise<boolean> {
    const call = { method: "GET", path: MEMBERSHIPS, query: { groupId, pageSize: "1" } } as const;
    return (await http(call, memberships)).groupMemberships.length > 0;
}

/** Done as well when it is gone already. */
export async function deleteMembership(http: Http, id: string): Promise<void> {
    await unlessGone(http({ method: "DELETE", path: `${MEMBERSHIPS}/${encodeURIComponent(id)}` }, nothing));
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
