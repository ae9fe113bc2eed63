import { z } from "zod";
import { refusal } from "./refusal";

/**
 * The engine reads an unquoted YAML date as a point in time, and writes it back into the stack file in this longer form,
 * so the longer form at midnight is the same date. (Measured with Pulumi 3.259.)
 */
const ENGINE_DATE = /^(\d{4}-\d{2}-\d{2})(?: 00:00:00 \+0000 UTC)?$/;

const FORM = 'YYYY-MM-DD in quotes, such as "2026-12-31"';
const FIRST = "2020-01-01";
const LAST = "2099-12-31";

/** A text with the engine's longer form of a date made short; any other text as it is. */
export function shortDate(text: string): string {
    return text.replace(ENGINE_DATE, "$1");
}

function isInCalendar(text: string): boolean {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A calendar date in UTC, `YYYY-MM-DD`, from 2020 to 2099. */
export const calendarDate = z
    .string(refusal("is no date", FORM, "write the date that way"))
    .regex(ENGINE_DATE, { error: refusal("is no date", FORM, "write the date that way"), abort: true })
    .overwrite(shortDate)
    .refine(isInCalendar, {
        error: refusal("is not in the calendar", "a day that exists", "correct the month or the day"),
        abort: true,
    })
    .refine(
        (text) => text >= FIRST && text <= LAST,
        refusal("is out of range", `${FIRST} to ${LAST}`, "correct the year"),
    );
