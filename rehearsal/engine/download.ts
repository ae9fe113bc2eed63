import { dirname, join } from "node:path";
import { EngineError } from "./errors";
import { run } from "./run";

interface InstallRequest {
    /** The folder in which `bin/` is to be filled. */
    readonly root: string;
    /** Without a leading "v". */
    readonly version: string;
    readonly env: NodeJS.ProcessEnv;
    readonly signal: AbortSignal | undefined;
}

export type InstallCli = (request: InstallRequest) => Promise<void>;

/**
 * Installs the official CLI with its language hosts, as `PulumiCommand.install()` of `@pulumi/pulumi/automation` does:
 * from get.pulumi.com.
 *
 * @throws EngineError with the last words of the installer.
 */
export const installOfficialCli: InstallCli = async ({ root, version, env, signal }) => {
    const script = join(__dirname, "install.ts");
    const result = await run(process.execPath, ["--require=contractor-access-kit/transpile", script, root, version], {
        cwd: dirname(script),
        env,
        signal,
    });
    if (result.code !== 0) {
        throw new EngineError(lastWords(result.stderr));
    }
};

function lastWords(lines: readonly string[]): string {
    const said = lines.filter((line) => line.trim() !== "");
    return said.length === 0 ? "the installer failed and said nothing" : said.slice(-3).join("\n");
}
