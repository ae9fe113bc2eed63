import * as okta from "@pulumi/okta";
import * as pulumi from "@pulumi/pulumi";
import { logicalName } from "../planning/names";

/** What Okta knows of a person, whether the person has an entry or left. */
interface OktaUserArgs {
    handle: string;
    login: string;
    email: string;
    name: string;
    /** The vendor's name. */
    vendor: string;
    status: "STAGED" | "ACTIVE" | "DEPROVISIONED";
}

/**
 * A person's user in Okta. It is a part of the person's `Identity`, or of a `FormerIdentity` when it is kept beyond the
 * entry, and passes from one to the other and back as the same user.
 *
 * @param parent The part that has it.
 * @param elsewhere URN of the part that may have had it before.
 */
export function createOktaUser(
    args: OktaUserArgs,
    parent: pulumi.Resource,
    elsewhere: pulumi.Input<string>,
): okta.user.User {
    const { handle, login, email, name, vendor, status } = args;
    return new okta.user.User(
        logicalName(handle, "user"),
        {
            login,
            email,
            ...givenAndFamilyName(name),
            displayName: name,
            userType: "Contractor",
            organization: vendor,
            status,
        },
        { parent, aliases: [{ parent: elsewhere }] },
    );
}

/** URN of the `Identity` of an entry. */
export function identityUrn(handle: string): pulumi.Output<string> {
    const access = pulumi.createUrn(handle, "contractor-access:index:ContractorAccess");
    return pulumi.createUrn(logicalName(handle, "identity"), "contractor-access:index:Identity", access);
}

/** URN of the `FormerIdentity` of somebody who left. */
export function formerIdentityUrn(handle: string): pulumi.Output<string> {
    return pulumi.createUrn(handle, "contractor-access:index:FormerIdentity");
}

/** Okta wants two names; the last word is the family name, and a single name stands in both. */
export function givenAndFamilyName(name: string): { firstName: string; lastName: string } {
    const words = name.split(" ");
    const lastName = words.at(-1) ?? name;
    return { firstName: words.length > 1 ? words.slice(0, -1).join(" ") : lastName, lastName };
}
