import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { findOnPath, isExecutable } from "../../../rehearsal/engine/executables";
import { run } from "../../../rehearsal/engine/run";

export interface Java {
    /** The executable. */
    readonly file: string;
    /** The feature release, such as 21. */
    readonly major: number;
}

const installations = "/usr/lib/jvm";

/** The newest Java of JAVA_HOME, PATH and the usual folder of Linux distributions. */
export async function newestJava(env: NodeJS.ProcessEnv): Promise<Java | undefined> {
    const found: Java[] = [];
    for (const file of await candidates(env)) {
        const major = await majorOf(file, env);
        if (major !== undefined) {
            found.push({ file, major });
        }
    }
    return found.sort((a, b) => b.major - a.major)[0];
}

async function candidates(env: NodeJS.ProcessEnv): Promise<Set<string>> {
    const homes = (await readdir(installations).catch(() => [])).sort().map((name) => join(installations, name));
    const named = [env.JAVA_HOME ?? "", ...homes]
        .filter((home) => home !== "")
        .map((home) => join(home, "bin", "java"));
    const files = new Set<string>();
    for (const file of [await findOnPath("java", env), ...named]) {
        if (file !== undefined && (await isExecutable(file))) {
            files.add(await realpath(file));
        }
    }
    return files;
}

async function majorOf(file: string, env: NodeJS.ProcessEnv): Promise<number | undefined> {
    const { code, stderr } = await run(file, ["-version"], { env });
    return code === 0 ? majorVersion(stderr.join("\n")) : undefined;
}

/** Reads the feature release from what `java -version` prints: "1.8.0_432" is 8, "21.0.5" is 21, "26-ea" is 26. */
export function majorVersion(printed: string): number | undefined {
    const digits = /version "(?:1\.)?(\d+)/.exec(printed)?.[1];
    return digits === undefined ? undefined : Number(digits);
}
