import type { RosterFile } from "./roster-file";

/**
 * True when somebody's Okta user stays, deactivated, although the entry is gone: the organization keeps identities, and
 * the person stands in the list of those who left.
 */
export function keepsIdentity(handle: string, { organization, entries, former }: Records): boolean {
    return organization?.okta.formerIdentities === "keep" && former.has(handle) && !entries.has(handle);
}

type Records = Pick<RosterFile, "organization" | "entries" | "former">;
