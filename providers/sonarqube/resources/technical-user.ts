import { z } from "zod";
import { makeOnce } from "../client/errors";
import type { Http } from "../client/http";
import { heldBy, holdersOf, setHolders } from "../client/permissions";
import { revokeToken, tokensOf } from "../client/tokens";
import { createUser, deactivateUser, findUser, renameUser } from "../client/users";
import { globalPermissions, login, name } from "./fields";
import { existsAlready, kind, nothing } from "./kind";

async function heldByUser(http: Http, user: string): Promise<string[]> {
    return heldBy(await holdersOf(http, "users", "server"), user);
}

async function revokeAll(http: Http, user: string): Promise<void> {
    for (const token of await tokensOf(http, user)) {
        await revokeToken(http, user, token.name);
    }
}

/**
 * A local user for machines: nobody knows its password, so only its tokens work. SonarQube never deletes a user, so
 * delete deactivates, and create brings a deactivated user of that login back (with its old id and history) while an
 * active one is not taken over.
 */
export const technicalUser = kind({
    inputs: z.strictObject({ login, name, globalPermissions }),
    recorded: nothing,
    computed: nothing,
    replaceOn: ["login"],
    async create(http, inputs) {
        const find = () => findUser(http, inputs.login);
        if ((await find()) !== undefined) {
            throw existsAlready("TechnicalUser", `The user ${inputs.login}`, inputs.login);
        }
        await makeOnce(find, () => createUser(http, inputs));
        // An administrator can make tokens for a deactivated user, and they come back to life with it (measured).
        await revokeAll(http, inputs.login);
        return { id: inputs.login, computed: {} };
    },
    async read(http, id) {
        const user = await findUser(http, id);
        return user && { id, inputs: { login: id, name: user.name, globalPermissions: await heldByUser(http, id) } };
    },
    async update(http, id, inputs) {
        const user = await findUser(http, id);
        if (user === undefined) {
            throw new Error(`The user ${id} is gone from SonarQube: run pulumi refresh, then pulumi up.`);
        }
        if (user.name !== inputs.name) {
            await renameUser(http, user.id, inputs.name);
        }
        const actual = { [id]: await heldByUser(http, id) };
        await setHolders(http, "users", "server", { actual, wanted: { [id]: inputs.globalPermissions } });
    },
    async delete(http, id) {
        await revokeAll(http, id);
        const user = await findUser(http, id);
        if (user !== undefined) {
            await deactivateUser(http, user.id);
        }
    },
});
