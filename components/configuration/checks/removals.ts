import { Temporal } from "temporal-polyfill";
import { LONGEST_ALLOWANCE } from "../allow-removals";
import { showValue } from "../show-value";
import type { Check } from "./facts";

/** Ensure that the removal brake is lifted for the change at hand, not for good. */
export const ensureRemovalsAreAllowedBriefly: Check = ({ allowRemovals: { until }, today }) => {
    const last = Temporal.PlainDate.from(today).add({ days: LONGEST_ALLOWANCE }).toString();
    if (until === undefined || until <= last) {
        return [];
    }
    return [
        {
            path: ["allowRemovals", "until"],
            given: showValue(until),
            wrong: "lifts the removal brake for too long",
            allowed: `${last} or earlier, ${LONGEST_ALLOWANCE} days at most`,
            edit: `write "${last}" or earlier`,
        },
    ];
};
