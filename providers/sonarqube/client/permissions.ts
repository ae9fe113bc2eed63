import { z } from "zod";
import { type Http, nothing } from "./http";

/** Where a permission holds: on one project, in one permission template, or on the server. */
export type Scope = { projectKey: string } | { templateId: string } | "server";

/** Who may hold a permission. */
export type HolderKind = "groups" | "users";

/** What holders may do: permissions by group name or login. Nobody is listed without one. */
export type Holders = Record<string, string[]>;

/** One permission of one holder. */
export interface Grant {
    holder: string;
    permission: string;
}

const PAGE = 100;

const paging = z.object({ total: z.number() });
const groups = z.object({ paging, groups: z.array(z.object({ name: z.string(), permissions: z.array(z.string()) })) });
const users = z.object({ paging, users: z.array(z.object({ login: z.string(), permissions: z.array(z.string()) })) });

/** Parameters that name a scope. */
function parametersOf(scope: Scope): Record<string, string> {
    return scope === "server" ? {} : scope;
}

function isTemplate(scope: Scope): scope is { templateId: string } {
    return scope !== "server" && "templateId" in scope;
}

type Page = [total: number, holders: [name: string, permissions: string[]][]];

/** One page of everybody whom the server knows, with and without permissions. */
async function page(http: Http, kind: HolderKind, scope: Scope, p: number): Promise<Page> {
    const path = `api/permissions/${isTemplate(scope) ? "template_" : ""}${kind}`;
    const call = { method: "GET", path, query: { ...parametersOf(scope), p: String(p), ps: String(PAGE) } } as const;
    if (kind === "groups") {
        const answer = await http(call, groups);
        return [answer.paging.total, answer.groups.map((each) => [each.name, each.permissions])];
    }
    const answer = await http(call, users);
    return [answer.paging.total, answer.users.map((each) => [each.login, each.permissions])];
}

/** Everybody of a kind who holds something in a scope. Fails with status 404 when the scope does not exist. */
export async function holdersOf(http: Http, kind: HolderKind, scope: Scope): Promise<Holders> {
    const holders: [string, string[]][] = [];
    for (let p = 1, total = 1; (p - 1) * PAGE < total; p += 1) {
        const [count, some] = await page(http, kind, scope, p);
        total = count;
        holders.push(...some.filter(([, permissions]) => permissions.length > 0));
    }
    return Object.fromEntries(holders);
}

async function change(http: Http, verb: "add" | "remove", kind: HolderKind, scope: Scope, grant: Grant): Promise<void> {
    const who = kind === "groups" ? { groupName: grant.holder } : { login: grant.holder };
    const suffix = isTemplate(scope) ? (verb === "add" ? "_to_template" : "_from_template") : "";
    const path = `api/permissions/${verb}_${kind === "groups" ? "group" : "user"}${suffix}`;
    const form = { ...parametersOf(scope), ...who, permission: grant.permission };
    await http({ method: "POST", path, form }, nothing);
}

/** What one holder holds. A group may be called like a property of every object. */
export function heldBy(holders: Holders, name: string): string[] {
    return Object.hasOwn(holders, name) ? (holders[name] ?? []) : [];
}

/** The grants of `left` that `right` does not have. */
export function grantsMissing(left: Holders, right: Holders): Grant[] {
    return Object.entries(left).flatMap(([holder, permissions]) =>
        permissions
            .filter((permission) => !heldBy(right, holder).includes(permission))
            .map((permission) => ({ holder, permission })),
    );
}

/**
 * Grants what is missing, then takes away what is too much: in this order nobody who keeps a permission is without it
 * in between. `browse` comes first and goes last, because most calls on a private project need it.
 */
export async function setHolders(
    http: Http,
    kind: HolderKind,
    scope: Scope,
    { actual, wanted }: { actual: Holders; wanted: Holders },
): Promise<void> {
    for (const grant of grantsMissing(wanted, actual).sort(browseFirst)) {
        await change(http, "add", kind, scope, grant);
    }
    for (const grant of grantsMissing(actual, wanted).sort(browseFirst).reverse()) {
        await change(http, "remove", kind, scope, grant);
    }
}

function browseFirst(a: Grant, b: Grant): number {
    return Number(b.permission === "user") - Number(a.permission === "user");
}
