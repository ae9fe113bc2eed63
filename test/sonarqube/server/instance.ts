import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../rehearsal/engine/run";
import { renderSettings } from "./settings";

/** The server's own user when the tests run as root, which its search engine refuses: an id that owns nothing else. */
const unprivileged = 65_534;

/** Analyzers of languages that no test scans: their rules take a third of a start. */
const UNUSED =
    /sonar-(csharp|flex|go|java|java-symbolic-execution|kotlin|php|python|ruby|rust|scala|vbnet)-plugin-[^/\\]+$/;

/** A copy of the server that one run of the tests may write to. */
export interface Instance {
    readonly home: string;
    /** The temporary folder of the server's processes. */
    readonly temporary: string;
    readonly url: string;
    /** The user to run as; undefined is the own user. */
    readonly user: number | undefined;
    readonly remove: () => Promise<void>;
}

/** Copies the server to a temporary folder and settles its ports. */
export async function makeInstance(distribution: string): Promise<Instance> {
    const folder = await mkdtemp(join(tmpdir(), "contractor-access-server-"));
    const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 10 });
    try {
        const [home, temporary] = [join(folder, "home"), join(folder, "temporary")];
        await mkdir(temporary);
        await cp(join(distribution, "home"), home, { recursive: true, filter: (path) => !UNUSED.test(path) });
        const [web, database] = await Promise.all([freePort(), freePort()]);
        await writeFile(join(home, "conf", "sonar.properties"), renderSettings({ web, database }));
        const user = process.getuid?.() === 0 ? unprivileged : undefined;
        if (user !== undefined) {
            await giveAway(folder, user);
        }
        return { home, temporary, url: `http://127.0.0.1:${web}`, user, remove };
    } catch (error) {
        await remove();
        throw error;
    }
}

async function giveAway(folder: string, user: number): Promise<void> {
    await chmod(folder, 0o755);
    const { code, stderr } = await run("chown", ["-R", `${user}:${user}`, folder], { env: process.env });
    if (code !== 0) {
        throw new Error(`chown failed:\n${stderr.join("\n")}`);
    }
}

/** Both are asked for at once, so that the two differ. */
async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
}
