import type { Found } from "../people/find-people";
import type { RosterEntry } from "../people/roster-file";
import type { Trace } from "../systems/system";
import type { Asked } from "./ask";

/**
 * What the records let a person have.
 * - `nothing`: the entry is gone.
 * - `environment`: there is an entry without grants (pending, suspended, expired): what gives no access may be there.
 * - `everything`: the entry is active.
 */
type Expectation = "nothing" | "environment" | "everything";

/** What an entry lets a person have; one whose dates cannot be read may be active. */
function expectationOf(entry: RosterEntry | undefined): Expectation {
    if (entry === undefined) {
        return "nothing";
    }
    return entry.state === undefined || entry.state === "active" ? "everything" : "environment";
}

/** What is found out about one person. */
export interface Verdict {
    expectation: Expectation;
    /** `nothing left` only when every system was asked, and none has more than the expectation allows. */
    verdict: "nothing left" | "something left" | "not everything could be asked";
    /** Traces that must go before the person is off-boarded. */
    left: Trace[];
    /** Traces that the entry keeps. */
    kept: Trace[];
}

/** Judges the answers of all systems about one person. An active entry has all of its traces left. */
export function judge(
    { entry, isIdentityKept }: Pick<Found, "entry" | "isIdentityKept">,
    asked: readonly Asked[],
): Verdict {
    const expectation = expectationOf(entry);
    const traces = asked.flatMap((each) => each.traces);
    const stays = (trace: Trace) =>
        !trace.access && (expectation === "environment" || (isIdentityKept && isOktaUser(trace)));
    const left = traces.filter((trace) => !stays(trace));
    const isComplete = asked.length > 0 && asked.every(({ outcome }) => outcome === "asked");
    return {
        expectation,
        verdict: left.length > 0 ? "something left" : isComplete ? "nothing left" : "not everything could be asked",
        left,
        kept: traces.filter(stays),
    };
}

/** A user in Okta, in the words of its adapter. */
export function isOktaUser({ system, kind }: Pick<Trace, "system" | "kind">): boolean {
    return system === "Okta" && kind === "user";
}
