import type { ExportedState } from "../people/exported-state";
import type { AccessSystem, SystemContext } from "../systems/system";
import type { Sweeper } from "../up/sweeper";
import type { PulumiCli } from "./pulumi-cli";

/** Where a command writes: its result to `print`, everything on the way to `tell`. */
export interface Terminal {
    /** The result, on standard output. */
    print: (text: string) => void;
    /** Progress and questions, on standard error, so that the output of `--json` stays one object. */
    tell: (text: string) => void;
    /** What is being waited for; shown on a terminal only, on one line that is written over. */
    status: (text: string | undefined) => void;
}

/** Everything that a command takes from outside; tests give another one. */
export interface Surroundings {
    /** The root of the project, with `Pulumi.yaml` and `stacks`. */
    folder: string;
    env: NodeJS.ProcessEnv;
    now: () => Date;
    pulumi: PulumiCli;
    connect: (context: SystemContext, env: NodeJS.ProcessEnv) => readonly AccessSystem[];
    sweeper: (context: SystemContext, state: ExportedState | undefined, systems: readonly AccessSystem[]) => Sweeper;
    terminal: Terminal;
    /** Asks a question that is answered with yes or no; undefined where nobody can answer. */
    ask?: (question: string) => Promise<boolean>;
    /** Aborted when the command is to stop where it is safe. */
    stop?: AbortSignal;
}
