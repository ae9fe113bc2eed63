import { z } from "zod";
import { isNotFound } from "../client/errors";
import type { Http } from "../client/http";
import { type Holders, holdersOf, setHolders } from "../client/permissions";
import { findProject } from "../client/projects";
import { group, groupHolders, projectKey, userHolders } from "./fields";
import { kind, nothing } from "./kind";

interface Wanted {
    projectKey: string;
    groups: Holders;
    users: Holders;
    separatelyManagedPrefix?: string | undefined;
}

function isFullAdministrator(permissions: readonly string[]): boolean {
    return permissions.includes("admin") && permissions.includes("user");
}

/** Holders without the groups that other resources answer for. */
function ours(groups: Holders, prefix: string | undefined): Holders {
    return Object.fromEntries(
        Object.entries(groups).filter(([name]) => prefix === undefined || !name.startsWith(prefix)),
    );
}

async function actualHolders(http: Http, scope: { projectKey: string }, prefix?: string) {
    return {
        groups: ours(await holdersOf(http, "groups", scope), prefix),
        users: await holdersOf(http, "users", scope),
    };
}

async function setAll(http: Http, key: string, wanted: Pick<Wanted, "groups" | "users">, prefix?: string) {
    const scope = { projectKey: key };
    const actual = await actualHolders(http, scope, prefix);
    // Groups first: the administrator who writes this is one by group, and has no permission of their own to lose.
    await setHolders(http, "groups", scope, { actual: actual.groups, wanted: wanted.groups });
    await setHolders(http, "users", scope, { actual: actual.users, wanted: wanted.users });
}

function onlyAdministrators(holders: Holders): Holders {
    return Object.fromEntries(Object.entries(holders).filter(([, permissions]) => permissions.includes("admin")));
}

/**
 * Everybody who holds something on a project. Whoever is not declared loses what they hold, other than groups whose name
 * starts with `separatelyManagedPrefix`: those are `GroupPermission`s. Delete takes away what non-administrators hold:
 * without an administrator nobody could delete the project itself.
 */
export const projectPermissions = kind({
    inputs: z
        .strictObject({
            projectKey,
            groups: groupHolders,
            users: userHolders,
            separatelyManagedPrefix: group.optional(),
        })
        .refine(({ groups, users }) => [...Object.values(groups), ...Object.values(users)].some(isFullAdministrator), {
            path: ["groups"],
            error: "at least one group with admin and user (or a user): else nobody could ever change the project again",
        })
        .refine(
            ({ groups, separatelyManagedPrefix: prefix }) =>
                prefix === undefined || !Object.keys(groups).some((each) => each.startsWith(prefix)),
            { path: ["groups"], error: "no group whose name starts with separatelyManagedPrefix" },
        ),
    recorded: z.object({
        groups: z.record(z.string(), z.array(z.string())),
        users: z.record(z.string(), z.array(z.string())),
        separatelyManagedPrefix: z.string().optional(),
    }),
    computed: nothing,
    replaceOn: ["projectKey"],
    async create(http, inputs) {
        if ((await findProject(http, inputs.projectKey)) === undefined) {
            throw new Error(`projectKey: SonarQube has no project ${inputs.projectKey}. Edit: make it first.`);
        }
        return { id: inputs.projectKey, computed: {} };
    },
    async read(http, id, recorded) {
        const prefix = recorded?.separatelyManagedPrefix;
        try {
            const actual = await actualHolders(http, { projectKey: id }, prefix);
            return {
                id,
                inputs: {
                    projectKey: id,
                    ...actual,
                    ...(prefix !== undefined && { separatelyManagedPrefix: prefix }),
                },
            };
        } catch (error) {
            if (isNotFound(error)) {
                return undefined;
            }
            throw error;
        }
    },
    update: (http, id, inputs) => setAll(http, id, inputs, inputs.separatelyManagedPrefix),
    async delete(http, id, { groups, users, separatelyManagedPrefix }) {
        if ((await findProject(http, id)) === undefined) {
            return;
        }
        const left = { groups: onlyAdministrators(groups), users: onlyAdministrators(users) };
        await setAll(http, id, left, separatelyManagedPrefix);
    },
});
