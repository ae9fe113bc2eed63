import { z } from "zod";
import { isNotFound } from "../client/errors";
import type { Http } from "../client/http";
import { heldBy, type Holders, holdersOf, setHolders } from "../client/permissions";
import { group, projectKey, somePermissions } from "./fields";
import { existsAlready, kind, nothing } from "./kind";

/** Separates project key and group in an id: no project key holds a slash. */
const SEPARATOR = "/";

/** Id of what a group holds on a project. */
export function groupPermissionId(inputs: { projectKey: string; group: string }): string {
    return `${inputs.projectKey}${SEPARATOR}${inputs.group}`;
}

function parseId(id: string): { projectKey: string; group: string } {
    const at = id.indexOf(SEPARATOR);
    if (at < 1) {
        throw new Error(`The id ${id} of a GroupPermission must be <project key>/<group>.`);
    }
    return { projectKey: id.slice(0, at), group: id.slice(at + 1) };
}

/** What the group holds on the project; nothing when either is gone. */
async function heldOn(http: Http, inputs: { projectKey: string; group: string }): Promise<string[]> {
    try {
        return heldBy(await holdersOf(http, "groups", { projectKey: inputs.projectKey }), inputs.group);
    } catch (error) {
        if (isNotFound(error)) {
            return [];
        }
        throw error;
    }
}

async function setHeld(http: Http, id: string, permissions: string[]): Promise<void> {
    const { group: name, projectKey: key } = parseId(id);
    const actual: Holders = { [name]: await heldOn(http, { projectKey: key, group: name }) };
    await setHolders(http, "groups", { projectKey: key }, { actual, wanted: { [name]: permissions } });
}

/** What one group holds on one project, beside what `ProjectPermissions` says of the others. */
export const groupPermission = kind({
    inputs: z.strictObject({ projectKey, group, permissions: somePermissions }),
    recorded: z.object({ permissions: z.array(z.string()) }),
    computed: nothing,
    replaceOn: ["projectKey", "group"],
    async create(http, inputs) {
        if ((await heldOn(http, inputs)).length > 0) {
            const what = `A permission of the group ${inputs.group} on the project ${inputs.projectKey}`;
            throw existsAlready("GroupPermission", what, groupPermissionId(inputs));
        }
        return { id: groupPermissionId(inputs), computed: {} };
    },
    async read(http, id) {
        const key = parseId(id);
        const permissions = await heldOn(http, key);
        return permissions.length === 0 ? undefined : { id, inputs: { ...key, permissions } };
    },
    update: (http, id, inputs) => setHeld(http, id, inputs.permissions),
    async delete(http, id, { permissions }) {
        const held = await heldOn(http, parseId(id));
        await setHeld(
            http,
            id,
            held.filter((permission) => !permissions.includes(permission)),
        );
    },
});
