import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { writeState } from "./cloud/file-store";
import { type CloudProcess, startCloud } from "./cloud-process";
import { accountsIn } from "./edit-stack-file";
import { type EventLog, readEventLog } from "./engine-events";
import { type Finished, run, runPulumi } from "./pulumi";
import { apiVariables, standInCredentials, withoutAmbientCredentials } from "./workspace-environment";
import { cloudStateOf, ENGINE_HOME, layOut, sonarqubeStateOf, stackFileOf } from "./workspace-files";

/** Root of the repository. */
export const ROOT = resolve(__dirname, "..");

/** The key of a stack's secrets is KMS's, as docs/setup.md has it for a user. */
const SECRETS_PROVIDER = "awskms://alias/pulumi-contractors?region=eu-west-1";

/** For policies and the SonarQube provider too: the program has it from Pulumi.yaml. */
const SHORT_RUN = `--require ${JSON.stringify(join(ROOT, "stacks", "short-run.js"))}`;

/** Settings of a workspace. */
export interface WorkspaceOptions {
    /** Folder whose `bin` holds the Pulumi CLI and the language host. */
    engine: string;
    /** The day that the program takes for today, `YYYY-MM-DD`. */
    today: string;
    /** Stack file to work on; a copy is made. */
    stackFile?: string;
    /** Administrator's token of a real SonarQube, which the stack file names; by default it is a fake, attached. */
    sonarqubeToken?: string;
    /** Further environment of the program. */
    env?: NodeJS.ProcessEnv;
    /** Gets the engine's own output as it comes. */
    onOutput?: ((text: string) => void) | undefined;
    signal?: AbortSignal | undefined;
    /**
     * Gets a run's environment, and resolves to the address of a language runtime that has the program; by default the
     * engine starts one for each run, as for a user.
     */
    languageRuntime?: (environment: NodeJS.ProcessEnv) => Promise<string>;
}

/** An update, with what the engine's event log tells of it. */
export interface Update extends Finished, EventLog {}

/**
 * A sealed place to run the real engine on the real program: a folder that looks like a clone, with stack files of its
 * own, its own engine home and file backend, and the in-memory cloud instead of AWS, Okta, GitHub and SonarQube. Nothing
 * of the user's Pulumi set-up is read or written, so any number of them can run at once.
 */
export class Workspace {
    readonly stackFile: string;
    readonly cloudState: string;
    readonly sonarqubeState: string;
    today: string;
    #update = 0;

    private constructor(
        readonly folder: string,
        readonly stack: string,
        private readonly cloud: CloudProcess,
        private readonly options: WorkspaceOptions,
    ) {
        this.today = options.today;
        this.stackFile = stackFileOf(folder, stack);
        this.cloudState = cloudStateOf(folder);
        this.sonarqubeState = sonarqubeStateOf(folder);
    }

    /** Makes the workspace, starts the in-memory cloud and creates the stack. `close` takes it all away again. */
    static async open(options: WorkspaceOptions): Promise<Workspace> {
        const folder = mkdtempSync(join(tmpdir(), "contractor-access-"));
        const stack = "example";
        layOut(ROOT, folder, options.stackFile ?? join(ROOT, "stacks", "Pulumi.example.yaml"), stack);
        const live = { githubAccounts: accountsIn(stackFileOf(folder, stack)) };
        writeState(cloudStateOf(folder), { version: 1, objects: [], live });
        const cloud = await startCloud(ROOT, { cloud: cloudStateOf(folder), sonarqube: sonarqubeStateOf(folder) });
        const workspace = new Workspace(folder, stack, cloud, options);
        try {
            await workspace.createStack(stack);
        } catch (error) {
            await workspace.close();
            throw error;
        }
        return workspace;
    }

    /** A stack beside the first one; its file must be there. */
    async createStack(name: string): Promise<void> {
        const { code, output } = await this.pulumi(["stack", "init", name, "--secrets-provider", SECRETS_PROVIDER]);
        if (code !== 0) {
            throw new Error(`pulumi stack init failed:\n${output}`);
        }
    }

    /** `pulumi up`, without asking; `args` are further flags. */
    up(...args: string[]): Promise<Update> {
        return this.#run(["up", "--yes", "--skip-preview", ...args]);
    }

    preview(...args: string[]): Promise<Update> {
        return this.#run(["preview", ...args]);
    }

    refresh(...args: string[]): Promise<Update> {
        return this.#run(["refresh", "--yes", "--skip-preview", ...args]);
    }

    destroy(...args: string[]): Promise<Update> {
        return this.#run(["destroy", "--yes", "--skip-preview", ...args]);
    }

    /** The stack's outputs, secrets hidden. */
    async outputs(): Promise<Record<string, unknown>> {
        return JSON.parse((await this.pulumi(["stack", "output", "--json"])).stdout) as Record<string, unknown>;
    }

