import { access, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ownEngineCache, storeEntry } from "../../../rehearsal/engine/cache";
import { messageOf } from "../../../rehearsal/engine/errors";
import { findOnPath } from "../../../rehearsal/engine/executables";
import { withLock } from "../../../rehearsal/engine/lock";
import { run } from "../../../rehearsal/engine/run";

/** The release of moto that the tests know. */
const RELEASE = "5.2.5";

/** Its server, with what the services of the tests need: a third of `moto[server]`. */
const PACKAGES = [`moto[ec2,s3,ssm]==${RELEASE}`, "flask", "flask-cors"];

/** The oldest Python that it runs on. */
const OLDEST = [3, 10] as const;

/** A Python that has moto's server, or why there is none. */
export type MotoPython = { python: string } | { missing: string };

/**
 * A Python with moto's server: a virtual environment in the cache beside the engine's, by release and Python, filled from
 * the Python package index once. Python and its index are no demand of the kit, so a machine without them has none.
 */
export async function obtainMoto(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<MotoPython> {
    const python = await findOnPath("python3", env);
    const version = python && (await versionOf(python, env));
    if (python === undefined || version === undefined) {
        return { missing: `Python ${OLDEST.join(".")} or newer is needed on PATH as python3, with venv.` };
    }
    const entry = join(dirname(ownEngineCache(env)), "moto", `${RELEASE}-python${version}`);
    await mkdir(dirname(entry), { recursive: true });
    const onWait = () => say("another process is getting moto: waiting for it");
    return withLock(`${entry}.lock`, { signal: undefined, onWait }, async () => {
        if (!(await exists(entry))) {
            say(`getting moto ${RELEASE} from the Python package index (about 30 MB, once)`);
            const problem = await storeEntry(entry, (folder) => fill(folder, python, env)).catch(messageOf);
            if (typeof problem === "string") {
                return { missing: problem };
            }
        }
        return { python: join(entry, "bin", "python3") };
    });
}

/** `3.11`; undefined for a Python that is too old, or has no venv. */
async function versionOf(python: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
    const program = "import ensurepip, sys, venv; print(*sys.version_info[:2])";
    const { code, stdout } = await run(python, ["-c", program], { env });
    const [major = 0, minor = 0] = (stdout.at(-1) ?? "").split(" ").map(Number);
    const isNew = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
    return code === 0 && isNew ? `${major}.${minor}` : undefined;
}

async function fill(folder: string, python: string, env: NodeJS.ProcessEnv): Promise<void> {
    await demand(python, ["-m", "venv", folder], env);
    // Compiled is what is run, when it is.
    const flags = ["--quiet", "--disable-pip-version-check", "--no-compile"];
    await demand(join(folder, "bin", "python3"), ["-m", "pip", "install", ...flags, ...PACKAGES], env);
}

async function demand(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
    const { code, stdout, stderr } = await run(command, args, { env });
    if (code !== 0) {
        throw new Error(`\`${command} ${args.join(" ")}\` failed:\n${[...stdout, ...stderr].slice(-6).join("\n")}`);
    }
}

async function exists(path: string): Promise<boolean> {
    return access(path).then(
        () => true,
        () => false,
    );
}
