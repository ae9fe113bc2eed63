import { CloudError, PartialError } from "./errors";
import { strike } from "./faults";
import type { Store } from "./store";
import { logicalName } from "./urn";
import type { Properties } from "./values";
import type { Fault, Operation, World } from "./world";

export interface Operated {
    operation: Operation;
    type: string;
    urn: string;
    id: string;
}

/** Throws when a fault of the state file hits a call that touches nothing (check, diff). */
export function refuseByFault(store: Store, operation: Operation, type: string, urn: string): void {
    const fault = strike(store, { operation, type, name: logicalName(urn) });
    if (fault !== undefined) {
        throw new CloudError(fault.message);
    }
}

/** The error of a fault, which nobody hears when the call is never answered. */
function withoutAnswer(world: World, { kind, message }: Pick<Fault, "kind" | "message">): CloudError {
    if (kind === "hung" || kind === "unanswered") {
        world.answerAfter = Number.POSITIVE_INFINITY;
    }
    return new CloudError(message);
}

/** Writes one call to the log. */
export function logCall(store: Store, call: Operated & { error?: string }): void {
    const { log } = store.world();
    log.push({ order: (log.at(-1)?.order ?? 0) + 1, name: logicalName(call.urn), ...call });
    store.touch();
}

/** Runs one call under the faults of the state file and writes it to the log, unless it is a read that went well. */
export function operate<T extends { id?: string; outputs?: Properties } | undefined>(
    store: Store,
    { operation, type, urn, id }: Operated,
    run: (world: World) => T,
): T {
    const world = store.world();
    const fault = strike(store, { operation, type, name: logicalName(urn) });
    try {
        if (fault?.kind === "refused" || fault?.kind === "hung") {
            throw withoutAnswer(world, fault);
        }
        const result = run(world);
        if (fault?.kind === "partial") {
            throw new PartialError(fault.message, result?.id ?? id, result?.outputs ?? {});
        }
        if (fault?.kind === "slow") {
            world.answerAfter = fault.milliseconds ?? 0;
        } else if (fault !== undefined) {
            throw withoutAnswer(world, fault);
        }
        // A refresh reads everything, which is no news to anybody.
        if (operation !== "read") {
            logCall(store, { operation, type, urn, id: result?.id ?? id });
        }
        return result;
    } catch (error) {
        const finalId = error instanceof PartialError ? error.id : id;
        const said = error instanceof Error ? error.message : String(error);
        logCall(store, { operation, type, urn, id: finalId, error: said });
        throw error;
    }
}
