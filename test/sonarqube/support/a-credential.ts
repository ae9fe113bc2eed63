import { randomBytes } from "node:crypto";
import type { Sonarqube } from "../server/global-setup";
import { apiOf, type Call, demand } from "./api";

/** The technical user of one repository's gate, set up as the kit does it. */
export interface Credential {
    readonly login: string;
    /** The kind that CI holds. */
    readonly token: string;
    /** Calls with that token. */
    readonly call: Call;
    readonly deactivate: () => Promise<void>;
}

/** What the user administers is what it creates: the template gives these to the creator of a project. */
const creatorPermissions = ["admin", "scan", "user", "codeviewer"] as const;

/** A user that may create projects and has power over those alone whose key has the repository's pattern. */
export async function aCredential({ url, adminToken }: Sonarqube, repository: string): Promise<Credential> {
    const admin = apiOf(url, adminToken);
    const login = `ci-${repository}`;
    const id = await createUser({ url, adminToken }, login);
    const templateName = `gate ${repository}`;
    const pattern = { name: templateName, projectKeyPattern: `gate:${repository.replaceAll(".", "\\.")}:.*` };
    await demand(admin("POST", "permissions/create_template", pattern));
    for (const permission of creatorPermissions) {
        await demand(admin("POST", "permissions/add_project_creator_to_template", { templateName, permission }));
    }
    await demand(admin("POST", "permissions/add_user", { login, permission: "provisioning" }));
    const generated = admin("POST", "user_tokens/generate", { name: `gate ${repository}`, login });
    const { token } = await demand<{ token: string }>(generated);
    const deactivate = async () => {
        const headers = { authorization: `Bearer ${adminToken}` };
        await fetch(`${url}/api/v2/users-management/users/${id}`, { method: "DELETE", headers });
        await admin("POST", "permissions/delete_template", { templateName });
    };
    return { login, token, call: apiOf(url, token), deactivate };
}

async function createUser({ url, adminToken }: Sonarqube, login: string): Promise<string> {
    const user = { login, name: login, local: true, password: `Aa0!${randomBytes(18).toString("base64url")}` };
    const answer = await fetch(`${url}/api/v2/users-management/users`, {
        method: "POST",
        headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
        body: JSON.stringify(user),
    });
    if (!answer.ok) {
        throw new Error(`${login} was not created: ${await answer.text()}`);
    }
    return ((await answer.json()) as { id: string }).id;
}

/** Takes from every user what a new server gives to all of them, as the platform does. Returns what gives it back. */
export async function stripEverybody({ url, adminToken }: Sonarqube): Promise<() => Promise<void>> {
    const admin = apiOf(url, adminToken);
    const global = ["scan", "provisioning"].map((permission) => ({ groupName: "sonar-users", permission }));
    await Promise.all(global.map((each) => demand(admin("POST", "permissions/remove_group", each))));
    return async () => {
        await Promise.all(global.map((each) => demand(admin("POST", "permissions/add_group", each))));
    };
}
