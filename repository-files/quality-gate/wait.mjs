// @ts-check
import { setTimeout as pause } from "node:timers/promises";

/**
 * Waits, or throws what the signal was aborted with.
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 */
export async function wait(milliseconds, signal) {
    await pause(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
