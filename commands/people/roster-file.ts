import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { entrySchema } from "../../components/configuration/entry";
import { type Organization, organizationSchema } from "../../components/configuration/organization";
import { describeProblem } from "../../components/configuration/problem";
import { readStackFile } from "../../components/configuration/stack-file";
import { UserError } from "../../components/configuration/user-error";
import { accessState, type AccessState } from "../../components/planning/access-window";
import type { Person } from "../systems/system";

/*
 * Stack files as the operator's commands need them: who stands in them. Each value is judged by its own schema and a
 * wrong one is left out, because a mistake in one entry must not keep anybody from ending the access of another.
 */

/** What an entry, or a record of it, tells of a person. */
export interface RosterEntry {
    name?: string;
    vendor?: string;
    squad?: string;
    github?: NonNullable<Person["github"]>;
    /** Undefined when the dates cannot be read. */
    state?: AccessState;
    from?: string;
    until?: string;
}

/** A stack file, read. */
export interface RosterFile {
    /** Name of the stack, without organization and project. */
    stack: string;
    /** Path below the project's folder, with slashes. */
    path: string;
    /** Undefined when its organization is not valid. */
    organization?: Organization;
    entries: ReadonlyMap<string, RosterEntry>;
    /** People who are gone for good, with the account that they had on GitHub. */
    former: ReadonlyMap<string, RosterEntry>;
}

/** The file of a stack, by its short or its full name. */
export function stackFilePath(stack: string): string {
    return `stacks/Pulumi.${shortName(stack)}.yaml`;
}

/** `acme/contractor-access/staging` is `staging` to a stack file. */
function shortName(stack: string): string {
    return stack.split("/").at(-1) ?? stack;
}

/** The stacks that have a file, sorted. */
export function stacksWithFile(folder: string): string[] {
    let names: string[];
    try {
        names = readdirSync(join(folder, "stacks"));
    } catch {
        return [];
    }
    return names.flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []).sort();
}

/**
 * Reads the stack file of a stack; undefined when there is none.
 *
 * @throws UserError when it is there and its text says nothing definite.
 */
export function readRosterFile(folder: string, stack: string, today: string): RosterFile | undefined {
    const path = stackFilePath(stack);
    const bytes = readBytes(join(folder, path));
    if (bytes === undefined) {
        return undefined;
    }
    const { settings, problems } = readStackFile(bytes, path);
    if (settings === undefined) {
        throw new UserError(problems.map(describeProblem).join("\n"));
    }
    const organization = organizationSchema.safeParse(settings.organization).data;
    return {
        stack: shortName(stack),
        path,
        ...(organization && { organization }),
        entries: entriesOf(settings.contractors, today),
        former: entriesOf(settings.formerContractors, today),
    };
}

function readBytes(file: string): Buffer | undefined {
    try {
        return readFileSync(file);
    } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") {
            return undefined;
        }
        throw error;
    }
}

function entriesOf(raw: unknown, today: string): Map<string, RosterEntry> {
    const entries = z.record(z.string(), z.unknown()).safeParse(raw).data ?? {};
    return new Map(Object.entries(entries).map(([handle, entry]) => [handle, rosterEntry(entry, today)]));
}

const { shape } = entrySchema;
const dates = entrySchema.pick({ startsOn: true, endsOn: true, suspended: true }).strip();
const fields = z.object({
    name: shape.name.optional().catch(undefined),
    vendor: shape.vendor.optional().catch(undefined),
    squad: shape.squad.optional().catch(undefined),
    github: shape.github.optional().catch(undefined),
});

/** What an entry tells, field by field. */
export function rosterEntry(raw: unknown, today: string): RosterEntry {
    const { name, vendor, squad, github } = fields.safeParse(raw).data ?? {};
    const window = dates.safeParse(raw).data;
    return {
        ...(name !== undefined && { name }),
        ...(vendor !== undefined && { vendor }),
        ...(squad !== undefined && { squad }),
        ...(github && { github }),
        ...(window && { state: accessState(window, today), from: window.startsOn, until: window.endsOn }),
    };
}
