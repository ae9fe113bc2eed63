import { z } from "zod";
import { refusal } from "./refusal";

/** A whole number in a range, both ends included. */
export function wholeNumber(min: number, max: number): z.ZodInt {
    const outside = refusal("is out of range", `whole numbers from ${min} to ${max}`, "write a number in that range");
    return z.int().min(min, outside).max(max, outside);
}

/** The numeric id that GitHub gave a user, organization, repository or App. It never changes and is never reused. */
export const githubId = wholeNumber(1, Number.MAX_SAFE_INTEGER);
