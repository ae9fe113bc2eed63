/** What the server answered: the status, and the body where it is JSON. */
export interface Answer {
    readonly status: number;
    readonly body: unknown;
}

export type Call = (method: "GET" | "POST", path: string, parameters?: Record<string, string>) => Promise<Answer>;

/** Plain calls of the server's web API with one token; nothing of it is the code that is tested. */
export function apiOf(url: string, token: string): Call {
    return async (method, path, parameters = {}) => {
        const query = new URLSearchParams(parameters);
        const address = `${url}/api/${path}`;
        const headers = { authorization: `Bearer ${token}` };
        const answer = await (method === "GET"
            ? fetch(`${address}?${query.toString()}`, { headers })
            : fetch(address, { method, headers, body: query }));
        return { status: answer.status, body: parsed(await answer.text()) };
    };
}

/** As a call that must succeed, with the body's type as the caller knows it. */
export async function demand<T>(call: Promise<Answer>): Promise<T> {
    const { status, body } = await call;
    if (status >= 300) {
        throw new Error(`the server answered ${status}: ${JSON.stringify(body)}`);
    }
    return body as T;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
