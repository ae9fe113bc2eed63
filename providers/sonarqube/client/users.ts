import { randomBytes } from "node:crypto";
import { z } from "zod";
import { unlessGone } from "./errors";
import { type Http, nothing } from "./http";

const user = z.object({ id: z.string(), login: z.string(), name: z.string(), active: z.boolean(), local: z.boolean() });
const users = z.object({ users: z.array(user) });

export type User = z.infer<typeof user>;

const PATH = "api/v2/users-management/users";

/** The user with exactly this login, among those who can log in or among those who were deactivated. */
export async function findUser(http: Http, login: string, active = true): Promise<User | undefined> {
    // A search by part of login, name or mail address: it can find many, but 500 of them would be a strange server.
    const query = { q: login, active: String(active), pageSize: "500" };
    return (await http({ method: "GET", path: PATH, query }, users)).users.find((each) => each.login === login);
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
