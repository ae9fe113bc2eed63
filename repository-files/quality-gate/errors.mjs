// @ts-check
/** Why the code could not be judged: sentences that stand alone and say what to do. Holds no secret. */
export class GateError extends Error {}

/**
 * The message of anything that was thrown.
 * @param {unknown} error
 */
export function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
