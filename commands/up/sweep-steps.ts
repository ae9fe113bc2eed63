import pMap from "p-map";
import { list, messagesOf, withoutCredentials } from "../cli/messages";
import { contextOf } from "../kill/kill";
import { interruptedCreates, leaversOf } from "./leavers";
import type { Run } from "./run";
import type { Sweep, Sweeper } from "./sweeper";

/** People whose things are looked for at once. */
const AT_ONCE = 4;

type Look = (sweeper: Sweeper, handle: string) => Promise<Sweep>;
const everything: Look = (sweeper, handle) => sweeper.everythingOf(handle);
const lost: Look = (sweeper, handle) => sweeper.lostOf(handle);

/** Who leaves, and what a sweep would take away. Only looks. */
export async function findLeavers(run: Run): Promise<undefined> {
    const { records, surroundings } = run;
    const { print } = surroundings.terminal;
    run.leavers = leaversOf(records.file, records.state);
    const { gone, losing } = run.leavers;
    if (gone.length + losing.length === 0) {
        print("Nobody.");
    }
    gone.forEach((handle) => print(`${handle}: the entry is gone, everything goes`));
    losing.forEach((handle) => print(`${handle}: the entry is not active, access goes and the sandbox stays`));
    for (const handle of gone) {
        const found = await look(run, handle, everything);
        print(typeof found === "string" ? `  what CI made is not known: ${found}` : planOf(found));
    }
}

/** Sweeps after the access is ended, so that nobody makes anything new, and before the sandbox goes. */
export async function sweepLeavers(run: Run): Promise<undefined> {
    await sweepAll(run, run.leavers.gone, everything);
}

/**
 * After a run that failed, anybody may have something that the state does not know: its create was answered by nobody, and
 * the next one would find the name taken.
 */
export async function sweepLost(run: Run): Promise<undefined> {
    const { file, state } = run.records;
    const everybody = (await lastRunFailed(run)) ? [...file.entries.keys(), ...state.owned.keys()] : [];
    const suspects = new Set([...everybody, ...interruptedCreates(state).people]);
    run.leavers.gone.forEach((handle) => suspects.delete(handle));
    await sweepAll(run, [...suspects].sort(), lost);
}

async function lastRunFailed({ records: { stack }, surroundings }: Run): Promise<boolean> {
    try {
        const args = ["stack", "history", "--json", "--page-size", "20", "--stack", stack];
        const { stdout } = await surroundings.pulumi.run(args, { seconds: 60 });
        const history = JSON.parse(stdout) as { kind?: string; result?: string }[];
        // A refresh makes nothing; this run and those before it have made some.
        const last = history.find(({ kind }) => kind !== "refresh");
        return history.length > 0 && last?.result !== "succeeded";
    } catch {
        // Who cannot be sure looks.
        return true;
    }
}

async function sweepAll(run: Run, handles: readonly string[], what: Look): Promise<void> {
    const { surroundings, problems } = run;
    const { print } = surroundings.terminal;
    const guard = withoutCredentials(surroundings.env);
    if (handles.length === 0) {
        print("Nothing to look for.");
    }
    const looks = await pMap(handles, async (handle) => ({ handle, found: await look(run, handle, what) }), {
        concurrency: AT_ONCE,
    });
    for (const { handle, found } of looks) {
        if (typeof found === "string") {
            problems.push(`${handle}: what is there beside the state is not known (${found}). Run this again.`);
            continue;
        }
        if (found.plan.length === 0) {
            continue;
        }
        const { gone, waiting, errors } = await found.carryOut();
        print(`${handle}: ${gone.length} swept`);
        if (waiting.length > 0) {
            print(
                `  AWS takes away by itself within 20 minutes: ${list(waiting.map(({ kind, id }) => `${kind} ${id}`))}`,
            );
        }
        problems.push(
            ...errors.map((error) => `${handle}: not swept: ${guard(error)}. Then: npm run sweep -- ${handle}`),
        );
    }
}

/** What is there, or why it is not known. */
async function look({ records, surroundings }: Run, handle: string, what: Look): Promise<Sweep | string> {
    try {
        const context = contextOf(records, surroundings.now);
        const systems = surroundings.connect(context, surroundings.env);
        return await what(surroundings.sweeper(context, records.state, systems), handle);
    } catch (error) {
        return messagesOf(error).map(withoutCredentials(surroundings.env)).join("; ");
    }
}

function planOf({ plan }: Sweep): string {
    const kinds = [...new Set(plan.map(({ kind }) => kind))];
    const counts = kinds.map((kind) => `${kind} ${plan.filter((each) => each.kind === kind).length}`);
    return plan.length === 0 ? "  CI made nothing" : `  CI made: ${counts.join(", ")}`;
}
