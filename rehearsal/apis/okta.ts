import type { RequestListener } from "node:http";
import type { Cloud } from "../cloud/cloud";
import { changeLive, type Live, liveOf } from "../cloud/live";
import type { CloudObject, World } from "../cloud/world";
import { asText } from "../cloud/values";
import { apiListener, type ApiAnswer, type ApiRequest, done, ok, refused } from "./api";
import { pageOf, route, type Routed, type Routes } from "./route";

/*
 * Okta's API as developer.okta.com documents it, as far as the commands ask: User, User Lifecycle, User Sessions, User
 * Grants, User OAuth 2.0 tokens, Group. Suspending and deactivating end sign-in and nothing else: whether Okta also ends
 * sessions by itself is not relied on.
 */

const USER = "okta:user/user:User";
const GROUP = "okta:group/group:Group";
const MEMBERSHIPS = "okta:index/userGroupMemberships:UserGroupMemberships";
const ASSIGNMENT = "okta:app/groupAssignment:GroupAssignment";
const APP = "okta:app/saml:Saml";

function error(status: number, code: string, summary: string, cause?: string): ApiAnswer {
    const errorCauses = cause === undefined ? [] : [{ errorSummary: cause }];
    return refused(status, { errorCode: code, errorSummary: summary, errorLink: code, errorId: "oae0", errorCauses });
}

const noSuch = (what: string, id: string) => error(404, "E0000007", `Not found: Resource not found: ${id} (${what})`);

function shownUser({ id, outputs }: CloudObject): object {
    const { login, email, firstName, lastName, userType } = outputs;
    const lastLogin = outputs.lastLogin === "" ? null : outputs.lastLogin;
    return { id, status: outputs.status, lastLogin, profile: { login, email, firstName, lastName, userType } };
}

function shownGroup({ id, outputs }: CloudObject): object {
    return { id, type: "OKTA_GROUP", profile: { name: outputs.name, description: outputs.description ?? null } };
}

function list(objects: readonly object[], request: ApiRequest): ApiAnswer {
    const size = { parameter: "limit", most: 200, usual: 200 };
    const { items, headers } = pageOf(objects, request, { size, cursor: "after", first: 0 });
    return ok(items, headers);
}

/** An answer about the user that the path names by id or login. */
function onUser(answer: (user: CloudObject, routed: Routed, world: World) => ApiAnswer): Routes[string] {
    return (routed) => {
        const world = routed.cloud.store.world();
        const key = routed.part("user");
        const user = world.get(USER, key) ?? world.find(USER, "login", key);
        return user === undefined ? noSuch("User", key) : answer(user, routed, world);
    };
}

function setStatus(world: World, user: CloudObject, status: string): ApiAnswer {
    world.put({ ...user, outputs: { ...user.outputs, status, rawStatus: status } }, user);
    return ok({});
}

function groupIdsOf(world: World, userId: string): string[] {
    const memberships = world.all(MEMBERSHIPS).filter(({ outputs }) => outputs.userId === userId);
    return memberships.flatMap(({ outputs }) => (Array.isArray(outputs.groups) ? outputs.groups.map(asText) : []));
}

function leave(world: World, groupId: string, userId: string): void {
    for (const object of world.all(MEMBERSHIPS).filter(({ outputs }) => outputs.userId === userId)) {
        const before = Array.isArray(object.outputs.groups) ? object.outputs.groups : [];
        const groups = before.filter((id) => id !== groupId);
        if (groups.length === 0) {
            world.remove(object);
        } else if (groups.length < before.length) {
            world.put({ ...object, outputs: { ...object.outputs, groups } }, object);
        }
    }
}

/** Apps that the user's groups are assigned to; a deactivated user has none. */
function appLinks(world: World, user: CloudObject): object[] {
    const groups = new Set<unknown>(user.outputs.status === "DEPROVISIONED" ? [] : groupIdsOf(world, user.id));
    const apps = world.all(ASSIGNMENT).filter(({ outputs }) => groups.has(outputs.groupId));
    return apps.map(({ outputs }) => ({
        appInstanceId: outputs.appId,
        label: world.get(APP, asText(outputs.appId))?.outputs.label ?? "",
    }));
}

/** Live things of a user, those of one client only where the path names one. */
function liveItems<T extends { userId: string; clientId: string }>(items: readonly T[], user: string, client = "") {
    return items.filter(({ userId, clientId }) => userId === user && (client === "" || clientId === client));
}

function without<K extends "oktaSessions" | "oktaTokens" | "oktaGrants">(
    world: World,
    section: K,
    isGone: (item: Live[K][number]) => boolean,
): void {
    changeLive(world, { [section]: liveOf(world)[section].filter((item) => !isGone(item)) });
}

