import type { Contractor } from "../configuration/entry";

/** The value of `ManagedBy` on everything the kit makes in AWS. */
export const MANAGED_BY = "contractor-access-kit";

/** Tag keys. `Contractor` must be activated as a cost allocation tag in the payer account, or budgets read zero. */
export type TagKey = "Contractor" | "Sponsor" | "Vendor" | "EndsOn" | "ManagedBy";

/** Tags of everything that a contractor owns. */
export function contractorTags(entry: Pick<Contractor, "handle" | "sponsor" | "vendor" | "endsOn">) {
    return {
        Contractor: entry.handle,
        Sponsor: entry.sponsor,
        Vendor: entry.vendor,
        EndsOn: entry.endsOn,
        ManagedBy: MANAGED_BY,
    } satisfies Record<TagKey, string>;
}
