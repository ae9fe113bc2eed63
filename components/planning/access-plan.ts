import type { Contractor } from "../configuration/entry";
import type { Organization } from "../configuration/organization";
import { accessEndsAt, accessState, type AccessState } from "./access-window";
import { sandboxRange } from "./address-plan";
import { contractorArns, type ContractorArns, platformArns } from "./arns";
import { type ContractorNames, contractorNames } from "./names";
import { contractorTags } from "./tags";

/** Everything that is decided about one contractor before the first resource: plain data, computed once. */
export interface AccessPlan {
    entry: Contractor;
    organization: Organization;
    state: AccessState;
    /** True while the state is `active`: only then does the contractor hold any grant. */
    granted: boolean;
    names: ContractorNames;
    arns: ContractorArns;
    platformArns: ReturnType<typeof platformArns>;
    /** The own address range in CIDR notation. */
    range: string;
    /** The day that this plan was made for, `YYYY-MM-DD` in UTC. */
    today: string;
    /** The first instant without access, in the form that IAM conditions take. */
    endsAt: string;
    tags: ReturnType<typeof contractorTags>;
    /** Names of the guarded repositories: the profile's and the entry's, each once, sorted. */
    repositories: string[];
    permission: "pull" | "push";
    monthlyBudgetUsd: number;
}

/** Plans one validated entry for the day `today` (`YYYY-MM-DD`, UTC). */
export function planAccess(entry: Contractor, organization: Organization, today: string): AccessPlan {
    const profile = organization.profiles[entry.profile];
    if (profile === undefined) {
        throw new RangeError(`${entry.handle}: the organization has no profile ${entry.profile}`);
    }
    const names = contractorNames(entry.handle, organization);
    const state = accessState(entry, today);
    return {
        entry,
        organization,
        state,
        granted: state === "active",
        today,
        names,
        arns: contractorArns(names, organization.aws),
        platformArns: platformArns(organization.aws),
        range: sandboxRange(organization.network, entry.sandbox.slot),
        endsAt: accessEndsAt(entry.endsOn),
        tags: contractorTags(entry),
        repositories: [...new Set([...profile.repositories, ...entry.repositories])].sort(),
        permission: profile.permission,
        monthlyBudgetUsd: profile.monthlyBudgetUsd,
    };
}
