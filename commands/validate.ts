// `npm run validate [-- stack-or-file ...]`: judges stack files without any engine, login or network.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { Command, CommanderError } from "commander";
import pc from "picocolors";
import { judgeStackFile } from "../components/configuration/judge-stack-file";
import { describeProblem } from "../components/configuration/problem";
import { TODAY_VARIABLE, todayOf } from "../components/configuration/today";
import { UserError } from "../components/configuration/user-error";

/** Exit codes: every file is valid, some file has problems, the command was not understood or found no file. */
const VALID = 0;
const PROBLEMS = 1;
const USAGE = 2;

const STACKS = join(__dirname, "..", "stacks");

/** A stack by its name, or a file by its path. */
function fileOf(stackOrFile: string): string {
    return /\.ya?ml$/.test(stackOrFile) ? resolve(stackOrFile) : join(STACKS, `Pulumi.${stackOrFile}.yaml`);
}

function allStackFiles(): string[] {
    const names = readdirSync(STACKS).filter((name) => /^Pulumi\..+\.yaml$/.test(name));
    return names.sort().map((name) => join(STACKS, name));
}

/** Prints every problem of a file and a verdict of one line. */
function judge(file: string, today: string): number {
    const shown = relative(process.cwd(), file).split(sep).join("/");
    const bytes = read(file);
    if (bytes === undefined) {
        console.error(`${shown}: no such file. Edit: name a stack, or a file that ends with .yaml.`);
        return USAGE;
    }
    const { settings, problems } = judgeStackFile(bytes, shown, today);
    if (problems !== undefined) {
        const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
        console.log([...problems.map(describeProblem), `${shown}: ${pc.red(count)}`].join("\n"));
        return PROBLEMS;
    }
    const people = settings.contractors.length === 1 ? "1 contractor" : `${settings.contractors.length} contractors`;
    console.log(`${shown}: ${people}, ${pc.green("valid")}`);
    return VALID;
}

function read(file: string): Buffer | undefined {
    try {
        return readFileSync(file);
    } catch {
        return undefined;
    }
}

function validate(stacksOrFiles: readonly string[]): number {
    const files = stacksOrFiles.length === 0 ? allStackFiles() : stacksOrFiles.map(fileOf);
    if (files.length === 0) {
        console.error("stacks: no stack file. Edit: add stacks/Pulumi.<stack>.yaml, or name a file.");
        return USAGE;
    }
    const today = todayOf(process.env[TODAY_VARIABLE], new Date());
    return Math.max(...files.map((file) => judge(file, today)));
}

function main(): number {
    const command = new Command("npm run validate --")
        .description("Judges stack files by the same rules as `pulumi up`, without any engine, login or network.")
        .argument("[stack-or-file...]", "stacks by name or files by path (default: all stacks/Pulumi.*.yaml)")
        .exitOverride();
    try {
        return validate(command.parse().args);
    } catch (error) {
        if (error instanceof CommanderError) {
            return error.exitCode === 0 ? VALID : USAGE;
        }
        if (error instanceof UserError) {
            console.error(error.message);
            return USAGE;
        }
        throw error;
    }
}

process.exitCode = main();
