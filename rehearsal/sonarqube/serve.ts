import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { FakeSonarqube } from "./fake";

/** A fake that listens. */
export interface ServedSonarqube {
    url: string;
    stop(): Promise<void>;
}

async function pass(fake: FakeSonarqube, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = request;
    const body = await buffer(request);
    const answer = await fake.fetch(`http://sonarqube.example${url}`, {
        method,
        headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
        ...(body.length > 0 && { body }),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Serves a fake on a free port of the loopback interface. A fault `reset` really ends the connection. */
export async function serveSonarqube(fake: FakeSonarqube): Promise<ServedSonarqube> {
    const server = createServer((request, response) => {
        pass(fake, request, response).catch(() => request.socket.destroy());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    return {
        url: `http://127.0.0.1:${port}`,
        async stop() {
            server.closeAllConnections();
            server.close();
            await once(server, "close");
        },
    };
}
