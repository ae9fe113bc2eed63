import { Temporal } from "temporal-polyfill";
import type { Roster, RosterPerson } from "./roster";

/** Somebody who is on one of two rosters at least. */
export interface PersonChange {
    handle: string;
    before: RosterPerson | undefined;
    after: RosterPerson | undefined;
}

/** What somebody loses in a run. */
export interface Loss {
    handle: string;
    before: RosterPerson;
    /** `entry`: everything. `access`: every grant. `sandbox`: the sandbox, for another one. */
    what: "entry" | "access" | "sandbox";
    /** Undefined for somebody who leaves. */
    after: RosterPerson | undefined;
    /** True when nothing but time took it: the last day was known before, and is over since a few days at most. */
    expected: boolean;
}

/** Everybody who is on either roster, by handle. */
export function pairRosters(before: Roster, after: Roster): PersonChange[] {
    const handles = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return handles.map((handle) => ({ handle, before: own(before, handle), after: own(after, handle) }));
}

function own(roster: Roster, handle: string): RosterPerson | undefined {
    return Object.hasOwn(roster, handle) ? roster[handle] : undefined;
}

/** Everybody who loses something between two rosters, by handle, for the day `today`. */
export function lossesOf(changes: readonly PersonChange[], today: string): Loss[] {
    return changes.flatMap(({ handle, before, after }): Loss[] => {
        if (before === undefined) {
            return [];
        }
        if (after === undefined) {
            return [{ handle, before, after, what: "entry", expected: false }];
        }
        if (before.sandbox !== after.sandbox) {
            return [{ handle, before, after, what: "sandbox", expected: false }];
        }
        return losesAccess(before, after)
            ? [{ handle, before, after, what: "access", expected: endedOnItsDay(before, after, today) }]
            : [];
    });
}

/** Access that somebody has, or is to have, is over or put off. A suspended person has none to lose. */
function losesAccess(before: RosterPerson, after: RosterPerson): boolean {
    const ended = after.state === "suspended" || after.state === "expired";
    return before.state === "active" ? after.state !== "active" : before.state === "pending" && ended;
}

/** Runs every day or every week, holidays included, come this soon after a last day. */
const SOON = { days: 14 };

/**
 * An end that was on the roster before, and comes on its day, is no accident: a brake that held it up would let access
 * outlive its end. A clock that is far ahead, or a last day that was moved, is one.
 */
function endedOnItsDay(before: RosterPerson, after: RosterPerson, today: string): boolean {
    const soon = Temporal.PlainDate.from(after.until).add(SOON).toString();
    return after.state === "expired" && before.until === after.until && today <= soon;
}
