import { type Call, done, type Handler, needServer, ok, Refusal } from "./call";
import { type Holders, nextId, type SonarqubeState, type User } from "./state";

const USERS = "api/v2/users-management/users";
const GROUPS = "api/v2/authorizations/groups";

function text(call: Call, name: string): string {
    const value = call.json[name];
    if (typeof value !== "string" || value === "") {
        throw new Refusal(400, `Value  for field ${name} was rejected. Error: must not be empty.`);
    }
    return value;
}

function shownUser(login: string, { id, name, active }: User): object {
    return { id, login, name, email: null, active, local: true, managed: false };
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
        const found = Object.entries(call.state.users).filter(
            ([login, user]) =>
                user.active === active && [login, user.name].some((each) => each.toLowerCase().includes(part)),
        );
        return ok({
            users: found.map(([login, user]) => shownUser(login, user)),
            page: { pageIndex: 1, pageSize: 50, total: found.length },
        });
    },
    [`POST ${USERS}`]: (call) => {
        needServer(call, "admin");
        const login = text(call, "login");
        if (typeof call.json.password !== "string" || call.json.password === "") {
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
        const made = { ...user, name: text(call, "name"), active: true };
        call.state.users[login] = made;
        return ok(shownUser(login, made));
    },
    [`PATCH ${USERS}/{id}`]: (call) => {
        needServer(call, "admin");
        const [login, user] = userById(call);
        user.name = text(call, "name");
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
    const name = text(call, "name");
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
        const page = { pageIndex: 1, pageSize: 50, total: ids.length };
        return ok({ groups: ids.map((id) => shownGroup(call.state, id)), page });
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
        forget(call.state, "groups", call.state.groups[call.id]?.name ?? "");
        Reflect.deleteProperty(call.state.groups, call.id);
        return done;
    },
};

export const peopleHandlers: Readonly<Record<string, Handler>> = { ...users, ...groups };
