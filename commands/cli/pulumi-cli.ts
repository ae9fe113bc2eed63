import { spawn } from "node:child_process";
import { once } from "node:events";

/** How a run of the CLI ended. */
export interface CliResult {
    code: number;
    stdout: string;
    /** Standard output and standard error in the order they came. */
    output: string;
}

/** Gets the CLI's output as it comes. */
type Listener = (text: string) => void;

/** The Pulumi CLI of PATH. */
export interface PulumiCli {
    /**
     * Runs the CLI to its end, or until `seconds` are over.
     *
     * @throws Error when there is no `pulumi` on PATH, or when it does not end in time.
     */
    run(args: readonly string[], options?: { onOutput?: Listener; seconds?: number }): Promise<CliResult>;
}

/** The Pulumi CLI, run in the project's folder, and asked to stop in good order when `stop` is aborted. */
export function pulumiOnPath(folder: string, env: NodeJS.ProcessEnv, stop?: AbortSignal): PulumiCli {
    return {
        async run(args, { onOutput, seconds } = {}) {
            const child = spawn("pulumi", [...args, "--non-interactive"], {
                cwd: folder,
                env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
                stdio: ["ignore", "pipe", "pipe"],
                ...(seconds !== undefined && { timeout: seconds * 1000, killSignal: "SIGKILL" as const }),
            });
            const [output, stdout]: [string[], string[]] = [[], []];
            const collect = (text: string) => {
                output.push(text);
                onOutput?.(text);
            };
            child.stdout.setEncoding("utf8").on("data", (text: string) => {
                stdout.push(text);
                collect(text);
            });
            child.stderr.setEncoding("utf8").on("data", collect);
            const interrupt = () => child.kill("SIGINT");
            stop?.addEventListener("abort", interrupt);
            const [code] = (await once(child, "close").finally(() => {
                stop?.removeEventListener("abort", interrupt);
            })) as [number | null];
            if (code === null && seconds !== undefined) {
                throw new Error(`pulumi ${args.join(" ")} did not end within ${seconds} s`);
            }
            return { code: code ?? 1, stdout: stdout.join(""), output: output.join("") };
        },
    };
}
