import type { Store } from "./store";
import type { Fault, FaultKind, Operation } from "./world";

/** The fault that hits this call, if any; counts the call on every fault that it matches. */
export function strike(
    store: Store,
    call: { operation: Operation; type: string; name: string },
): (Fault & { kind: FaultKind }) | undefined {
    let hit: Fault | undefined;
    for (const fault of store.world().faults) {
        const matches =
            (fault.operation === undefined || fault.operation === call.operation) &&
            (fault.type === undefined || fault.type === call.type) &&
            (fault.name === undefined || fault.name === call.name);
        if (matches) {
            fault.seen = (fault.seen ?? 0) + 1;
            store.touch();
            const first = fault.call ?? 1;
            const isDue = fault.seen >= first && fault.seen < first + (fault.times ?? 1);
            hit ??= isDue ? fault : undefined;
        }
    }
    return hit && { ...hit, kind: hit.kind ?? "refused" };
}
