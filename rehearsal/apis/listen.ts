import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Something that listens on loopback. */
export interface Listening {
    port: number;
    url: string;
    stop: () => Promise<void>;
}

/** Serves on a free port of the loopback interface. */
export async function listen(listener: RequestListener): Promise<Listening> {
    const server = createServer(listener);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    return {
        port,
        url: `http://127.0.0.1:${port}`,
        stop: async () => {
            server.closeAllConnections();
            server.close();
            await once(server, "close");
        },
    };
}
