import { type Command, CommanderError, InvalidArgumentError } from "commander";
import { UserError } from "../../components/configuration/user-error";
import type { RecordOptions } from "../people/records";
import type { Selection } from "../people/find-people";
import { connectSystems } from "../systems";
import { sweeperIn } from "../up/sweeper";
import { ask } from "./ask";
import { pulumiOnPath } from "./pulumi-cli";
import type { Stopping } from "./stopping";
import type { Surroundings } from "./surroundings";
import { terminalOn } from "./terminal";

/** Exit code of a command that was not understood, or that does not know what or whom it is for. */
const USAGE = 2;

/** Seconds that one system may take for one person, unless the operator says otherwise. */
const TIMEOUT = 60;

/** The process's own surroundings; npm runs a script in the project's folder. */
export function ownSurroundings({ stop, untold }: Partial<Stopping> = {}): Surroundings {
    const folder = process.cwd();
    const onTerminal = { input: process.stdin, output: process.stderr };
    return {
        folder,
        env: process.env,
        now: () => new Date(),
        pulumi: pulumiOnPath(folder, process.env, untold),
        connect: connectSystems,
        sweeper: sweeperIn,
        terminal: terminalOn(process.stdout, process.stderr),
        ...(process.stdin.isTTY && process.stderr.isTTY && { ask: (question) => ask(question, onTerminal, stop) }),
        ...(stop && { stop }),
    };
}

/**
 * Parses the command line, runs the command and ends the process with its exit code: an API that still hangs must not
 * keep it alive.
 */
export async function runCommand(command: Command, run: (command: Command) => Promise<number>): Promise<void> {
    // Who reads the output may go before the end, as `| head` does, and `| tee` at Ctrl-C. That stops no command midway.
    for (const stream of [process.stdout, process.stderr]) {
        stream.on("error", () => undefined);
    }
    const code = await exitCodeOf(command, run);
    process.exitCode = code;
    // On a pipe, text may be under way.
    process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}

async function exitCodeOf(command: Command, run: (command: Command) => Promise<number>): Promise<number> {
    try {
        return await run(command.exitOverride().parse());
    } catch (error) {
        if (error instanceof CommanderError) {
            return error.exitCode === 0 ? 0 : USAGE;
        }
        if (error instanceof UserError) {
            console.error(error.message);
            return USAGE;
        }
        throw error;
    }
}

/** Options that say where the records are. */
export function withRecordOptions(command: Command): Command {
    return command
        .option(
            "--stack <name>",
            "the stack (default: PULUMI_STACK, the only stack file that has the handles, or the selected stack)",
        )
        .option(
            "--state <file>",
            "a state that `pulumi stack export` wrote, - for standard input (default: Pulumi is asked)",
        );
}

/** Options that say who is meant. */
export function withPeople(command: Command): Command {
    return command
        .argument("[handle...]", "keys of entries in the stack file, matched exactly; also of entries that are gone")
        .option("--vendor <vendor>", "everybody of a vendor")
        .option("--squad <squad>", "everybody of a squad; with --vendor, whoever is in both")
        .option("--github-login <login>", "account on GitHub of a person whom no record has")
        .option("--github-id <id>", "its numeric id", wholeNumber)
        .option("--unlisted", "the handle stands nowhere: go by the names that derive from it");
}

export function withTimeout(command: Command): Command {
    return command.option("--timeout <seconds>", "time for one system and one person", wholeNumber, TIMEOUT);
}

function wholeNumber(text: string): number {
    const number = Number(text);
    if (!/^[1-9]\d{0,14}$/.test(text)) {
        throw new InvalidArgumentError("Allowed: a whole number from 1.");
    }
    return number;
}

/** What commander makes of the options above. */
export interface PeopleOptions extends RecordOptions {
    vendor?: string;
    squad?: string;
    githubLogin?: string;
    githubId?: number;
    unlisted?: boolean;
    timeout: number;
}

/** Who is meant by a command line. */
export function selectionOf(handles: readonly string[], options: PeopleOptions): Selection {
    const { vendor, squad, githubLogin: login, githubId: id, unlisted } = options;
    if ((login === undefined) !== (id === undefined)) {
        throw new UserError(
            "--github-login and --github-id go together: a login can be renamed, the id says whose it is.",
        );
    }
    return {
        handles,
        ...(vendor !== undefined && { vendor }),
        ...(squad !== undefined && { squad }),
        ...(unlisted === true && { unlisted }),
        ...(login !== undefined && id !== undefined && { github: { login, id } }),
    };
}