    /** The exported state, as text. */
    async exportState(): Promise<string> {
        return (await this.pulumi(["stack", "export"])).stdout;
    }

    /** Any command of the CLI, on this workspace's stack. */
    pulumi(args: string[]): Promise<Finished> {
        return runPulumi(args, {
            cwd: this.folder,
            env: this.#environment(),
            onOutput: this.options.onOutput,
            signal: this.options.signal,
        });
    }

    /** A command of the kit, such as `kill`, on this workspace's stack files and against its cloud. */
    command(name: string, args: string[] = []): Promise<Finished> {
        const file = join("commands", `${name}.ts`);
        return run(process.execPath, ["--require=contractor-access-kit/transpile", file, ...args], {
            cwd: this.folder,
            env: this.commandEnvironment(),
            onOutput: this.options.onOutput,
            signal: this.options.signal,
        });
    }

    /** The environment of the kit's commands. */
    commandEnvironment(): NodeJS.ProcessEnv {
        return { ...this.#environment(), ...this.apiEnvironment(), ...this.options.env };
    }

    /** The variables that lead the commands to the HTTP APIs of the in-memory cloud. */
    apiEnvironment(): Record<string, string> {
        const { SONAR_HOST_URL, ...others } = apiVariables(this.cloud.apis);
        return SONAR_HOST_URL === undefined || this.options.sonarqubeToken !== undefined
            ? others
            : { ...others, SONAR_HOST_URL };
    }

    /** Stops the cloud; removes the folder unless it is kept for a look. */
    async close(keep = false): Promise<void> {
        let kept = false;
        try {
            if (keep) {
                // KMS ends with the cloud.
                await this.pulumi(["stack", "change-secrets-provider", "passphrase"]);
                kept = true;
            }
        } finally {
            await this.cloud.stop();
            if (!kept) {
                rmSync(this.folder, { recursive: true, force: true });
            }
        }
    }

    /** What to type to look around in a kept workspace. Its cloud has ended, so the stack can be read, not changed. */
    shellCommands(): string[] {
        const environment = Object.entries(this.engineEnvironment()).filter(
            ([name]) => name !== "PULUMI_DEBUG_PROVIDERS",
        );
        return [
            `export PATH=${join(this.options.engine, "bin")}:$PATH`,
            ...environment.map(([name, value]) => `export ${name}=${value}`),
            `cd ${this.folder} && pulumi stack`,
        ];
    }

    /** The environment of a sealed engine. */
    engineEnvironment(): Record<string, string> {
        return {
            PULUMI_HOME: join(this.folder, ENGINE_HOME),
            // Without the attributes beside each file: an engine that is killed while it writes them leaves a stack that
            // nobody can open ("failed to load checkpoint: EOF"; setAttrs of gocloud.dev's fileblob).
            PULUMI_BACKEND_URL: `file://${join(this.folder, ".state")}?metadata=skip`,
            PULUMI_CONFIG_PASSPHRASE: "rehearsal",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            // The state is saved once, when a run ends: at every step, as for a user, an update takes three times as long.
            PULUMI_SKIP_CHECKPOINTS: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            PULUMI_DEBUG_PROVIDERS: this.#attached(),
            CONTRACTOR_ACCESS_TODAY: this.today,
        };
    }

    /** Providers that are attached; the engine starts the others as for a user. */
    #attached(): string {
        const { providers } = this.cloud;
        return this.options.sonarqubeToken === undefined ? providers : providers.replace(/,sonarqube:\d+$/, "");
    }

    /** PATH with the engine in front. */
    enginePath(): string {
        return [join(this.options.engine, "bin"), process.env.PATH ?? ""].join(delimiter);
    }

    async #run(args: string[]): Promise<Update> {
        this.#update += 1;
        const log = join(this.folder, `events-${this.#update}.jsonl`);
        const runtime = await this.options.languageRuntime?.(this.#environment());
        const attached = runtime === undefined ? [] : ["--client", runtime];
        const finished = await this.pulumi([...args, ...attached, "--event-log", log]);
        return { ...finished, ...readEventLog(log) };
    }

    #environment(): NodeJS.ProcessEnv {
        return {
            ...withoutAmbientCredentials(process.env),
            PATH: this.enginePath(),
            ...standInCredentials(),
            ...(this.options.sonarqubeToken !== undefined && { SONAR_TOKEN: this.options.sonarqubeToken }),
            AWS_ENDPOINT_URL_KMS: this.cloud.apis.aws,
            // --event-log is a flag for debugging.
            PULUMI_DEBUG_COMMANDS: "true",
            NODE_OPTIONS: [process.env.NODE_OPTIONS ?? "", SHORT_RUN].join(" "),
            ...this.engineEnvironment(),
            PULUMI_STACK: this.stack,
            ...this.options.env,
        };
    }
}