const users: Routes = {
    "GET /api/v1/users": ({ request, cloud }) => {
        const [, type] = /^profile\.userType eq "([^"]*)"$/.exec(request.query.get("search") ?? "") ?? [];
        const all = cloud.store.world().all(USER);
        return type === undefined
            ? error(400, "E0000031", "Invalid search criteria.")
            : list(all.filter(({ outputs }) => outputs.userType === type).map(shownUser), request);
    },
    "GET /api/v1/users/{user}": onUser((user) => ok(shownUser(user))),
    "POST /api/v1/users/{user}/lifecycle/suspend": onUser((user, _, world) =>
        user.outputs.status === "ACTIVE"
            ? setStatus(world, user, "SUSPENDED")
            : error(400, "E0000001", "Api validation failed: suspendUser", "Cannot suspend a user that is not active."),
    ),
    "POST /api/v1/users/{user}/lifecycle/deactivate": onUser((user, _, world) =>
        user.outputs.status === "DEPROVISIONED"
            ? error(400, "E0000001", "Api validation failed: user", "The user is deactivated already.")
            : setStatus(world, user, "DEPROVISIONED"),
    ),
    "DELETE /api/v1/users/{user}": onUser((user, { cloud }, world) => {
        if (user.outputs.status === "DEPROVISIONED") {
            cloud.delete(USER, user.id);
        } else {
            setStatus(world, user, "DEPROVISIONED");
        }
        return done;
    }),
    "DELETE /api/v1/users/{user}/sessions": onUser(({ id }, { request }, world) => {
        without(world, "oktaSessions", ({ userId }) => userId === id);
        if (request.query.get("oauthTokens") === "true") {
            without(world, "oktaTokens", ({ userId }) => userId === id);
        }
        return done;
    }),
    "GET /api/v1/users/{user}/grants": onUser(({ id }, { request }, world) => {
        const grants = liveItems(liveOf(world).oktaGrants, id);
        return list(
            grants.map((grant) => ({ id: grant.id, clientId: grant.clientId, scopeId: grant.scope, status: "ACTIVE" })),
            request,
        );
    }),
    "DELETE /api/v1/users/{user}/grants": onUser(({ id }, _, world) => {
        without(world, "oktaGrants", ({ userId }) => userId === id);
        return done;
    }),
    "GET /api/v1/users/{user}/clients": onUser(({ id }, { request }, world) => {
        const { oktaGrants, oktaTokens } = liveOf(world);
        const clients = new Set(liveItems([...oktaGrants, ...oktaTokens], id).map(({ clientId }) => clientId));
        return list(
            [...clients].map((client_id) => ({ client_id, client_name: client_id })),
            request,
        );
    }),
    "GET /api/v1/users/{user}/clients/{client}/tokens": onUser(({ id }, { request, part }, world) => {
        const tokens = liveItems(liveOf(world).oktaTokens, id, part("client"));
        return list(
            tokens.map((token) => ({ id: token.id, status: "ACTIVE", userId: id, clientId: token.clientId })),
            request,
        );
    }),
    "DELETE /api/v1/users/{user}/clients/{client}/tokens": onUser(({ id }, { part }, world) => {
        without(world, "oktaTokens", ({ userId, clientId }) => userId === id && clientId === part("client"));
        return done;
    }),
    "GET /api/v1/users/{user}/groups": onUser(({ id }, { request }, world) => {
        const groups = groupIdsOf(world, id).flatMap((groupId) => world.get(GROUP, groupId) ?? []);
        const everyone = { id: "00geveryone000000000", type: "BUILT_IN", profile: { name: "Everyone" } };
        return list([everyone, ...groups.map(shownGroup)], request);
    }),
    "GET /api/v1/users/{user}/appLinks": onUser((user, _, world) => ok(appLinks(world, user))),
};

const groups: Routes = {
    "GET /api/v1/groups": ({ request, cloud }) => {
        const search = request.query.get("search") ?? "";
        const [, operator, name] = /^profile\.name (eq|sw) "([^"]*)"$/.exec(search) ?? [];
        if (name === undefined) {
            return error(400, "E0000031", "Invalid search criteria.");
        }
        const fits = ({ outputs }: CloudObject) =>
            operator === "eq" ? outputs.name === name : asText(outputs.name).startsWith(name);
        return list(cloud.store.world().all(GROUP).filter(fits).map(shownGroup), request);
    },
    "GET /api/v1/groups/{group}/users": ({ request, cloud, part }) => {
        const world = cloud.store.world();
        const members = world.all(USER).filter(({ id }) => groupIdsOf(world, id).includes(part("group")));
        return world.get(GROUP, part("group")) === undefined
            ? noSuch("UserGroup", part("group"))
            : list(members.map(shownUser), request);
    },
    "DELETE /api/v1/groups/{group}": ({ cloud, part }) => {
        if (cloud.store.world().get(GROUP, part("group")) === undefined) {
            return noSuch("UserGroup", part("group"));
        }
        cloud.delete(GROUP, part("group"));
        return done;
    },
    "DELETE /api/v1/groups/{group}/users/{user}": onUser(({ id }, { part }, world) => {
        leave(world, part("group"), id);
        return done;
    }),
};

const oauth: Routes = {
    "POST /oauth2/v1/token": ({ request }) => {
        const form = new URLSearchParams(request.body);
        return form.get("grant_type") === "client_credentials" && form.get("client_assertion")?.split(".").length === 3
            ? ok({ token_type: "Bearer", expires_in: 3600, access_token: "in-memory", scope: form.get("scope") })
            : refused(400, { error: "invalid_client", error_description: "The client_assertion is missing." });
    },
};

const routed = route({ ...users, ...groups, ...oauth }, ({ method, path }) =>
    error(405, "E0000022", `The endpoint does not support the provided HTTP method (${method} ${path})`),
);

/** Okta's API on the world of the in-memory cloud. */
export function oktaApi(cloud: Cloud): RequestListener {
    return apiListener("okta", cloud, (request, on) => {
        const isOpen = request.path === "/oauth2/v1/token";
        const { authorization = "" } = request.headers;
        return isOpen || /^(?:SSWS|Bearer) \S+$/.test(authorization)
            ? routed(request, on)
            : error(401, "E0000011", "Invalid token provided");
    });
}
