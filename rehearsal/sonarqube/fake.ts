import { type Call, type Handler, ok, type Answer, Refusal } from "./call";
import { gateHandlers } from "./gates";
import { peopleHandlers } from "./people";
import { permissionHandlers } from "./permissions";
import { projectHandlers } from "./projects";
import { isExpired, tokenHandlers } from "./tokens";
import { settingHandlers } from "./settings";
import { digest, type Fault, freshServer, type SonarqubeState } from "./state";

/** What the administrator of a fresh fake uses when nothing else is said. */
export const FAKE_ADMIN_TOKEN = "squ_rehearsal_administrator";

export interface FakeOptions {
    /** Token of the administrator of a fresh server. Default: `FAKE_ADMIN_TOKEN`. */
    adminToken?: string;
    /** The server's clock. Default: the real one. */
    now?: () => Date;
}

/** A SonarQube in memory. */
export interface FakeSonarqube {
    /** Takes the place of the global `fetch`. */
    fetch: typeof fetch;
    /** Everything it holds; it may be changed between two calls. */
    state: SonarqubeState;
    /** Method and path of every call that was answered, in order. */
    calls: string[];
}

const anonymous: Readonly<Record<string, Handler>> = {
    "GET api/system/status": ({ state }) => ok({ id: "fake", version: "26.9.0.129388", status: state.status }),
};

const handlers: Readonly<Record<string, Handler>> = {
    "GET api/navigation/global": ({ state }) => ok({ edition: state.edition, version: "26.9.0.129388" }),
    ...gateHandlers,
    ...projectHandlers,
    ...settingHandlers,
    ...permissionHandlers,
    ...peopleHandlers,
    ...tokenHandlers,
};

/** The login behind a bearer token, as long as user and token live. */
function callerOf(state: SonarqubeState, authorization: string | null, now: Date): string | undefined {
    const sha256 = digest(authorization?.replace(/^Bearer /, "") ?? "");
    const found = Object.entries(state.users).find(
        ([, user]) => user.active && user.tokens.some((token) => token.sha256 === sha256 && !isExpired(token, now)),
    );
    return found?.[0];
}

/** The handler for a path, with the id that the paths of version 2 end with. */
function route(method: string, path: string): { handler: Handler | undefined; id: string } {
    const known = handlers[`${method} ${path}`];
    if (known !== undefined || !path.startsWith("api/v2/")) {
        return { handler: known, id: "" };
    }
    const [, base = "", id = ""] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
    return { handler: handlers[`${method} ${base}/{id}`], id: decodeURIComponent(id) };
}

function refusalOf(path: string, status: number, message: string): Answer {
    return { status, body: path.startsWith("api/v2/") ? { message } : { errors: [{ msg: message }] } };
}

/** The fault that hits this call, if any; counts it. */
function strike(state: SonarqubeState, method: string, path: string): Fault | undefined {
    const fault = state.faults.find(
        (each) => (each.method ?? method) === method && path.startsWith(each.path) && (each.times ?? 1) > 0,
    );
    if (fault === undefined) {
        return undefined;
    }
    if ((fault.after ?? 0) > 0) {
        fault.after = (fault.after ?? 0) - 1;
        return undefined;
    }
    fault.times = (fault.times ?? 1) - 1;
    return fault;
}

function toResponse({ status, body }: Answer): Response {
    const text = body === undefined ? null : JSON.stringify(body);
    return new Response(text, { status, headers: text === null ? {} : { "content-type": "application/json" } });
}

function answer(call: Call, method: string, path: string, authorization: string | null): Answer {
    const open = anonymous[`${method} ${path}`];
    if (open !== undefined) {
        return open(call);
    }
    const caller = callerOf(call.state, authorization, call.now);
    if (caller === undefined) {
        return { status: 401 };
    }
    const { handler, id } = route(method, path);
    try {
        return handler?.({ ...call, caller, id }) ?? refusalOf("", 404, `Unknown url : /${path}`);
    } catch (error) {
        if (error instanceof Refusal) {
            return refusalOf(path, error.status, error.message);
        }
        throw error;
    }
}

function failed({ status, body, headers }: Fault): Response {
    if (status === "reset") {
        throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
    }
    return new Response(body ?? null, { status, headers: headers ?? {} });
}

/**
 * A SonarQube in memory, for every call that the provider makes: what it answers was measured on 26.9, and the same
 * tests run on both. Anything else is refused as an unknown URL.
 */
export function createFakeSonarqube(given?: SonarqubeState, options: FakeOptions = {}): FakeSonarqube {
    const { adminToken = FAKE_ADMIN_TOKEN, now = () => new Date() } = options;
    const state = given ?? freshServer(adminToken);
    const calls: string[] = [];
    return {
        state,
        calls,
        fetch: async (input, init) => {
            const request = new Request(input, init);
            const url = new URL(request.url);
            const path = url.pathname.slice(1);
            const body = await request.text();
            const isJson = request.headers.get("content-type")?.includes("json") === true;
            const parameters = new URLSearchParams([...url.searchParams, ...new URLSearchParams(isJson ? "" : body)]);
            const json = isJson ? (JSON.parse(body) as Record<string, unknown>) : {};
            const fault = strike(state, request.method, path);
            if (fault !== undefined && fault.lost !== true) {
                return failed(fault);
            }
            calls.push(`${request.method} ${path}`);
            const call = { state, caller: "", now: now(), parameters, json, id: "" };
            const response = toResponse(answer(call, request.method, path, request.headers.get("authorization")));
            return fault === undefined ? response : failed(fault);
        },
    };
}
