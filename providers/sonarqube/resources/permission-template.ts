import { z } from "zod";
import { isNotFound, makeOnce } from "../client/errors";
import type { Http } from "../client/http";
import { type Holders, holdersOf, setHolders } from "../client/permissions";
import {
    createTemplate,
    deleteTemplate,
    findTemplate,
    setCreatorPermission,
    type Template,
    updateTemplate,
} from "../client/templates";
import { groupHolders, keyPattern, name, projectPermissions, userHolders } from "./fields";
import { existsAlready, kind, nothing } from "./kind";

interface Content {
    creatorPermissions: string[];
    groups: Holders;
    users?: Holders | undefined;
}

function creatorsOf(template: Template): string[] {
    return template.permissions.filter((each) => each.withProjectCreator).map((each) => each.key);
}

/** SonarQube compares names of templates without regard to case. */
function findByName(http: Http, wanted: string): Promise<Template | undefined> {
    return findTemplate(http, (each) => each.name.toLowerCase() === wanted.toLowerCase());
}

async function setContent(http: Http, templateId: string, wanted: Content): Promise<void> {
    const template = await findTemplate(http, (each) => each.id === templateId);
    const actual = template === undefined ? [] : creatorsOf(template);
    for (const permission of new Set([...wanted.creatorPermissions, ...actual])) {
        const holds = wanted.creatorPermissions.includes(permission);
        if (holds !== actual.includes(permission)) {
            await setCreatorPermission(http, templateId, permission, holds);
        }
    }
    const scope = { templateId };
    const groups = await holdersOf(http, "groups", scope);
    const users = await holdersOf(http, "users", scope);
    await setHolders(http, "groups", scope, { actual: groups, wanted: wanted.groups });
    await setHolders(http, "users", scope, { actual: users, wanted: wanted.users ?? {} });
}

async function contentOf(http: Http, templateId: string): Promise<{ groups: Holders; users: Holders } | undefined> {
    try {
        return {
            groups: await holdersOf(http, "groups", { templateId }),
            users: await holdersOf(http, "users", { templateId }),
        };
    } catch (error) {
        if (isNotFound(error)) {
            return undefined;
        }
        throw error;
    }
}

/** Who gets which permissions on a project when it is made, by its key: exactly what is declared. */
export const permissionTemplate = kind({
    inputs: z.strictObject({
        name,
        projectKeyPattern: keyPattern,
        creatorPermissions: projectPermissions,
        groups: groupHolders,
        users: userHolders.optional(),
    }),
    recorded: nothing,
    computed: nothing,
    replaceOn: [],
    async create(http, inputs) {
        const existing = await findByName(http, inputs.name);
        if (existing !== undefined) {
            throw existsAlready("PermissionTemplate", `The permission template ${existing.name}`, existing.id);
        }
        const form = { name: inputs.name, projectKeyPattern: inputs.projectKeyPattern };
        await makeOnce(
            () => findByName(http, inputs.name),
            () => createTemplate(http, form),
        );
        const made = await findByName(http, inputs.name);
        if (made === undefined) {
            throw new Error(`SonarQube answered that it made the permission template ${inputs.name}, but did not.`);
        }
        return { id: made.id, computed: {} };
    },
    async read(http, id) {
        const template = await findTemplate(http, (each) => each.id === id);
        const content = template && (await contentOf(http, id));
        return (
            content && {
                id,
                inputs: {
                    name: template.name,
                    projectKeyPattern: template.projectKeyPattern ?? "",
                    creatorPermissions: creatorsOf(template),
                    groups: content.groups,
                    ...(Object.keys(content.users).length > 0 && { users: content.users }),
                },
            }
        );
    },
    async update(http, id, inputs) {
        await updateTemplate(http, { id, name: inputs.name, projectKeyPattern: inputs.projectKeyPattern });
        await setContent(http, id, inputs);
    },
    delete: (http, id) => deleteTemplate(http, id),
});
