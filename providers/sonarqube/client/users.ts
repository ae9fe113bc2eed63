import { randomBytes } from "node:crypto";
import { z } from "zod";
import { unlessGone } from "./errors";
import { type Http, nothing } from "./http";

const user = z.object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    active: z.boolean(),
    local: z.boolean(),
    /** What the sign-in service calls the user; SonarQube may have made up another login. */
    externalLogin: z.string().nullish(),
});
const users = z.object({ users: z.array(user), page: z.object({ total: z.number() }) });

export type User = z.infer<typeof user>;

const PATH = "api/v2/users-management/users";
const PAGE = 500;

/** Which users are looked for; `q` is a part of login, name or mail address, `externalIdentity` all of an external login. */
interface UserSearch {
    q?: string;
    externalIdentity?: string;
    active: boolean;
}

/** All pages of the users that fit. */
export async function searchUsers(http: Http, { active, ...search }: UserSearch): Promise<User[]> {
    const found: User[] = [];
    for (let pageIndex = 1, total = 1; (pageIndex - 1) * PAGE < total; pageIndex += 1) {
        const query = { ...search, active: String(active), pageIndex: String(pageIndex), pageSize: String(PAGE) };
        const answer = await http({ method: "GET", path: PATH, query }, users);
        found.push(...answer.users);
        total = answer.page.total;
    }
    return found;
}

/** The user with exactly this login, among those who can log in or among those who were deactivated. */
export async function findUser(http: Http, login: string, active = true): Promise<User | undefined> {
    return (await searchUsers(http, { q: login, active })).find((each) => each.login === login);
}

/** Makes a local user, or brings a deactivated one of that login back. Its password is random and known to nobody. */
export async function createUser(http: Http, { login, name }: { login: string; name: string }): Promise<void> {
    const password = `${randomBytes(48).toString("base64url")}aA1!`;
    const json = { login, name, local: true, password };
    await http({ method: "POST", path: PATH, json, repeatable: false }, nothing);
}

export async function renameUser(http: Http, id: string, name: string): Promise<void> {
    await http({ method: "PATCH", path: `${PATH}/${encodeURIComponent(id)}`, json: { name } }, nothing);
}

/** Deactivates a user, with all its tokens. SonarQube never deletes one. */
export async function deactivateUser(http: Http, id: string): Promise<void> {
    await unlessGone(http({ method: "DELETE", path: `${PATH}/${encodeURIComponent(id)}` }, nothing));
}
