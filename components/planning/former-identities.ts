import type { Settings } from "../configuration/settings";
import { contractorNames } from "./names";

/** What Okta keeps of somebody who left. */
export interface FormerIdentityPlan {
    handle: string;
    login: string;
    email: string;
    name: string;
    /** The vendor's name, as Okta has it. */
    vendor: string;
}

/** Whose identity is kept although the entry is gone; whoever came back has it by the entry. */
export function planFormerIdentities({
    organization,
    contractors,
    formerContractors,
}: Pick<Settings, "organization" | "contractors" | "formerContractors">): FormerIdentityPlan[] {
    const isBack = (handle: string) => contractors.some((entry) => entry.handle === handle);
    return formerContractors.flatMap(({ handle, name, email, vendor }) => {
        const isComplete = name !== undefined && email !== undefined && vendor !== undefined;
        if (organization.okta.formerIdentities === "delete" || isBack(handle) || !isComplete) {
            return [];
        }
        const { login } = contractorNames(handle, organization);
        return [{ handle, login, email, name, vendor: organization.vendors[vendor]?.name ?? vendor }];
    });
}
