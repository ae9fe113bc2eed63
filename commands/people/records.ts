import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Organization } from "../../components/configuration/organization";
import { TODAY_VARIABLE, todayOf } from "../../components/configuration/today";
import { UserError } from "../../components/configuration/user-error";
import type { Surroundings } from "../cli/surroundings";
import { list, messagesOf } from "../cli/messages";
import { type ExportedState, readExportedState } from "./exported-state";
import { readRosterFile, type RosterFile, stackFilePath, stacksWithFile } from "./roster-file";

/** Which records a command shall read. */
export interface RecordOptions {
    stack?: string;
    /** A file that `pulumi stack export` wrote; `-` for standard input. */
    state?: string;
}

/** The kit's own records of one stack: what it shall be, and what it was after the last update. */
export interface Records {
    stack: string;
    file?: RosterFile;
    state?: ExportedState;
    organization: Organization;
    /** What the reader should know of how they were found. */
    notes: string[];
}

/** So long may the CLI take: who ends somebody's access does not wait for a slow state backend. */
const EXPORT_SECONDS = 15;

/**
 * The records that tell who `handles` are. The stack is the one that is named; else the only one whose file has them all;
 * else the one that is selected in Pulumi.
 *
 * @throws UserError when no stack, or more than one, may be meant, or when neither file nor state tells the organization.
 */
export async function readRecords(
    options: RecordOptions,
    handles: readonly string[],
    surroundings: Surroundings,
): Promise<Records> {
    const { folder, env, now } = surroundings;
    const today = todayOf(env[TODAY_VARIABLE], now());
    const stack = await chooseStack(options, handles, today, surroundings);
    const notes: string[] = [];
    const file = quietly(
        () => readRosterFile(folder, stack, today),
        (problem) => notes.push(problem),
    );
    const state = await readStateOf(stack, options, today, surroundings).catch((error: unknown) => {
        if (options.state !== undefined) {
            throw new UserError(messagesOf(error).join("; "));
        }
        notes.push(`The state was not read (${messagesOf(error).join("; ")}). People are known from the stack file.`);
        return undefined;
    });
    const organization = file?.organization ?? state?.organization;
    if (organization === undefined) {
        throw new UserError(
            [
                ...notes,
                `${stackFilePath(stack)}: neither this file nor a state tells the organization. Edit: name another stack with --stack, mend the file (npm run validate), or give an exported state with --state.`,
            ].join("\n"),
        );
    }
    return { stack, ...(file && { file }), ...(state && { state }), organization, notes };
}

async function chooseStack(
    { stack }: RecordOptions,
    handles: readonly string[],
    today: string,
    { folder, env, pulumi }: Surroundings,
): Promise<string> {
    const named = stack ?? env.PULUMI_STACK?.trim();
    if (named !== undefined && named !== "") {
        return named;
    }
    const all = stacksWithFile(folder);
    const having =
        handles.length === 0
            ? []
            : all.filter((each) => {
                  const entries = quietly(() => readRosterFile(folder, each, today))?.entries;
                  return entries !== undefined && handles.every((handle) => entries.has(handle));
              });
    const [only, second] = having.length > 0 ? having : all;
    if (only !== undefined && second === undefined) {
        return only;
    }
    const selected = await selectedStack(pulumi);
    if (selected !== undefined && (having.length === 0 || having.includes(selected.split("/").at(-1) ?? ""))) {
        return selected;
    }
    const files = (having.length > 0 ? having : all).map(stackFilePath);
    throw new UserError(
        files.length === 0
            ? "stacks: there is no stack file, and no stack is selected in Pulumi. Edit: name the stack with --stack."
            : `${list(files)} may be meant. Edit: name the stack with --stack.`,
    );
}

/** A file that says nothing definite keeps nobody from going by the other records. */
function quietly<T>(read: () => T, hear: (problem: string) => void = () => undefined): T | undefined {
    try {
        return read();
    } catch (error) {
        messagesOf(error).forEach(hear);
        return undefined;
    }
}

async function selectedStack(pulumi: Surroundings["pulumi"]): Promise<string | undefined> {
    try {
        const { code, stdout } = await pulumi.run(["stack", "--show-name"], { seconds: EXPORT_SECONDS });
        return code === 0 && stdout.trim() !== "" ? stdout.trim() : undefined;
    } catch {
        return undefined;
    }
}

async function readStateOf(
    stack: string,
    { state }: RecordOptions,
    today: string,
    { folder, pulumi }: Surroundings,
): Promise<ExportedState> {
    if (state === undefined) {
        return exportState(pulumi, stack, today);
    }
    const file = isAbsolute(state) ? state : join(folder, state);
    try {
        return readExportedState(readFileSync(state === "-" ? 0 : file, "utf8"), today);
    } catch (error) {
        throw new Error(`${state}: ${messagesOf(error).join("; ")}. Edit: pulumi stack export --file ${state}`);
    }
}

/**
 * The state of a stack, from the CLI.
 *
 * @throws Error in the CLI's words when it gives none.
 */
export async function exportState(
    pulumi: Surroundings["pulumi"],
    stack: string,
    today: string,
): Promise<ExportedState> {
    const exported = await pulumi.run(["stack", "export", "--stack", stack], { seconds: EXPORT_SECONDS });
    if (exported.code !== 0) {
        throw new Error(exported.output.trim());
    }
    return readExportedState(exported.stdout, today);
}
