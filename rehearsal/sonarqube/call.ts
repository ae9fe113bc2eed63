import { EVERYBODY, type Holders, type Project, type SonarqubeState } from "./state";

/** A refusal of the fake, in the words of the real server. */
export class Refusal extends Error {
    constructor(
        readonly status: number,
        message: string,
    ) {
        super(message);
    }
}

/** One call as a handler sees it. */
export interface Call {
    state: SonarqubeState;
    /** Login of the one who calls. */
    caller: string;
    now: Date;
    /** Query and form together, as SonarQube reads them. */
    parameters: URLSearchParams;
    /** The body of version 2 of the API. */
    json: Record<string, unknown>;
    /** The id in the path, for version 2. */
    id: string;
}

/** The answer's body; undefined for none. */
export type Handler = (call: Call) => Answer;

export interface Answer {
    status: number;
    body?: unknown;
}

export const done: Answer = { status: 204 };

export function ok(body: unknown): Answer {
    return { status: 200, body };
}

/** A parameter that must be there. */
export function required({ parameters }: Call, name: string): string {
    const value = parameters.get(name);
    if (value === null || value === "") {
        throw new Refusal(400, `The '${name}' parameter is missing`);
    }
    return value;
}

/** A parameter with one of some values. */
export function oneOf(call: Call, name: string, allowed: readonly string[]): string {
    const value = required(call, name);
    if (!allowed.includes(value)) {
        throw new Refusal(400, `Value of parameter '${name}' (${value}) must be one of: [${allowed.join(", ")}]`);
    }
    return value;
}

/** What somebody may do somewhere, by themselves and by their groups. */
export function permissionsOf(state: SonarqubeState, login: string, at: { groups: Holders; users: Holders }): string[] {
    const groups = [...(state.users[login]?.groups ?? []), EVERYBODY, "Anyone"];
    return [...(at.users[login] ?? []), ...groups.flatMap((group) => at.groups[group] ?? [])];
}

/** Refuses the call unless the caller holds one of these on the whole server. */
export function needServer({ state, caller }: Call, ...permissions: string[]): void {
    const held = permissionsOf(state, caller, state.server);
    if (!permissions.some((permission) => held.includes(permission))) {
        throw new Refusal(403, "Insufficient privileges");
    }
}

/** What the caller holds on a project. Of a public one everybody may see everything; who scans at all scans it too. */
export function heldOn({ state, caller }: Call, project: Project): string[] {
    const seen = project.visibility === "public" ? ["user", "codeviewer"] : [];
    const scans = permissionsOf(state, caller, state.server).filter((permission) => permission === "scan");
    return [...permissionsOf(state, caller, project), ...seen, ...scans];
}

/** Refuses the call unless the caller holds one of these on the project. A server's administrator has no such right. */
export function needOn(call: Call, project: Project, ...permissions: string[]): void {
    if (!permissions.some((permission) => heldOn(call, project).includes(permission))) {
        throw new Refusal(403, "Insufficient privileges");
    }
}

/** The project that a parameter names. */
export function projectOf(call: Call, parameter: string, missing: (key: string) => Refusal): [string, Project] {
    const key = required(call, parameter);
    const project = call.state.projects[key];
    if (project === undefined) {
        throw missing(key);
    }
    return [key, project];
}

export const noProject = (key: string): Refusal => new Refusal(404, `Project '${key}' not found`);

/** A text in the body of version 2 of the API that must be there. */
export function fieldOf(call: Call, name: string): string {
    const value = call.json[name];
    if (typeof value !== "string" || value === "") {
        throw new Refusal(400, `Value  for field ${name} was rejected. Error: must not be empty.`);
    }
    return value;
}

/** One page of a list of version 2 of the API. */
export function paged({ parameters }: Call, name: string, items: readonly object[]): Answer {
    const [pageIndex, pageSize] = [Number(parameters.get("pageIndex") ?? 1), Number(parameters.get("pageSize") ?? 50)];
    if (pageSize > 500) {
        throw new Refusal(
            400,
            `Value ${pageSize} for field pageSize was rejected. Error: must be less than or equal to 500.`,
        );
    }
    const start = (pageIndex - 1) * pageSize;
    const page = { pageIndex, pageSize, total: items.length };
    return ok({ [name]: items.slice(start, start + pageSize), page });
}
