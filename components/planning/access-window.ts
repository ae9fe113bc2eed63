import { Temporal } from "temporal-polyfill";
import type { Contractor } from "../configuration/entry";

/**
 * What a contractor has on a day.
 * - `pending`: before the first day. The identity is staged without activation mail, the sandbox is built, no grant.
 * - `active`: everything.
 * - `suspended`: the entry says so. Grants are gone, the identity is deactivated, the sandbox is kept.
 * - `expired`: after the last day. As suspended, for good.
 */
export type AccessState = "pending" | "active" | "suspended" | "expired";

/** The fields of an entry that decide its state. */
export type AccessDates = Pick<Contractor, "startsOn" | "endsOn" | "suspended">;

/** The state on a day; all dates are `YYYY-MM-DD` in UTC, and the last day is included. */
export function accessState(entry: AccessDates, today: string): AccessState {
    if (today > entry.endsOn) {
        return "expired";
    }
    if (entry.suspended) {
        return "suspended";
    }
    return today < entry.startsOn ? "pending" : "active";
}

/** The first instant without access, as IAM writes it: midnight UTC after the last day. */
export function accessEndsAt(endsOn: string): string {
    return `${Temporal.PlainDate.from(endsOn).add({ days: 1 }).toString()}T00:00:00Z`;
}

/** Days from the first to the last day of an entry, both included. */
export function contractDays(entry: Pick<Contractor, "startsOn" | "endsOn">): number {
    return Temporal.PlainDate.from(entry.startsOn).until(entry.endsOn, { largestUnit: "days" }).days + 1;
}

/**
 * Okta's `status` of the identity that goes with a state. Okta suspends only a user who has activated the account, and a
 * refusal would keep the grants alive; it deactivates from every state, so that is how access is taken. Whoever is
 * resumed gets a new activation mail.
 */
export function oktaStatus(entry: AccessDates, today: string): "STAGED" | "ACTIVE" | "DEPROVISIONED" {
    switch (accessState(entry, today)) {
        case "pending":
            return "STAGED";
        case "active":
            return "ACTIVE";
        case "suspended":
            // Before the first day there is nothing to take, and a staged user stays as it is.
            return today < entry.startsOn ? "STAGED" : "DEPROVISIONED";
        case "expired":
            return "DEPROVISIONED";
    }
}
