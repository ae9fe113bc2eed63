import type { PolicyPackArgs } from "@pulumi/policy";
import { policiesOf } from "./graph/engine-policies";
import { demandLocked } from "./lock";
import { RULES } from "./rules";

export const NAME = "contractor-access-policies";

/** The day that everything is judged on: the rehearsal's and the tests', or today in UTC. */
function today(): string {
    const given = process.env.CONTRACTOR_ACCESS_TODAY;
    return given === undefined || given === "" ? new Date().toISOString().slice(0, 10) : given;
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
