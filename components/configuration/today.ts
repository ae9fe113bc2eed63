import { calendarDate } from "./calendar-date";
import { describeProblem } from "./problem";
import { showValue } from "./show-value";
import { UserError } from "./user-error";

/** The environment variable that sets the day of a run, for rehearsals and tests. */
export const TODAY_VARIABLE = "CONTRACTOR_ACCESS_TODAY";

/**
 * The day of a run in UTC, `YYYY-MM-DD`.
 *
 * @param chosen The value of `CONTRACTOR_ACCESS_TODAY`, if it is set.
 * @param now The clock.
 * @throws UserError when the value is no date.
 */
export function todayOf(chosen: string | undefined, now: Date): string {
    if (chosen === undefined || chosen === "") {
        return now.toISOString().slice(0, 10);
    }
    const parsed = calendarDate.safeParse(chosen);
    if (!parsed.success) {
        const problem = {
            path: [TODAY_VARIABLE],
            given: showValue(chosen),
            wrong: "is no date",
            allowed: "a day from 2020-01-01 to 2099-12-31",
            edit: "write it as YYYY-MM-DD, or unset the variable",
        };
        throw new UserError(describeProblem(problem));
    }
    return parsed.data;
}
