import type { IncomingHttpHeaders, RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import type { Cloud } from "../cloud/cloud";
import type { ApiName } from "./apis";
import { type ApiFault, record, strikeApi } from "./faults";

/** A request, read to its end. */
export interface ApiRequest {
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
    /** Scheme, host and port that the client used. */
    readonly origin: string;
}

export interface ApiAnswer {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** Text as it is; everything else as JSON. */
    readonly body?: unknown;
}

/** Answers one request on the world as it is now. What it changes is kept before the answer goes out. */
export type ApiHandler = (request: ApiRequest, cloud: Cloud) => ApiAnswer;

/** How an API names its calls, for faults and for the record. */
export interface CallNames {
    /** `METHOD /path` by default. */
    readonly nameOf?: (request: ApiRequest) => string;
    /** Everything but GET and HEAD by default. */
    readonly isChange?: (request: ApiRequest) => boolean;
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): ApiAnswer {
    return { status: 200, body, headers };
}

export const done: ApiAnswer = { status: 204 };

export function refused(status: number, body: unknown): ApiAnswer {
    return { status, body };
}

/** The listener of one API: its handler, under the faults of the state file, and with a record of what asks for a change. */
export function apiListener(
    api: ApiName,
    cloud: Cloud,
    handler: ApiHandler,
    { nameOf = ({ method, path }) => `${method} ${path}`, isChange = isWrite }: CallNames = {},
): RequestListener {
    const respond = async (request: ApiRequest): Promise<ApiAnswer | "reset"> => {
        const world = cloud.store.world();
        const call = nameOf(request);
        const fault = strikeApi(world, api, call);
        const real = fault === undefined || fault.lost ? handler(request, cloud) : undefined;
        const given = fault?.answer ?? real ?? { status: 500 };
        const changes = isChange(request);
        if (changes) {
            record(world, { api, call, status: statusOf(fault, real) });
        }
        if (changes || fault !== undefined) {
            cloud.store.touch();
            await cloud.store.flush();
        }
        return given;
    };
    return (incoming, response) => {
        const { method = "GET", url = "/", headers } = incoming;
        const origin = `http://${headers.host ?? "127.0.0.1"}`;
        const { pathname: path, searchParams: query } = new URL(url, origin);
        void text(incoming)
            .then((body) => respond({ method, path, query, headers, body, origin }))
            .then((answer) => {
                if (answer === "reset") {
                    incoming.socket.destroy();
                    return;
                }
                const isText = typeof answer.body === "string";
                const type = isText ? "text/plain" : "application/json";
                response.writeHead(answer.status, { "content-type": type, ...answer.headers });
                response.end(
                    answer.body === undefined ? undefined : isText ? answer.body : JSON.stringify(answer.body),
                );
            })
            .catch((error: unknown) => incoming.socket.destroy(error instanceof Error ? error : undefined));
    };
}

function isWrite({ method }: ApiRequest): boolean {
    return method !== "GET" && method !== "HEAD";
}

/** What really happened counts, not what the client was told. */
function statusOf(fault: ApiFault | undefined, real: ApiAnswer | undefined): number | "reset" {
    if (real !== undefined || fault === undefined) {
        return real?.status ?? 500;
    }
    return fault.answer === "reset" ? "reset" : fault.answer.status;
}
