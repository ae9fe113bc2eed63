import { vi } from "vitest";
import { readExportedState } from "../../../commands/people/exported-state";
import { connectSystems } from "../../../commands/systems";
import { interruptedCreates } from "../../../commands/up/leavers";
import { sweeperIn } from "../../../commands/up/sweeper";
import type { Finished } from "../../../rehearsal/pulumi";
import type { Update } from "../../../rehearsal/workspace";
import type { Cohort } from "../../support/cohort";

/**
 * What `npm run up` does after a run that failed, less the preview, the pack and the audit, which have tests of their own:
 * refreshes the state, sweeps what lost creates made, forgets what a killed update had begun, and updates.
 */
export async function recover(cohort: Cohort, handles: readonly string[]): Promise<Update> {
    await cohort.workspace.refresh();
    const state = readExportedState(await cohort.exportState(), cohort.workspace.today);
    if (state.organization === undefined) {
        throw new Error("the state has no organization");
    }
    const context = { organization: state.organization, now: () => new Date() };
    for (const [name, value] of Object.entries(cohort.workspace.commandEnvironment())) {
        vi.stubEnv(name, value);
    }
    const sweeper = sweeperIn(context, state, connectSystems(context, process.env));
    const { people } = interruptedCreates(state);
    for (const handle of new Set([...handles, ...people])) {
        const { errors } = await (await sweeper.lostOf(handle)).carryOut();
        if (errors.length > 0) {
            throw new Error(`${handle}: ${errors.join("\n")}`);
        }
    }
    vi.unstubAllEnvs();
    if (people.length > 0) {
        await cohort.workspace.refresh("--clear-pending-creates");
    }
    return cohort.up();
}

/** An update whose engine is killed as soon as the fault is met; the lock that it leaves is taken away, as documented. */
export async function killedUp(cohort: Cohort): Promise<Finished> {
    await cohort.killedUp(({ faults = [] }) => faults.some(({ seen = 0 }) => seen > 0));
    return cohort.workspace.pulumi(["cancel", "--yes"]);
}
