import { z } from "zod";
import { calendarDate } from "./calendar-date";
import { handleSchema } from "./entry";
import { refusal } from "./refusal";
import { email, sentence } from "./text";

/** The longest time, in days, for which the removal brake is lifted. */
export const LONGEST_ALLOWANCE = 7;

/** The stack file's `contractor-access:allowRemovals`: lifts the removal brake for the people it names. */
export const allowRemovalsSchema = z
    .strictObject({
        handles: z
            .array(handleSchema.describe("Handle of somebody who may lose what they have."))
            .min(1, refusal("is empty", "at least one handle", "name the people, or delete allowRemovals"))
            .describe("Everybody who would lose something, and nobody else."),
        until: calendarDate.describe(
            `Last day on which it counts, YYYY-MM-DD, UTC; at most ${LONGEST_ALLOWANCE} days ahead.`,
        ),
        approvedBy: email.describe("The employee who approved it."),
        reason: sentence(300).describe("Why so many people lose what they have in one run."),
    })
    .describe("Lets a run pass in which more people lose something than the removal brake lets pass by itself.");
