import { join } from "node:path";
import { messageOf } from "./errors";
import { cliName, hostName, isExecutable } from "./executables";
import { run } from "./run";

export interface InspectRequest {
    readonly env: NodeJS.ProcessEnv;
    readonly signal: AbortSignal | undefined;
}

export type Inspection = { readonly printed: string } | { readonly problem: string };

// A healthy CLI answers within a second; a broken wrapper must not hold up `npm start`.
const limitMilliseconds = 30_000;

/** What `pulumi version` prints. Asked without the look for updates, which would go to the network. */
export async function inspectCli(pulumi: string, request: InspectRequest): Promise<Inspection> {
    const limit = AbortSignal.timeout(limitMilliseconds);
    try {
        const result = await run(pulumi, ["version"], {
            env: { ...request.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
            signal: request.signal === undefined ? limit : AbortSignal.any([request.signal, limit]),
        });
        if (result.code === 0) {
            return { printed: result.stdout.join("\n").trim() };
        }
        return { problem: `\`${pulumi} version\` failed: ${result.stderr.at(-1) ?? "it printed nothing"}` };
    } catch (error) {
        request.signal?.throwIfAborted();
        return { problem: `\`${pulumi} version\` failed: ${messageOf(error)}` };
    }
}

/** What keeps the engine in `root` from being used, judged by its version and its files; undefined when nothing does. */
export async function inspectRoot(
    root: string,
    refuse: (printed: string) => string | undefined,
    request: InspectRequest,
): Promise<string | undefined> {
    for (const name of [cliName, hostName]) {
        if (!(await isExecutable(join(root, "bin", name)))) {
            return `${join(root, "bin", name)} is missing or cannot be run`;
        }
    }
    const inspection = await inspectCli(join(root, "bin", cliName), request);
    return "problem" in inspection ? inspection.problem : refuse(inspection.printed);
}
