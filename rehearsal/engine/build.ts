import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { buildArguments, buildEnvironment, buildPackages } from "./build-arguments";
import { BuildProgress } from "./build-progress";
import { EngineError } from "./errors";
import type { EngineListener } from "./events";
import { findOnPath } from "./executables";
import type { PinnedEngine } from "./pinned";
import { run, type RunResult } from "./run";

export interface BuildRequest {
    /** The folder in which `bin/` is to be filled. */
    readonly root: string;
    readonly pinned: PinnedEngine;
    readonly env: NodeJS.ProcessEnv;
    readonly signal: AbortSignal | undefined;
    readonly progress: EngineListener;
}

// Asked with the flags of the build, `go list` knows what is not in Go's build cache: an honest total. The commands
// themselves are left out, because they are linked even when Go has nothing to compile, and then prints nothing.
const staleDependencies = '{{if and .Stale (ne .Name "main")}}{{.ImportPath}}{{end}}';

/**
 * Builds the Pulumi CLI and the kit's language host from Go modules: some minutes with an empty Go build cache, seconds
 * with a full one. Which toolchain runs is for the user's GOTOOLCHAIN to say.
 *
 * @throws EngineError when there is no Go, or with its last words.
 */
export async function buildEngine({ root, pinned, env, signal, progress }: BuildRequest): Promise<void> {
    const go = await findOnPath("go", env);
    if (go === undefined) {
        throw new EngineError(`there is no go on PATH; Go ${pinned.go} or newer is needed`);
    }
    const watch = new BuildProgress(pinned.version, progress);
    // `go` that is stopped leaves its work folder behind, so it gets one that goes with the rest.
    const work = join(root, "work");
    await mkdir(work);
    const goCommand = async (verb: string, args: readonly string[]) => {
        const result = await run(go, [verb, ...args, ...buildArguments(pinned.version), ...buildPackages], {
            cwd: pinned.module,
            env: { ...env, ...buildEnvironment, GOTMPDIR: work },
            signal,
            onErrorLine: (line) => {
                watch.line(line);
            },
        });
        return succeeded(result, verb, pinned);
    };
    watch.start();
    watch.expect(await goCommand("list", ["-deps", "-f", staleDependencies]));
    await goCommand("build", ["-v", "-o", `${join(root, "bin")}/`]);
    await rm(work, { recursive: true });
}

function succeeded(result: RunResult, verb: string, pinned: PinnedEngine): readonly string[] {
    if (result.code === 0) {
        return result.stdout;
    }
    const last = result.stderr.slice(-4).join("\n");
    throw new EngineError(`\`go ${verb}\` failed (Go ${pinned.go} or newer is needed):\n${last}`);
}
