import { setTimeout as delay } from "node:timers/promises";

/** Values of a form or a query; what is undefined is not sent, a list is sent as several parameters of that name. */
export type Parameters = Record<string, string | readonly string[] | undefined>;

/** One call of a web API. */
export interface Call {
    method: "GET" | "POST" | "PATCH" | "DELETE";
    /** Below the base URL, such as `api/projects/create`. */
    path: string;
    query?: Parameters;
    form?: Parameters;
    json?: object;
    /** False when doing it twice is not the same as doing it once. Default: true. */
    repeatable?: boolean;
}

/** How to reach a server. `fetch` and `sleep` are for tests. */
export interface Exchange {
    url: string;
    /** The value of the header `Authorization`; none where the call itself proves who asks. */
    authorization?: string | undefined;
    /** Statuses beside 429, 502, 503 and 504 after which a repeatable call is tried again. */
    alsoRetried?: readonly number[] | undefined;
    fetch?: typeof fetch | undefined;
    /** Waits so many milliseconds. */
    sleep?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

/** An HTTP answer, read to its end. */
export interface Answer {
    status: number;
    contentType: string;
    text: string;
    /** Where a redirect points to. */
    location?: string | undefined;
    /** The header `Link`, by which pages are turned. */
    link?: string | undefined;
}

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

function requestOf(call: Call, { url, authorization }: Exchange): [URL, RequestInit] {
    const target = new URL(`${url.replace(/\/+$/, "")}/${call.path}`);
    target.search = encode(call.query ?? {}).toString();
    const headers = new Headers({ accept: "application/json" });
    if (authorization !== undefined) {
        headers.set("authorization", authorization);
    }
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

/** Seconds that the server asks to wait: by Retry-After, or by Okta's header, which says when its limit is renewed. */
function secondsAsked(headers: Headers): string | null {
    const renewed = Number(headers.get("x-rate-limit-reset") ?? Number.NaN);
    const now = Date.parse(headers.get("date") ?? "") / 1000;
    const untilRenewed = Number.isFinite(renewed - now) ? String(Math.max(1, Math.ceil(renewed - now))) : null;
    return headers.get("retry-after") ?? untilRenewed;
}

/** One try: an answer, or the code of the failure. */
async function attempt(call: Call, exchange: Exchange): Promise<(Answer & { seconds: string | null }) | string> {
    try {
        const response = await (exchange.fetch ?? fetch)(...requestOf(call, exchange));
        const { headers, status } = response;
        return {
            status,
            text: await response.text(),
            contentType: headers.get("content-type") ?? "",
            location: headers.get("location") ?? undefined,
            link: headers.get("link") ?? undefined,
            seconds: secondsAsked(headers),
        };
    } catch (error) {
        return codeOf(error);
    }
}

/** True when the same call may work a moment later, and trying again does no harm. */
export function isWorthRetrying(
    call: Call,
    outcome: { status: number } | string,
    alsoRetried: readonly number[] = [],
): boolean {
    const neverDone = typeof outcome === "string" ? outcome === "ECONNREFUSED" : outcome.status === 429;
    const mayBeDone =
        typeof outcome === "string"
            ? ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "EAI_AGAIN", "TIMEOUT"].includes(outcome)
            : [502, 503, 504, ...alsoRetried].includes(outcome.status);
    return neverDone || (mayBeDone && call.repeatable !== false);
}

/** Milliseconds to wait before the next try: what the server asks for in whole seconds, else twice as long each time. */
export function pauseBefore(attemptsMade: number, seconds: string | null): number {
    const asked = /^\d+$/.test(seconds ?? "") ? Number(seconds) * 1000 : FIRST_PAUSE * 2 ** (attemptsMade - 1);
    return Math.min(asked, LONGEST_PAUSE);
}

/** Sends a call until it is answered for good: the answer, or the code of the failure when there was none. */
export async function send(call: Call, exchange: Exchange): Promise<Answer | string> {
    const { sleep = delay, alsoRetried } = exchange;
    let outcome = await attempt(call, exchange);
    for (let made = 1; made < ATTEMPTS && isWorthRetrying(call, outcome, alsoRetried); made += 1) {
        await sleep(pauseBefore(made, typeof outcome === "string" ? null : outcome.seconds));
        outcome = await attempt(call, exchange);
    }
    return outcome;
}
