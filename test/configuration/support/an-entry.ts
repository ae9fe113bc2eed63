import { CONTRACTOR } from "../../support/a-contractor";

/** A valid entry as a stack file says it: without the handle, which is its key there. */
export const ENTRY: Record<string, unknown> = Object.fromEntries(
    Object.entries(CONTRACTOR).filter(([field]) => field !== "handle"),
);
