import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { listen, type Listening } from "../apis/listen";
import type { FakeSonarqube } from "./fake";

async function pass(fake: typeof fetch, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = request;
    const body = await buffer(request);
    const answer = await fake(`http://sonarqube.example${url}`, {
        method,
        headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
        ...(body.length > 0 && { body }),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
}

/** A fake as HTTP. A fault `reset` really ends the connection. */
export function sonarqubeApi(fake: typeof fetch): RequestListener {
    return (request, response) => {
        pass(fake, request, response).catch(() => request.socket.destroy());
    };
}

/** Serves a fake on a free port of the loopback interface. */
export function serveSonarqube(fake: FakeSonarqube): Promise<Listening> {
    return listen(sonarqubeApi(fake.fetch));
}
