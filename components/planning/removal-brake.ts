import { Temporal } from "temporal-polyfill";
import type { Roster, RosterPerson } from "./roster";
import { type Loss, lossesOf, pairRosters } from "./roster-change";
import { describeLoss } from "./roster-words";

/** The word of a person that the named people may lose what they have, for a few days. */
export interface AllowRemovals {
    handles: readonly string[];
    /** Last day on which it counts, `YYYY-MM-DD`, UTC. */
    until: string;
}

/** What the brake is told. */
export interface BrakeArgs {
    before: Roster;
    after: Roster;
    today: string;
    allowRemovals: AllowRemovals | undefined;
}

/** This part of the people may lose what they have in one run, and one person always may. */
const SHARE = 0.25;

/**
 * Stops a run in which so many people lose something that it looks like an accident: a truncated or emptied stack file,
 * another stack's file, shuffled slots, a wrong clock. Whoever has an entry has something, be it a sandbox alone, so
 * everybody on the roster before counts; and those who have access or are to have it (`active`, `pending`) count by
 * themselves, or old entries would hide that all of them go. Counted are deleted entries, access that ends by a
 * suspension or a changed date, and sandboxes that are replaced; not what ends on its day. A roster on which nobody is
 * left is never let pass without a word.
 *
 * @returns Why the run is stopped, in words for the person who ran it; undefined when it may go on.
 */
export function judgeRemovals({ before, after, today, allowRemovals }: BrakeArgs): string | undefined {
    const losses = lossesOf(pairRosters(before, after), today).filter(({ expected }) => !expected);
    const tooMuch = whatIsTooMuch(losses, before, after);
    if (tooMuch === undefined) {
        return undefined;
    }
    const refused = allowRemovals === undefined ? [] : refusals(allowRemovals, losses, { after, today });
    return allowRemovals !== undefined && refused.length === 0
        ? undefined
        : explain(tooMuch, losses, { refused, today });
}

function whatIsTooMuch(losses: readonly Loss[], before: Roster, after: Roster): string | undefined {
    const everybody = Object.values(before);
    if (everybody.length > 0 && Object.keys(after).length === 0) {
        return `Nobody of ${count(everybody.length)} is left on the roster.`;
    }
    const withAccess = everybody.filter(hasAccess).length;
    return (
        overLimit(losses.length, everybody.length, "") ??
        overLimit(losses.filter((loss) => hasAccess(loss.before)).length, withAccess, " with access, now or soon,")
    );
}

const hasAccess = ({ state }: RosterPerson) => state === "active" || state === "pending";

function overLimit(losing: number, all: number, who: string): string | undefined {
    const limit = Math.max(1, Math.floor(all * SHARE));
    return losing <= limit
        ? undefined
        : `${losing} of ${count(all)}${who} would lose what they have; ${limit} may in one run.`;
}

const count = (people: number) => (people === 1 ? "1 person" : `${people} people`);

/** Why the word that was given does not cover this run. Names of people who lost it in an earlier try may stay. */
function refusals(
    { handles, until }: AllowRemovals,
    losses: readonly Loss[],
    { after, today }: Pick<BrakeArgs, "after" | "today">,
): string[] {
    const losing = new Set(losses.map(({ handle }) => handle));
    const missing = [...losing].filter((handle) => !handles.includes(handle));
    const keeping = handles.filter((handle) => {
        const person = Object.hasOwn(after, handle) ? after[handle] : undefined;
        return person !== undefined && hasAccess(person) && !losing.has(handle);
    });
    return [
        ...(today > until ? [`allowRemovals ended on ${until}.`] : []),
        ...(missing.length > 0 ? [`allowRemovals does not name ${missing.join(", ")}.`] : []),
        ...(keeping.length > 0 ? [`allowRemovals names ${keeping.join(", ")}, who would lose nothing.`] : []),
    ];
}

function explain(
    tooMuch: string,
    losses: readonly Loss[],
    { refused, today }: { refused: readonly string[]; today: string },
): string {
    return [
        "The removal brake stopped this run. Nothing was changed.",
        `  ${tooMuch}`,
        ...losses.map((loss) => `    ${describeLoss(loss)}`),
        ...refused.map((reason) => `  ${reason}`),
        "  If this is not meant, restore the stack file. If it is, add this to its config, for a few days, and run again:",
        "    contractor-access:allowRemovals:",
        `      handles: [${losses.map(({ handle }) => handle).join(", ")}]`,
        `      until: "${aFewDaysOn(today)}"`,
        "      approvedBy: <address of the employee who approved it>",
        "      reason: <why>",
    ].join("\n");
}

const aFewDaysOn = (day: string) => Temporal.PlainDate.from(day).add({ days: 2 }).toString();
