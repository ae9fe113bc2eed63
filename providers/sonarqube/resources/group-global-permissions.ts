import { z } from "zod";
import { findGroup } from "../client/groups";
import type { Http } from "../client/http";
import { heldBy, holdersOf, setHolders } from "../client/permissions";
import { globalPermissions, group } from "./fields";
import { kind } from "./kind";

async function heldByGroup(http: Http, name: string): Promise<string[]> {
    return heldBy(await holdersOf(http, "groups", "server"), name);
}

async function setHeld(http: Http, name: string, permissions: string[]): Promise<void> {
    const actual = { [name]: await heldByGroup(http, name) };
    await setHolders(http, "groups", "server", { actual, wanted: { [name]: permissions } });
}

/** True for a group that can hold permissions: "Anyone" is one by name only. */
async function groupExists(http: Http, name: string): Promise<boolean> {
    return name === "Anyone" || (await findGroup(http, name)) !== undefined;
}

/**
 * What a group that SonarQube brings along may do on the whole server. What it could do before is kept in `before`, and
 * is given back when the resource goes.
 */
export const groupGlobalPermissions = kind({
    inputs: z.strictObject({ group, permissions: globalPermissions }),
    recorded: z.object({ before: z.array(z.string()) }),
    computed: z.object({ before: z.array(z.string()) }),
    replaceOn: ["group"],
    async create(http, inputs) {
        if (!(await groupExists(http, inputs.group))) {
            throw new Error(`group: SonarQube has no group ${inputs.group}. Edit: correct the name.`);
        }
        return { id: inputs.group, computed: { before: await heldByGroup(http, inputs.group) } };
    },
    async read(http, id, recorded) {
        if (!(await groupExists(http, id))) {
            return undefined;
        }
        const permissions = await heldByGroup(http, id);
        return { id, inputs: { group: id, permissions }, computed: { before: recorded?.before ?? permissions } };
    },
    update: (http, id, inputs) => setHeld(http, id, inputs.permissions),
    async delete(http, id, recorded) {
        if (await groupExists(http, id)) {
            await setHeld(http, id, recorded.before);
        }
    },
});
