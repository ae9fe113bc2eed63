import { awsAccount } from "../aws/clients";
import type { ExportedState } from "../people/exported-state";
import { isOfTemplate, type Sweepable, type Swept } from "../sweep/decide";
import { carryOut, planSweep } from "../sweep/sweep";
import { messagesOf } from "../cli/messages";
import { namedPerson } from "../people/find-people";
import type { AccessSystem, Knows, Lost, Person, SystemContext } from "../systems/system";

/** What a sweep did. */
interface SweepOutcome {
    gone: readonly Sweepable[];
    /** The service takes them away by itself, in a while. */
    waiting: readonly Sweepable[];
    errors: readonly string[];
}

/** One sweep, planned. */
export interface Sweep {
    plan: readonly Sweepable[];
    /** Carries the plan out. Never rejects: what failed is in the outcome. */
    carryOut(): Promise<SweepOutcome>;
}

/** Takes away what no state knows. Planning changes nothing. */
export interface Sweeper {
    /** Everything of a leaver: what their CI made, and what creates made whose answers were lost. */
    everythingOf(handle: string): Promise<Sweep>;
    /** Only what lost creates made; what the person's CI made stays. */
    lostOf(handle: string): Promise<Sweep>;
}

/**
 * Sweeps in the organization's account and in the other services, by what the state of the stack knows. Without a state
 * nobody can tell a lost create from what somebody has, so only what CI made is looked for.
 */
export function sweeperIn(
    { organization, vpnEndpointId }: SystemContext,
    state: Pick<ExportedState, "graph"> | undefined,
    systems: readonly AccessSystem[],
): Sweeper {
    const account = awsAccount(organization);
    async function sweep(handle: string, takes: (thing: Swept) => boolean): Promise<Sweep> {
        const clients = await account();
        const request = { clients, organization, handle, ...(state && { state: state.graph }) };
        const [all, lost] = await Promise.all([
            planSweep({ ...request, ...(vpnEndpointId !== undefined && { vpnEndpointId }) }),
            state === undefined ? [] : lostIn(systems, namedPerson(handle, organization), state),
        ]);
        const swept = all.filter(takes);
        return {
            plan: [...swept, ...lost],
            carryOut: async () => joined(await carryOut(clients, swept), await removeAll(lost)),
        };
    }
    return {
        everythingOf: (handle) => sweep(handle, () => true),
        lostOf: (handle) => sweep(handle, isOfTemplate),
    };
}

async function lostIn(
    systems: readonly AccessSystem[],
    person: Person,
    { graph }: Pick<ExportedState, "graph">,
): Promise<Lost[]> {
    const known = new Set(graph.map(({ type, id = "" }) => `${type} ${id}`));
    const knows: Knows = (type, id) => known.has(`${type} ${id}`);
    return (await Promise.all(systems.flatMap((system) => system.lost?.(person, knows) ?? []))).flat();
}

async function removeAll(lost: readonly Lost[]): Promise<SweepOutcome> {
    const gone: Lost[] = [];
    const errors: string[] = [];
    for (const thing of lost) {
        try {
            await thing.remove();
            gone.push(thing);
        } catch (error) {
            errors.push(`${thing.kind} ${thing.id}: ${messagesOf(error).join("; ")}`);
        }
    }
    return { gone, waiting: [], errors };
}

function joined(...outcomes: SweepOutcome[]): SweepOutcome {
    return {
        gone: outcomes.flatMap(({ gone }) => gone),
        waiting: outcomes.flatMap(({ waiting }) => waiting),
        errors: outcomes.flatMap(({ errors }) => errors),
    };
}
