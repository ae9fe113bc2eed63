import { type Call, done, type Handler, needOn, needServer, ok, permissionsOf, Refusal, required } from "./call";
import { type Holders, nextId, type Template } from "./state";

const ON_PROJECTS = ["admin", "codeviewer", "issueadmin", "securityhotspotadmin", "scan", "user"];
const ON_THE_SERVER = ["admin", "gateadmin", "profileadmin", "provisioning", "scan"];

/** Groups and users of a project, a template or the server, and what may be given there. */
interface Place {
    holders: { groups: Holders; users: Holders };
    kind: "project" | "global" | "template";
    /** True where everybody may see, so that seeing is nobody's permission. */
    isPublic?: boolean;
}

function projectOrServer(call: Call): Place {
    const key = call.parameters.get("projectKey");
    if (key === null) {
        needServer(call, "admin");
        return { holders: call.state.server, kind: "global" };
    }
    const project = call.state.projects[key];
    if (project === undefined) {
        throw new Refusal(404, "Entity not found");
    }
    if (!permissionsOf(call.state, call.caller, call.state.server).includes("admin")) {
        needOn(call, project, "admin");
    }
    return { holders: project, kind: "project", isPublic: project.visibility === "public" };
}

function templateOf(call: Call, parameter = "templateId"): [string, Template] {
    needServer(call, "admin");
    const id = required(call, parameter);
    const template = call.state.templates[id];
    if (template === undefined) {
        throw new Refusal(404, `Permission template with id '${id}' is not found`);
    }
    return [id, template];
}

function inTemplate(call: Call): Place {
    return { holders: templateOf(call)[1], kind: "template" };
}

function permissionOf(call: Call, { kind }: Place): string {
    const permission = required(call, "permission");
    const allowed = kind === "global" ? ON_THE_SERVER : ON_PROJECTS;
    if (!allowed.includes(permission)) {
        const what = kind === "global" ? "global" : "project";
        throw new Refusal(400, `Invalid ${what} permission '${permission}'. Valid values are [${allowed.join(", ")}]`);
    }
    return permission;
}

function groupOf(call: Call): string {
    const name = required(call, "groupName");
    if (name !== "Anyone" && !Object.values(call.state.groups).some((group) => group.name === name)) {
        throw new Refusal(404, `No group with name '${name}'`);
    }
    return name;
}

function loginOf(call: Call): string {
    const login = required(call, "login");
    if (call.state.users[login]?.active !== true) {
        throw new Refusal(404, `User with login '${login}' is not found'`);
    }
    return login;
}

function add(holders: Holders, name: string, permission: string): void {
    holders[name] = [...new Set([...(holders[name] ?? []), permission])].sort();
}

function remove(holders: Holders, name: string, permission: string): void {
    holders[name] = (holders[name] ?? []).filter((each) => each !== permission);
}

function isSeenAnyway(place: Place, permission: string): boolean {
    return place.isPublic === true && ["user", "codeviewer"].includes(permission);
}

function refuseLockOut(call: Call, place: Place, who: { group?: string; login?: string }, permission: string): void {
    if (permission === "admin" && who.login === call.caller) {
        throw new Refusal(400, "As an admin, you can't remove your own admin right");
    }
    const administrators = Object.entries(place.holders.groups).filter(([, held]) => held.includes("admin"));
    const isLast = administrators.length === 1 && administrators[0]?.[0] === who.group;
    if (permission === "admin" && place.kind === "global" && isLast) {
        throw new Refusal(400, "Last group with permission 'admin'. Permission cannot be removed.");
    }
}

/** `add_group`, `remove_group`, `add_user` and `remove_user` of a place. */
function changes(suffix: { add: string; remove: string }, placeOf: (call: Call) => Place): Record<string, Handler> {
    const adding =
        (kind: "groups" | "users", name: (call: Call) => string): Handler =>
        (call) => {
            const place = placeOf(call);
            const permission = permissionOf(call, place);
            const holder = name(call);
            if (!isSeenAnyway(place, permission)) {
                add(place.holders[kind], holder, permission);
            }
            return done;
        };
    const removing =
        (kind: "groups" | "users", name: (call: Call) => string): Handler =>
        (call) => {
            const place = placeOf(call);
            const permission = permissionOf(call, place);
            const holder = name(call);
            if (isSeenAnyway(place, permission)) {
                throw new Refusal(400, `Permission ${permission} can't be removed from a public component`);
            }
            refuseLockOut(call, place, kind === "groups" ? { group: holder } : { login: holder }, permission);
            remove(place.holders[kind], holder, permission);
            return done;
        };
    return {
        [`POST api/permissions/add_group${suffix.add}`]: adding("groups", groupOf),
        [`POST api/permissions/remove_group${suffix.remove}`]: removing("groups", groupOf),
        [`POST api/permissions/add_user${suffix.add}`]: adding("users", loginOf),
        [`POST api/permissions/remove_user${suffix.remove}`]: removing("users", loginOf),
    };
}

