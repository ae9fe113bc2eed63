import { list } from "../cli/messages";
import { exportState } from "../people/records";
import { allOf, interruptedCreates } from "./leavers";
import { explainLock, quietPulumi } from "./pulumi-steps";
import type { Run } from "./run";

const REFRESH = ["refresh", "--yes", "--skip-preview", "--suppress-progress", "--suppress-outputs"];

/*
 * What a service or a person removed counts as gone, before it is planned and before it is deleted: some services call
 * it an error to delete what is not there. Refreshing is done apart from the update, not by the engine's option
 * `refresh: always`, for two reasons. The policy pack is shown what a refreshing preview or update is about to delete as
 * if it stayed, and refuses every off-boarding. And one service that cannot be read would end the run, while everybody
 * who leaves could still be deleted from the others. It changes nothing but the state.
 */

/** Looks at everything. */
export async function refresh(run: Run): Promise<undefined> {
    await refreshed(run, []);
}

/** Looks at what was the leavers' again, which by now is ended and swept. */
export async function refreshLeavers(run: Run): Promise<undefined> {
    const targets = allOf(run.leavers).flatMap((handle) => ["--target", `urn:pulumi:**::${handle}/**`]);
    if (targets.length === 0) {
        run.surroundings.terminal.print("Nobody leaves.");
        return;
    }
    await refreshed(run, targets);
}

/**
 * A killed update leaves creates behind of which nobody knows how they ended. What people's made is swept by now, so they
 * can be forgotten. Of the platform's, somebody must look.
 */
export async function clearInterrupted(run: Run): Promise<undefined> {
    const { state, stack } = run.records;
    const { people, platform } = interruptedCreates(state);
    if (platform.length > 0) {
        run.problems.push(
            `A killed update had begun to create ${list(platform)}. Look whether it is there; then: pulumi refresh --stack ${stack}, which asks for the id of what is there and forgets the rest.`,
        );
        return;
    }
    if (people.length === 0) {
        run.surroundings.terminal.print("Nothing.");
        return;
    }
    await refreshed(run, ["--clear-pending-creates"]);
}

async function refreshed(run: Run, flags: readonly string[]): Promise<void> {
    const { print } = run.surroundings.terminal;
    const before = await namesInState(run);
    const result = await quietPulumi(run, [...REFRESH, ...flags]);
    const after = new Set(await namesInState(run));
    if (result.code !== 0) {
        // What comes before is a line for each resource.
        print(result.output.slice(Math.max(0, result.output.indexOf("Diagnostics:"))));
        run.problems.push(
            explainLock(run, result) ?? "The state was not refreshed: what was removed by hand may still be counted.",
        );
        return;
    }
    const gone = after.size === 0 ? [] : before.filter((name) => !after.has(name));
    print(gone.length === 0 ? "Refreshed." : `Refreshed. Gone, and not by Pulumi: ${list(gone)}.`);
}

/** Names of everything in the state; none when it cannot be read, which later steps say. */
async function namesInState({ records, surroundings, today }: Run): Promise<string[]> {
    try {
        const { graph } = await exportState(surroundings.pulumi, records.stack, today);
        return graph.map(({ name }) => name);
    } catch {
        return [];
    }
}
