import { createHash } from "node:crypto";
import { mkdir, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ownEngineCache } from "./cache";
import { cliName, findOnPath, hostName, isExecutable } from "./executables";
import type { Attempt } from "./first-found";
import { inspectCli, type InspectRequest } from "./inspect";
import { refuseForeignCli } from "./version";

/** Looks for a `pulumi` on PATH that is new enough and has the Node.js language host beside it or on PATH. */
export async function findPathEngine(request: InspectRequest): Promise<Attempt> {
    const cli = await findOnPath(cliName, request.env);
    if (cli === undefined) {
        return { refused: `there is no ${cliName} on PATH` };
    }
    const beside = join(dirname(cli), hostName);
    const host = (await isExecutable(beside)) ? beside : await findOnPath(hostName, request.env);
    if (host === undefined) {
        return { refused: `${cli} has no ${hostName} beside it, and there is none on PATH` };
    }
    const inspection = await inspectCli(cli, request);
    if ("problem" in inspection) {
        return { refused: inspection.problem };
    }
    const reason = refuseForeignCli(inspection.printed);
    if (reason !== undefined) {
        return { refused: `${cli}: ${reason}` };
    }
    const version = inspection.printed.replace(/^v/, "");
    return { engine: { root: await rootOf(cli, host, request.env), version, source: "path" } };
}

async function rootOf(cli: string, host: string, env: NodeJS.ProcessEnv): Promise<string> {
    const folder = dirname(cli);
    return basename(folder) === "bin" && dirname(host) === folder ? dirname(folder) : linked(cli, host, env);
}

/**
 * A folder of links in the shape that the Automation API expects of a root, for version managers, whose folder is called
 * `shims`, and for a language host that lies elsewhere.
 */
async function linked(cli: string, host: string, env: NodeJS.ProcessEnv): Promise<string> {
    const name = createHash("sha256").update(`${cli}\0${host}`).digest("hex").slice(0, 10);
    const root = join(ownEngineCache(env), `path-${name}`);
    await mkdir(join(root, "bin"), { recursive: true });
    for (const [target, link] of [
        [cli, join(root, "bin", cliName)],
        [host, join(root, "bin", hostName)],
    ] as const) {
        const fresh = `${link}.${process.pid}`;
        await rm(fresh, { force: true });
        await symlink(target, fresh);
        await rename(fresh, link);
    }
    return root;
}