function page<T>({ parameters }: Call, all: readonly T[]): { paging: object; some: readonly T[] } {
    const size = Number(parameters.get("ps") ?? 20);
    const index = Number(parameters.get("p") ?? 1);
    const paging = { pageIndex: index, pageSize: size, total: all.length };
    return { paging, some: all.slice((index - 1) * size, index * size) };
}

/** Lists name everybody, those without a permission too. */
function lists(prefix: string, placeOf: (call: Call) => Place): Record<string, Handler> {
    return {
        [`GET api/permissions/${prefix}groups`]: (call) => {
            const { groups: held } = placeOf(call).holders;
            const names = ["Anyone", ...Object.values(call.state.groups).map((group) => group.name)];
            const { paging, some } = page(call, names);
            return ok({ paging, groups: some.map((name) => ({ name, permissions: held[name] ?? [] })) });
        },
        [`GET api/permissions/${prefix}users`]: (call) => {
            const { users: held } = placeOf(call).holders;
            const logins = Object.keys(call.state.users).filter((login) => call.state.users[login]?.active);
            const { paging, some } = page(call, logins);
            return ok({ paging, users: some.map((login) => ({ login, permissions: held[login] ?? [] })) });
        },
    };
}

function patternOf({ parameters }: Call): { projectKeyPattern?: string } {
    const pattern = parameters.get("projectKeyPattern");
    try {
        new RegExp(pattern ?? "");
    } catch {
        throw new Refusal(
            400,
            `The 'projectKeyPattern' parameter must be a valid Java regular expression. '${pattern ?? ""}' was passed`,
        );
    }
    return pattern === null || pattern === "" ? {} : { projectKeyPattern: pattern };
}

function freeName(call: Call, except?: string): string {
    const name = required(call, "name");
    const others = Object.entries(call.state.templates).filter(([id]) => id !== except);
    if (others.some(([, each]) => each.name.toLowerCase() === name.toLowerCase())) {
        throw new Refusal(400, `A template with the name '${name}' already exists (case insensitive).`);
    }
    return name;
}

const templates: Readonly<Record<string, Handler>> = {
    "GET api/permissions/search_templates": (call) => {
        needServer(call, "admin");
        const all = Object.entries(call.state.templates).map(([id, { name, projectKeyPattern, creators }]) => ({
            id,
            name,
            projectKeyPattern,
            permissions: ON_PROJECTS.map((key) => ({ key, withProjectCreator: creators.includes(key) })),
        }));
        const { paging, some } = page(call, all);
        return ok({ paging, permissionTemplates: some });
    },
    "POST api/permissions/create_template": (call) => {
        needServer(call, "admin");
        const template = { name: freeName(call), ...patternOf(call), creators: [], groups: {}, users: {} };
        const id = nextId(call.state);
        call.state.templates[id] = template;
        return ok({ permissionTemplate: { id, name: template.name, permissions: [] } });
    },
    "POST api/permissions/update_template": (call) => {
        const [id, template] = templateOf(call, "id");
        Object.assign(template, { name: freeName(call, id) }, patternOf(call));
        return ok({ permissionTemplate: { id, name: template.name, permissions: [] } });
    },
    "POST api/permissions/delete_template": (call) => {
        const [id] = templateOf(call);
        if (id === call.state.defaultTemplate) {
            throw new Refusal(400, "It is not possible to delete the default permission template for projects");
        }
        Reflect.deleteProperty(call.state.templates, id);
        return done;
    },
    "POST api/permissions/add_project_creator_to_template": (call) => {
        const [, template] = templateOf(call);
        template.creators = [...new Set([...template.creators, permissionOf(call, inTemplate(call))])];
        return done;
    },
    "POST api/permissions/remove_project_creator_from_template": (call) => {
        const [, template] = templateOf(call);
        const permission = permissionOf(call, inTemplate(call));
        template.creators = template.creators.filter((each) => each !== permission);
        return done;
    },
};

export const permissionHandlers: Readonly<Record<string, Handler>> = {
    ...lists("", projectOrServer),
    ...lists("template_", inTemplate),
    ...changes({ add: "", remove: "" }, projectOrServer),
    ...changes({ add: "_to_template", remove: "_from_template" }, inTemplate),
    ...templates,
};
