import type { Cloud } from "../cloud/cloud";
import type { ApiAnswer, ApiHandler, ApiRequest } from "./api";

/** A request whose path fits a route, with the parts of the path that the route names. */
export interface Routed {
    readonly request: ApiRequest;
    readonly cloud: Cloud;
    readonly part: (name: string) => string;
}

/** Handlers by method and path, such as `GET /api/v1/users/{id}`. */
export type Routes = Readonly<Record<string, (routed: Routed) => ApiAnswer>>;

function match(pattern: string, path: string): ReadonlyMap<string, string> | undefined {
    const [wanted, given] = [pattern.split("/"), path.split("/")];
    const parts = new Map<string, string>();
    const fits = wanted.every((piece, i) => {
        const [, name] = /^\{(\w+)\}$/.exec(piece) ?? [];
        const value = given[i] ?? "";
        if (name !== undefined) {
            parts.set(name, decodeURIComponent(value));
        }
        return name === undefined ? piece === value : value !== "";
    });
    return fits && wanted.length === given.length ? parts : undefined;
}

/** Sends each request to the first route that fits; `unknown` answers the others. */
export function route(routes: Routes, unknown: (request: ApiRequest) => ApiAnswer): ApiHandler {
    return (request, cloud) => {
        for (const [pattern, handler] of Object.entries(routes)) {
            const [method = "", path = ""] = pattern.split(" ");
            const parts = method === request.method ? match(path, request.path) : undefined;
            if (parts !== undefined) {
                return handler({ request, cloud, part: (name) => parts.get(name) ?? "" });
            }
        }
        return unknown(request);
    };
}

/** One page of a list and the link to the next. A page ends before the position that `cursor` names. */
export function pageOf<T>(
    items: readonly T[],
    request: ApiRequest,
    {
        size,
        cursor,
        first,
    }: { size: { parameter: string; most: number; usual: number }; cursor: string; first: number },
): { items: T[]; headers: Record<string, string> } {
    const length = Math.min(Number(request.query.get(size.parameter) ?? size.usual), size.most);
    const page = Number(request.query.get(cursor) ?? first);
    const start = (page - first) * length;
    const next = new URL(request.path, request.origin);
    next.search = new URLSearchParams([...request.query].filter(([name]) => name !== cursor)).toString();
    next.searchParams.set(cursor, String(page + 1));
    const isLast = start + length >= items.length;
    return {
        items: items.slice(start, start + length),
        headers: isLast ? {} : { link: `<${next.href}>; rel="next"` },
    };
}
