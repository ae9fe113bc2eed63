import { handleSchema } from "../../components/configuration/entry";
import { nearest } from "../../components/configuration/nearest";
import type { Organization } from "../../components/configuration/organization";
import { UserError } from "../../components/configuration/user-error";
import { contractorArns } from "../../components/planning/arns";
import { contractorNames } from "../../components/planning/names";
import type { Person } from "../systems/system";
import { keepsIdentity } from "./kept-identity";
import type { Records } from "./records";
import type { RosterEntry } from "./roster-file";

/** Whom a command is for. */
export interface Selection {
    handles: readonly string[];
    /** Everybody of a vendor, and everybody of a squad. */
    vendor?: string;
    squad?: string;
    /** The handle stands nowhere, and is meant all the same. */
    unlisted?: boolean;
    /** An account on GitHub that no record has. */
    github?: { login: string; id: number };
}

/** A contractor, and what the kit's records say. */
export interface Found {
    person: Person;
    name?: string;
    /** Where the person is known from, for a reader. */
    knownFrom: string;
    /** The entry in the stack file; undefined when it is gone. */
    entry?: RosterEntry;
    /** The entry is gone, and the organization keeps the Okta user, deactivated. */
    isIdentityKept: boolean;
    notes: string[];
}

/**
 * The people of a selection, each once, sorted by handle. Handles are matched exactly.
 *
 * @throws UserError when a handle stands nowhere, or when nobody is selected.
 */
export function findPeople(selection: Selection, records: Records): Found[] {
    const handles = [...new Set([...selection.handles, ...groupOf(selection, records)])].sort();
    if (handles.length === 0) {
        throw new UserError("Nobody is named. Edit: name a handle, or everybody of a --vendor or a --squad.");
    }
    if (selection.github !== undefined && handles.length > 1) {
        throw new UserError("--github-login and --github-id are one account. Edit: name one handle with them.");
    }
    return handles.map((handle) => find(handle, selection, records));
}

/** The known people of a vendor or squad, also those whose entry is gone and whose deletion failed. */
function groupOf({ vendor, squad }: Selection, { file, state }: Records): string[] {
    if (vendor === undefined && squad === undefined) {
        return [];
    }
    const entries = [...(state?.entries ?? []), ...(file?.entries ?? [])];
    const known = [...new Map(entries)].filter(
        ([, entry]) =>
            (vendor === undefined || entry.vendor === vendor) && (squad === undefined || entry.squad === squad),
    );
    if (known.length === 0) {
        const word = vendor !== undefined ? (["vendor", vendor] as const) : (["squad", squad ?? ""] as const);
        const values = entries.flatMap(([, entry]) => (word[0] === "vendor" ? entry.vendor : entry.squad) ?? []);
        throw new UserError(
            `--${word[0]} ${word[1]}: nobody is there. Allowed: ${[...new Set(values)].sort().join(", ")}.`,
        );
    }
    return known.map(([handle]) => handle);
}

function find(handle: string, selection: Selection, records: Records): Found {
    const { file, state, organization } = records;
    // Names, paths and prefixes derive from it.
    if (!handleSchema.safeParse(handle).success) {
        throw new UserError(
            `${handle}: this is no handle. Allowed: lower-case letters, digits and single hyphens. Edit: copy it from the stack file.`,
        );
    }
    const entry = file?.entries.get(handle);
    const recorded = state?.entries.get(handle);
    const former = file?.former.get(handle);
    const known = entry ?? recorded ?? former;
    if (known === undefined && state?.owned.has(handle) !== true && selection.unlisted !== true) {
        throw new UserError(explainUnknown(handle, records));
    }
    const given = selection.github && { ...selection.github, existingMember: false };
    const github = given ?? entry?.github ?? recorded?.github ?? former?.github;
    const oktaUserId = state?.oktaUserIds.get(handle);
    const name = entry?.name ?? recorded?.name;
    return {
        person: {
            ...namedPerson(handle, organization),
            ...(oktaUserId !== undefined && { oktaUserId }),
            ...(github && { github }),
        },
        ...(name !== undefined && { name }),
        knownFrom:
            entry !== undefined
                ? (file?.path ?? "")
                : recorded !== undefined || state?.owned.has(handle) === true
                  ? "the state; no entry in the stack file"
                  : former !== undefined
                    ? "the list of former contractors"
                    : "the handle alone",
        ...(entry && { entry }),
        isIdentityKept: file !== undefined && keepsIdentity(handle, file),
        notes: notesOn(handle, github, given === undefined ? [entry, recorded] : []),
    };
}

/** What follows from the handle alone. */
export function namedPerson(handle: string, organization: Organization): Pick<Person, "handle" | "names" | "arns"> {
    const names = contractorNames(handle, organization);
    return { handle, names, arns: contractorArns(names, organization.aws) };
}

function notesOn(handle: string, github: Person["github"], [entry, recorded]: (RosterEntry | undefined)[]): string[] {
    const other = recorded?.github;
    return [
        ...(github === undefined
            ? [
                  `${handle}: no record has the account on GitHub, so nothing can be asked of GitHub by id. Edit: give --github-login and --github-id (https://api.github.com/users/<login> shows it).`,
              ]
            : []),
        ...(entry?.github !== undefined && other !== undefined && other.id !== entry.github.id
            ? [
                  `${handle}: the state has another account on GitHub, ${other.login} (${other.id}). Edit: run this again for it, with --github-login ${other.login} --github-id ${other.id}.`,
              ]
            : []),
    ];
}

function explainUnknown(handle: string, { file, state, notes }: Records): string {
    const known = [...(file?.entries ?? []), ...(state?.entries ?? []), ...(file?.former ?? [])];
    const meant = nearest(
        handle,
        known.map(([each]) => each),
    );
    const places = [file?.path ?? "a stack file", ...(state ? ["the state"] : []), "the list of former contractors"];
    return [
        ...notes,
        `${handle}: stands neither in ${places.join(" nor in ")}.`,
        ...(meant === undefined ? [] : [`Edit: ${meant}?`]),
        "If the handle is right, add --unlisted to go by the names that derive from it, and --github-login and --github-id for GitHub.",
    ].join(" ");
}
