import type { PolicyPackArgs } from "@pulumi/policy";
import { policiesOf } from "./graph/engine-policies";
import { demandLocked } from "./lock";
import { RULES } from "./rules";

export const NAME = "contractor-access-policies";

/** The day that everything is judged on: the rehearsal's and the tests', or today in UTC. @throws Error when it is none. */
export function today(): string {
    const given = process.env.CONTRACTOR_ACCESS_TODAY;
    if (given === undefined || given === "") {
        return new Date().toISOString().slice(0, 10);
    }
    const day = new Date(`${given}T00:00:00Z`);
    // A day that no month has may become one of the next month.
    if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(`${given}T`)) {
        throw new Error(
            `CONTRACTOR_ACCESS_TODAY: ${JSON.stringify(given)} is no date. Edit: write it as YYYY-MM-DD, or unset it.`,
        );
    }
    return given;
}

/**
 * What index.js serves to the engine. Every violation stops the run; only a waiver makes one a note.
 *
 * @throws Error when the pack is not the one that its lock describes.
 */
export function contents(): PolicyPackArgs {
    demandLocked(RULES);
    return {
        displayName: "Contractor access",
        description: "Guards what the contractor access kit registers, and what somebody might add beside it.",
        enforcementLevel: "mandatory",
        policies: policiesOf(RULES, today()),
    };
}
