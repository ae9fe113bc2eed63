import { type Call, done, fieldOf, type Handler, needServer, ok, paged, Refusal } from "./call";
import { membershipHandlers } from "./memberships";
import { type Holders, nextId, type SonarqubeState, type User } from "./state";

const USERS = "api/v2/users-management/users";
const GROUPS = "api/v2/authorizations/groups";

function shownUser(login: string, { id, name, active, externalLogin }: User): object {
    const local = externalLogin === undefined;
    const external = { externalLogin: externalLogin ?? login, externalProvider: local ? "sonarqube" : "saml" };
    return { id, login, name, email: null, active, local, managed: false, ...external };
}

/** Takes a name out of everything that permissions are written in. */
function forget(state: SonarqubeState, kind: "groups" | "users", name: string): void {
    const places: { groups: Holders; users: Holders }[] = [
        state.server,
        ...Object.values(state.projects),
        ...Object.values(state.templates),
    ];
    for (const place of places) {
        Reflect.deleteProperty(place[kind], name);
    }
}

function userById(call: Call): [string, User] {
    const found = Object.entries(call.state.users).find(([, user]) => user.id === call.id);
    if (found === undefined) {
        throw new Refusal(404, `User '${call.id}' not found`);
    }
    return found;
}

const users: Readonly<Record<string, Handler>> = {
    [`GET ${USERS}`]: (call) => {
        needServer(call, "admin");
        const part = (call.parameters.get("q") ?? "").toLowerCase();
        const active = call.parameters.get("active") !== "false";
        const external = call.parameters.get("externalIdentity");
        const found = Object.entries(call.state.users).filter(
            ([login, user]) =>
                user.active === active &&
                [login, user.name].some((each) => each.toLowerCase().includes(part)) &&
                (external === null || external === (user.externalLogin ?? login)),
        );
        return paged(
            call,
            "users",
            found.map(([login, user]) => shownUser(login, user)),
        );
    },
    [`POST ${USERS}`]: (call) => {
        needServer(call, "admin");
        const login = fieldOf(call, "login");
        const isLocal = call.json.local !== false;
        if (!isLocal && call.json.password !== undefined) {
            throw new Refusal(400, "Password should only be set on local user");
        }
        if (isLocal && (typeof call.json.password !== "string" || call.json.password === "")) {
            throw new Refusal(400, "Password is mandatory and must not be empty");
        }
        if (!/^[A-Za-z0-9_][A-Za-z0-9._@-]+$/.test(login)) {
            throw new Refusal(400, "Login should contain only letters, numbers, and .-_@");
        }
        const known = call.state.users[login];
        if (known?.active === true) {
            throw new Refusal(400, `An active user with login '${login}' already exists`);
        }
        // A deactivated user keeps its id when it comes back, and the tokens that were made for it in between.
        const user = known ?? { id: nextId(call.state), groups: [], tokens: [] };
        const made = { ...user, name: fieldOf(call, "name"), active: true, ...(!isLocal && { externalLogin: login }) };
        call.state.users[login] = made;
        return ok(shownUser(login, made));
    },
    [`PATCH ${USERS}/{id}`]: (call) => {
        needServer(call, "admin");
        const [login, user] = userById(call);
        user.name = fieldOf(call, "name");
        return ok(shownUser(login, user));
    },
    [`DELETE ${USERS}/{id}`]: (call) => {
        needServer(call, "admin");
        const [login, user] = userById(call);
        if (login === call.caller) {
            throw new Refusal(400, "Self-deactivation is not possible");
        }
        Object.assign(user, { active: false, tokens: [], groups: [] });
        forget(call.state, "users", login);
        return done;
    },
};

function shownGroup(state: SonarqubeState, id: string): object {
    const group = state.groups[id];
    if (group === undefined) {
        throw new Refusal(404, `Group '${id}' not found`);
    }
    return { id, ...group, managed: false, default: group.name === "sonar-users" };
}

function freeGroupName(call: Call): string {
    const name = fieldOf(call, "name");
    if (Object.entries(call.state.groups).some(([id, group]) => group.name === name && id !== call.id)) {
        throw new Refusal(400, `Group '${name}' already exists`);
    }
    return name;
}

function renameHolder(state: SonarqubeState, before: string, after: string): void {
    for (const { groups: held } of [
        state.server,
        ...Object.values(state.projects),
        ...Object.values(state.templates),
    ]) {
        const permissions = held[before];
        if (permissions !== undefined && before !== after) {
            held[after] = permissions;
            Reflect.deleteProperty(held, before);
        }
    }
}

const groups: Readonly<Record<string, Handler>> = {
    [`GET ${GROUPS}`]: (call) => {
        needServer(call, "admin");
        const part = (call.parameters.get("q") ?? "").toLowerCase();
        const ids = Object.keys(call.state.groups).filter((id) =>
            call.state.groups[id]?.name.toLowerCase().includes(part),
        );
        return paged(
            call,
            "groups",
            ids.map((id) => shownGroup(call.state, id)),
        );
    },
    [`GET ${GROUPS}/{id}`]: (call) => {
        needServer(call, "admin");
        return ok(shownGroup(call.state, call.id));
    },
    [`POST ${GROUPS}`]: (call) => {
        needServer(call, "admin");
        const { description } = call.json;
        const group = { name: freeGroupName(call), description: typeof description === "string" ? description : null };
        const id = nextId(call.state);
        call.state.groups[id] = group;
        return { status: 201, body: shownGroup(call.state, id) };
    },
    [`PATCH ${GROUPS}/{id}`]: (call) => {
        needServer(call, "admin");
        shownGroup(call.state, call.id);
        const group = call.state.groups[call.id];
        if (group !== undefined) {
            const name = freeGroupName(call);
            renameHolder(call.state, group.name, name);
            for (const user of Object.values(call.state.users)) {
                user.groups = user.groups.map((each) => (each === group.name ? name : each));
            }
            Object.assign(
                group,
                { name },
                typeof call.json.description === "string" && { description: call.json.description },
            );
        }
        return ok(shownGroup(call.state, call.id));
    },
    [`DELETE ${GROUPS}/{id}`]: (call) => {
        needServer(call, "admin");
        shownGroup(call.state, call.id);
        const name = call.state.groups[call.id]?.name ?? "";
        forget(call.state, "groups", name);
        for (const user of Object.values(call.state.users)) {
            user.groups = user.groups.filter((each) => each !== name);
        }
        Reflect.deleteProperty(call.state.groups, call.id);
        return done;
    },
};

export const peopleHandlers: Readonly<Record<string, Handler>> = { ...users, ...groups, ...membershipHandlers };
