import { keepsIdentity } from "../people/kept-identity";
import { readRosterFile, type RosterEntry, type RosterFile, stacksWithFile } from "../people/roster-file";
import type { Organization } from "../../components/configuration/organization";
import { UserError } from "../../components/configuration/user-error";
import type { OwnedTrace } from "../systems/system";
import { isOktaUser } from "../verify/judge";

/** Something in a service that no entry explains. */
export interface Orphan extends OwnedTrace {
    /** Why it should not be there. */
    why: string;
}

/** Why most orphans are some. */
export const NO_ENTRY = "no entry";

/** Everybody who stands in a stack file of one organization. */
export interface Roster {
    files: string[];
    entries: ReadonlyMap<string, RosterEntry>;
    /** Handles of those who left, whose Okta users the organization keeps. */
    kept: ReadonlySet<string>;
}

/**
 * The entries of all stack files of an organization: cohorts share the services, and one's people are no orphans of
 * another's.
 *
 * @throws UserError when a stack file cannot be read, because everybody in it would look like an orphan.
 */
export function wholeRoster(folder: string, organization: Organization, today: string): Roster {
    const files = stacksWithFile(folder).flatMap((stack) => readRosterFile(folder, stack, today) ?? []);
    const unclear = files.find((file) => file.organization === undefined);
    if (unclear !== undefined) {
        throw new UserError(
            `${unclear.path}: its organization is not valid, so it is not clear whether its people are this organization's. Edit: npm run validate, and mend it.`,
        );
    }
    const own = files.filter((file) => sharesServices(file, organization));
    const entries = new Map(own.flatMap((file) => [...file.entries]));
    const former = own.flatMap((file) => [...file.former.keys()].filter((handle) => keepsIdentity(handle, file)));
    return { files: own.map(({ path }) => path), entries, kept: new Set(former) };
}

function sharesServices({ organization }: RosterFile, { name, aws, okta, github }: Organization): boolean {
    return (
        organization?.name === name &&
        organization.aws.accountId === aws.accountId &&
        organization.okta.orgName === okta.orgName &&
        organization.github.organization === github.organization
    );
}

/** What of everything there is belongs to no entry, or gives access that its entry does not; sorted by handle. */
export function orphansAmong(traces: readonly OwnedTrace[], { entries, kept }: Roster): Orphan[] {
    const orphans = traces.flatMap((trace) => {
        const isKept = kept.has(trace.handle) && !trace.access && isOktaUser(trace);
        const why = isKept ? undefined : whyOrphan(trace, entries.get(trace.handle));
        return why === undefined ? [] : [{ ...trace, why }];
    });
    const order = ({ handle, system, kind, id }: Orphan) => [handle, system, kind, id].join("\n");
    return orphans.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function whyOrphan({ access }: OwnedTrace, entry: RosterEntry | undefined): string | undefined {
    if (entry === undefined) {
        return NO_ENTRY;
    }
    const hasGrants = entry.state === undefined || entry.state === "active";
    return access && !hasGrants ? `the entry is ${entry.state ?? ""}` : undefined;
}
