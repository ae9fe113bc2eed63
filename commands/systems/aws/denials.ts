import type { Deny } from "../../aws/deny";

/** A role of a person, as it is now. */
export interface RoleNow {
    name: string;
    /** People and CI come in with a grant; containers run with the others. */
    isGrant: boolean;
    inPlace: Deny | undefined;
    /** The last use that IAM knows of; it may be hours behind. */
    lastUsed: Date | undefined;
}

/**
 * What each role must be denied so that nothing of before `now` goes on; nothing for a role that is denied enough.
 *
 * - Grants: everything. The next `up` deletes the role with the denial, so resuming makes a role without it. Nothing newer
 *   can exist behind it, so doing it again changes nothing.
 * - Containers' roles: sessions of before now. They stay while the entry does, and a denial of everything would break the
 *   sandbox of a person who comes back. Credentials that ECS renews for a task that runs already are newer and go on until
 *   the sweep stops the task; nobody can get at them, with all ways in shut.
 *
 * A denial by age is moved to now only when something newer may need it: when this very run shuts a grant (so access was
 * open until now), or when no grant is there to tell and the role was used after the instant that is denied.
 */
export function denials(roles: readonly RoleNow[], now: Date): { name: string; deny: Deny }[] {
    const grants = roles.filter(({ isGrant }) => isGrant);
    const isSameEnd = grants.length > 0 && grants.every(({ inPlace }) => inPlace === "everything");
    const isEnough = ({ isGrant, inPlace, lastUsed }: RoleNow) =>
        inPlace === "everything" ||
        (!isGrant &&
            inPlace !== undefined &&
            (isSameEnd || (grants.length === 0 && (lastUsed === undefined || lastUsed <= inPlace))));
    return roles
        .filter((role) => !isEnough(role))
        .map(({ name, isGrant }) => ({ name, deny: isGrant ? "everything" : now }));
}
