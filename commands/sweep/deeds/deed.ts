import pMap from "p-map";
import type { AwsClients } from "../../aws/clients";
import { about, unlessMissing } from "../../aws/failures";
import { AT_ONCE, chunks } from "../../aws/found";
import type { Swept } from "../decide";

/** What became of the things that were to go. */
export interface Outcome {
    gone: Swept[];
    /** AWS takes them away by itself, in a while. */
    waiting: Swept[];
    errors: string[];
}

/** Takes all things of one kind away. Never rejects. */
export type Deed = (clients: AwsClients, things: readonly Swept[]) => Promise<Outcome>;

/** Takes things away one by one; what is gone already counts as gone. */
export function oneByOne(take: (clients: AwsClients, thing: Swept) => Promise<unknown>): Deed {
    return batches(1, (clients, [thing]) => (thing === undefined ? Promise.resolve() : take(clients, thing)));
}

/** Takes things away in batches of what holds them. `take` resolves to those that AWS would not take, each with why. */
export function batches(size: number, take: (clients: AwsClients, things: readonly Swept[]) => Promise<unknown>): Deed {
    return async (clients, things) => {
        const parts = [...groups(things)].flatMap((group) => chunks(group, size));
        const outcomes = await pMap(parts, (part) => attempt(part, () => take(clients, part)), {
            concurrency: AT_ONCE,
        });
        return joined(outcomes);
    };
}

async function attempt(things: readonly Swept[], take: () => Promise<unknown>): Promise<Outcome> {
    try {
        await about(nameOf(things), () => unlessMissing(take()));
        return { gone: [...things], waiting: [], errors: [] };
    } catch (error) {
        return { gone: [], waiting: [], errors: [error instanceof Error ? error.message : String(error)] };
    }
}

function nameOf([first, ...more]: readonly Swept[]): string {
    return `${first?.kind ?? ""} ${first?.id ?? ""}${more.length === 0 ? "" : ` and ${more.length} more`}`;
}

/** Things that are in the same place. */
function groups(things: readonly Swept[]): Iterable<Swept[]> {
    const byPlace = new Map<string, Swept[]>();
    for (const thing of things) {
        const place = thing.within ?? "";
        byPlace.set(place, [...(byPlace.get(place) ?? []), thing]);
    }
    return byPlace.values();
}

export function joined(outcomes: readonly Outcome[]): Outcome {
    return {
        gone: outcomes.flatMap(({ gone }) => gone),
        waiting: outcomes.flatMap(({ waiting }) => waiting),
        errors: outcomes.flatMap(({ errors }) => errors),
    };
}
