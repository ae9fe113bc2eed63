import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { SonarqubeError } from "./errors";
import { type Answer, explainRefusal, explainSilence, parseJson } from "./explain";

/** Values of a form or a query; what is undefined is not sent, a list is sent as several parameters of that name. */
export type Parameters = Record<string, string | readonly string[] | undefined>;

/** One call of the web API. */
export interface Call {
    method: "GET" | "POST" | "PATCH" | "DELETE";
    /** Below the base URL, such as `api/projects/create`. */
    path: string;
    query?: Parameters;
    /** Version 1 of the API. */
    form?: Parameters;
    /** Version 2 of the API. */
    json?: object;
    /** False when doing it twice is not the same as doing it once. Default: true. */
    repeatable?: boolean;
}

/** How to reach a server. Everything but `url` and `token` is for tests. */
export interface Connection {
    url: string;
    token: string;
    fetch?: typeof fetch | undefined;
    /** Waits so many milliseconds. */
    sleep?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

/** Sends a call and gives its answer in the shape that is asked for. */
export type Http = <T>(call: Call, shape: z.ZodType<T>) => Promise<T>;

/** For calls whose answer says nothing that we need. */
export const nothing: z.ZodType = z.unknown();

const ATTEMPTS = 5;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;
const TIMEOUT = 60_000;

function encode(parameters: Parameters): URLSearchParams {
    const pairs = Object.entries(parameters).flatMap(([name, value]) =>
        [value ?? []].flat().map((each): [string, string] => [name, each]),
    );
    return new URLSearchParams(pairs);
}

function requestOf(call: Call, { url, token }: Connection): [URL, RequestInit] {
    const target = new URL(`${url.replace(/\/+$/, "")}/${call.path}`);
    target.search = encode(call.query ?? {}).toString();
    const headers = new Headers({ authorization: `Bearer ${token}`, accept: "application/json" });
    if (call.json !== undefined) {
        headers.set("content-type", call.method === "PATCH" ? "application/merge-patch+json" : "application/json");
    }
    const body = call.json === undefined ? call.form && encode(call.form) : JSON.stringify(call.json);
    // A redirected POST would become a GET, so redirects are told instead of followed.
    const init = { method: call.method, headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT) } as const;
    return [target, body === undefined ? init : { ...init, body }];
}

/** The code of a failed fetch: undici hides the system's error in `cause`, and several addresses in `errors`. */
function codeOf(error: unknown): string {
    if (!(error instanceof Error)) {
        return "unknown error";
    }
    if (error.name === "TimeoutError") {
        return "TIMEOUT";
    }
    if ("code" in error && typeof error.code === "string") {
        return error.code;
    }
    if (error instanceof AggregateError) {
        return codeOf(error.errors[0]);
    }
    return error.cause === undefined ? error.message : codeOf(error.cause);
}

/** One try: an answer, or the code of the failure. */
async function attempt(call: Call, connection: Connection): Promise<(Answer & { retryAfter: string | null }) | string> {
    try {
        const response = await (connection.fetch ?? fetch)(...requestOf(call, connection));
        const { headers, status } = response;
        return {
            status,
            text: await response.text(),
            contentType: headers.get("content-type") ?? "",
            location: headers.get("location") ?? undefined,
            retryAfter: headers.get("retry-after"),
        };
    } catch (error) {
        return codeOf(error);
    }
}

/** True when the same call may work a moment later, and trying again does no harm. */
export function isWorthRetrying(call: Call, outcome: { status: number } | string): boolean {
    const neverDone = typeof outcome === "string" ? outcome === "ECONNREFUSED" : outcome.status === 429;
    const mayBeDone =
        typeof outcome === "string"
            ? ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "EAI_AGAIN", "TIMEOUT"].includes(outcome)
            : [502, 503, 504].includes(outcome.status);
    return neverDone || (mayBeDone && call.repeatable !== false);
}

/** Milliseconds to wait before the next try: what the server asks for in whole seconds, else twice as long each time. */
export function pauseBefore(attemptsMade: number, retryAfter: string | null): number {
    const asked = /^\d+$/.test(retryAfter ?? "") ? Number(retryAfter) * 1000 : FIRST_PAUSE * 2 ** (attemptsMade - 1);
    return Math.min(asked, LONGEST_PAUSE);
}

/** Opens nothing yet: every call is a request of its own. */
export function connectHttp(connection: Connection): Http {
    const { url, token, sleep = delay } = connection;
    const fail = (message: string, status?: number): never => {
        // A proxy may echo what it was sent.
        throw new SonarqubeError(message.replaceAll(token, "[SONAR_TOKEN]"), status);
    };
    return async (call, shape) => {
        const named = `${call.method} ${call.path}`;
        let outcome = await attempt(call, connection);
        for (let made = 1; made < ATTEMPTS && isWorthRetrying(call, outcome); made += 1) {
            await sleep(pauseBefore(made, typeof outcome === "string" ? null : outcome.retryAfter));
            outcome = await attempt(call, connection);
        }
        if (typeof outcome === "string") {
            return fail(explainSilence(named, url, outcome));
        }
        if (outcome.status < 200 || outcome.status > 299) {
            return fail(explainRefusal(named, url, outcome), outcome.status);
        }
        if (shape === nothing) {
            return shape.parse(undefined);
        }
        const body = parseJson(outcome.text);
        if (body === undefined) {
            return fail(
                `${url} answers ${named} with ${outcome.contentType || "something"} instead of JSON: url must be SonarQube's base URL, and no proxy may ask for a login in front of it.`,
            );
        }
        const parsed = shape.safeParse(body);
        return parsed.success
            ? parsed.data
            : fail(
                  `${url} answers ${named} in a shape that this provider does not know: ${z.prettifyError(parsed.error).split("\n").join(" ")}.`,
              );
    };
}
