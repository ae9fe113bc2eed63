// @ts-check
import { GateError, messageOf } from "./errors.mjs";
import { wait } from "./wait.mjs";

// For a server that restarts or is busy; longer outages are for people.
const restartPauses = [1000, 3000, 6000];
const requestMilliseconds = 30_000;

/**
 * A client of the server's web API, whose calls throw a GateError that says what to do.
 *
 * @param {string} url
 * @param {string} token
 * @param {AbortSignal} signal Ends waiting and requests, except those told to go on.
 * @param {number[]} [pauses] Milliseconds before each further attempt.
 */
export function connect(url, token, signal, pauses = restartPauses) {
    /**
     * @param {"GET" | "POST"} method
     * @param {string} path
     * @param {Record<string, string>} parameters
     * @param {AbortSignal} until
     */
    async function call(method, path, parameters, until) {
        const query = new URLSearchParams(parameters);
        const address = `${url.replace(/\/+$/, "")}/api/${path}${method === "GET" ? `?${query}` : ""}`;
        /** @type {RequestInit} */
        const request = { method, headers: { authorization: `Bearer ${token}` }, redirect: "manual" };
        const answer = await persist(
            () => {
                const limits = AbortSignal.any([until, AbortSignal.timeout(requestMilliseconds)]);
                return fetch(address, { ...request, signal: limits, ...(method === "POST" && { body: query }) });
            },
            { until, url, pauses },
        );
        if (!answer.ok) {
            throw new GateError(refusal(answer, await answer.text(), `${method} api/${path}`, url));
        }
        return answer;
    }

    return {
        url,
        /**
         * @param {string} path
         * @param {Record<string, string>} parameters
         * @returns {Promise<any>}
         */
        get: async (path, parameters) => parse(await call("GET", path, parameters, signal), path),
        /**
         * @param {string} path
         * @param {Record<string, string>} parameters
         */
        post: async (path, parameters) => void (await call("POST", path, parameters, signal)),
        /**
         * A post for tidying up, which is done even when the run was cancelled, and then within the seconds that are left.
         * @param {string} path
         * @param {Record<string, string>} parameters
         */
        postLast: async (path, parameters) => void (await call("POST", path, parameters, AbortSignal.timeout(5000))),
    };
}

/**
 * @param {() => Promise<Response>} request
 * @param {{ until: AbortSignal, url: string, pauses: number[] }} limits
 * @returns {Promise<Response>}
 */
async function persist(request, { until, url, pauses }) {
    for (let attempt = 0; ; attempt++) {
        const pause = pauses[attempt];
        try {
            const answer = await request();
            if (pause === undefined || !(answer.status === 429 || answer.status >= 502)) {
                return answer;
            }
        } catch (error) {
            until.throwIfAborted();
            if (pause === undefined) {
                throw new GateError(
                    `The SonarQube server ${url} does not answer (${reasonOf(error)}). ` +
                        "Run the job again when it is up; if it stays down, tell the platform team.",
                );
            }
        }
        await wait(pause, until);
    }
}

/** @param {unknown} error */
function reasonOf(error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return cause instanceof Error && "code" in cause ? String(cause.code) : messageOf(error);
}

/**
 * @param {Response} answer
 * @param {string} path
 */
async function parse(answer, path) {
    const body = await answer.json().catch(() => undefined);
    if (typeof body !== "object" || body === null) {
        throw new GateError(
            `The SonarQube server's answer to GET api/${path} is no JSON object. Tell the platform team: something stands ` +
                "between this run and the server, or its URL is not a SonarQube server.",
        );
    }
    return body;
}

/**
 * @param {Response} answer
 * @param {string} body
 * @param {string} call
 * @param {string} url
 */
function refusal({ status, headers }, body, call, url) {
    if (status === 401) {
        return `The SonarQube server ${url} does not accept SONAR_TOKEN. Tell the platform team: it has expired or was revoked.`;
    }
    if (status >= 300 && status < 400) {
        const target = headers.get("location") ?? "another address";
        return `The SonarQube server ${url} redirects to ${target}. Tell the platform team: the URL in the configuration must be the one that answers.`;
    }
    return `${call} was refused by the SonarQube server: ${status}${said(body)}. Tell the platform team.`;
}

/** @param {string} body */
function said(body) {
    try {
        const { errors, message } = JSON.parse(body);
        const words = errors?.map((/** @type {{ msg: string }} */ { msg }) => msg).join(" ") ?? message;
        return words === undefined ? "" : `, "${words}"`;
    } catch {
        return "";
    }
}
