import type { Octokit, RequestError } from "octokit";
import { z } from "zod";
import type { GithubAccess } from "./github-access";

/** A call that GitHub did not answer as wanted. The message is a sentence for the user and holds no secret. */
export class GithubError extends Error {
    override readonly name = "GithubError";

    constructor(
        message: string,
        /** HTTP status of the answer; undefined when there was none. */
        readonly status?: number,
    ) {
        super(message);
    }
}

/** What stands in braces in a route. */
type Parameters = Record<string, string | number>;

/** GitHub's REST API, one method for each way of asking. Routes are as in its documentation. */
export interface GithubApi {
    /** Undefined where GitHub says that there is no such thing. */
    get<T>(route: string, parameters: Parameters, shape: z.ZodType<T>): Promise<T | undefined>;
    /** All pages of a list; nothing where GitHub answers with a status of `gone`, 404 by default. */
    list<T>(route: string, parameters: Parameters, shape: z.ZodType<T>, gone?: readonly number[]): Promise<T[]>;
    /** False where what is to be taken away is gone already. */
    remove(route: string, parameters: Parameters): Promise<boolean>;
}

/** Waiting, for tests. */
export interface GithubTools {
    /** Milliseconds that a second of waiting takes; then the pause between two writes is left out as well. */
    second?: number;
}

/** How often a call is tried again after a failure: at first soon, in all for a quarter of a minute. */
const RETRIES = 5;
/** How often it is tried again when GitHub asks to wait, which may be long. */
const WAITS = 3;
/** GitHub may ask to wait for the next hour, which nobody does who ends access. */
const LONGEST_WAIT = 120;
const TIMEOUT = 60_000;

const silent = () => undefined;
const SILENCE = { debug: silent, info: silent, warn: silent, error: silent };

/** A limiter that lets everything pass. */
const UNPACED = { key: () => ({ schedule: (_: unknown, job: () => unknown) => Promise.resolve(job()) }) };

/**
 * Octokit as an installation of the App, with its own plugins: it pauses a second between two writes and three between two
 * that notify somebody, waits as long as GitHub asks when a limit is reached (403 and 429), and tries again after other
 * failures. Its packages can be imported, but not required.
 */
async function octokitOf(access: GithubAccess, { second = 1000 }: GithubTools): Promise<Octokit> {
    const { App, Octokit: Basic } = await import("octokit");
    const { appId, privateKey, installationId, url } = access;
    const mayWait = (seconds: number, _: object, __: object, retries: number) =>
        seconds <= LONGEST_WAIT && retries < WAITS;
    const pace = second === 1000 ? {} : { write: UNPACED, notifications: UNPACED };
    const configured = Basic.defaults({
        baseUrl: url,
        userAgent: "contractor-access-kit",
        log: SILENCE,
        request: { fetch: withTimeout },
        retry: { retries: RETRIES, retryAfterBaseValue: second / 4 },
        throttle: { onRateLimit: mayWait, onSecondaryRateLimit: mayWait, retryAfterBaseValue: second, ...pace },
    });
    return new App({ appId, privateKey, Octokit: configured, log: SILENCE }).getInstallationOctokit(installationId);
}

/** What Octokit throws for every call that failed. It has an answer unless there was none. */
function isRequestError(error: unknown): error is RequestError {
    return error instanceof Error && error.name === "HttpError";
}

const withTimeout: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) });

/** What GitHub says, in one line, without what only a token holder may see; "" for the page of a proxy. */
function reasonGiven(message: string): string {
    const said = message.replace(/ - https:\/\/docs\.github\.com\S*$/, "");
    const hidden = said
        .replace(/-----BEGIN[^-]*-----[^-]*(?:-----END[^-]*-----)?/g, "[key]")
        .replace(/\bgh[a-z]_\w+/g, "[token]")
        .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, "[token]");
    return /^\s*<|^$/.test(said) ? "" : hidden.replace(/\s+/g, " ").trim();
}

/** Why a call failed, in one sentence. */
function explained(error: unknown, url: string, named: string): GithubError {
    if (!isRequestError(error)) {
        const reason = error instanceof Error ? reasonGiven(error.message) : "unknown error";
        return new GithubError(`GitHub at ${url} could not be asked for ${named} (${reason}).`);
    }
    const reason = reasonGiven(error.message);
    if (error.response === undefined) {
        return new GithubError(`The connection to GitHub at ${url} failed during ${named} (${reason}).`);
    }
    const said = reason === "" ? "" : `: ${reason}`;
    if (error.status === 401) {
        return new GithubError(
            `GitHub at ${url} does not accept the App${said}. Set GITHUB_APP_PEM_FILE to the key of the App that the stack file names.`,
            401,
        );
    }
    const stop = /[.!?]$/.test(said) ? "" : ".";
    return new GithubError(`GitHub at ${url} answers ${named} with ${error.status}${said}${stop}`, error.status);
}

/** A route with its parameters filled in, for a reader. */
function nameOf(route: string, parameters: Parameters): string {
    return route.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ""));
}

/** Opens nothing yet. A token of the installation is asked for by the first call. */
export function connectGithub(access: GithubAccess, tools: GithubTools = {}): GithubApi {
    const { url } = access;
    let opened: Promise<Octokit> | undefined;
    const octokit = () => (opened ??= octokitOf(access, tools));
    /** The answer, or undefined for a status that means "there is no such thing". */
    const ask = async <T>(named: string, call: () => Promise<T>, gone: readonly number[]): Promise<T | undefined> => {
        try {
            return await call();
        } catch (error) {
            if (isRequestError(error) && error.response !== undefined && gone.includes(error.status)) {
                return undefined;
            }
            throw error instanceof GithubError ? error : explained(error, url, named);
        }
    };
    const parsed = <T>(named: string, data: unknown, shape: z.ZodType<T>): T => {
        const { success, data: value, error } = shape.safeParse(data);
        if (!success) {
            const problem = z.prettifyError(error).split("\n").join(" ");
            throw new GithubError(`${url} answers ${named} in a shape that is not GitHub's: ${problem}.`);
        }
        return value;
    };
    return {
        get: (route, parameters, shape) => {
            const named = nameOf(route, parameters);
            return ask(
                named,
                async () => parsed(named, (await (await octokit()).request(route, parameters)).data as unknown, shape),
                [404],
            );
        },
        list: async (route, parameters, shape, gone = [404]) => {
            const named = nameOf(route, parameters);
            const pages = async () => {
                const items: unknown = await (await octokit()).paginate(route, { ...parameters, per_page: 100 });
                return parsed(named, items, z.array(shape));
            };
            return (await ask(named, pages, gone)) ?? [];
        },
        remove: async (route, parameters) => {
            const call = async () => (await octokit()).request(route, parameters);
            return (await ask(nameOf(route, parameters), call, [404])) !== undefined;
        },
    };
}
