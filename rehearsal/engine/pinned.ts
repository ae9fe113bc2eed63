import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildArguments } from "./build-arguments";
import { EngineError } from "./errors";

/** The engine that the kit pins. go.mod is the only place that says its version. */
export interface PinnedEngine {
    /** Of the Pulumi CLI, without a leading "v". */
    readonly version: string;
    /** The oldest Go toolchain that builds it. */
    readonly go: string;
    /** Names the cache entry: another engine, language host or machine type has another key. */
    readonly key: string;
    /** The folder of go.mod. */
    readonly module: string;
}

/**
 * Reads what is pinned.
 *
 * @throws EngineError when go.mod does not say what it must.
 */
export async function readPinned(module: string = join(__dirname, "go")): Promise<PinnedEngine> {
    const goMod = await readFile(join(module, "go.mod"), "utf8");
    const version = /^\s*github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/m.exec(goMod)?.[1];
    const go = /^go (\S+)/m.exec(goMod)?.[1];
    if (version === undefined || go === undefined) {
        throw new EngineError(
            `${join(module, "go.mod")} must require github.com/pulumi/pulumi/pkg/v3 and name a go version`,
        );
    }
    return { version, go, key: `${version}-${await contentHash(module, version)}`, module };
}

async function contentHash(module: string, version: string): Promise<string> {
    const sources = (await readdir(module, { recursive: true })).filter((file) =>
        /(?<!_test)\.(?:go|mod|sum)$/.test(file),
    );
    const hash = createHash("sha256");
    for (const file of sources.sort()) {
        hash.update(`${file}\0`)
            .update(await readFile(join(module, file)))
            .update("\0");
    }
    hash.update(JSON.stringify([buildArguments(version), process.platform, process.arch]));
    return hash.digest("hex").slice(0, 10);
}
