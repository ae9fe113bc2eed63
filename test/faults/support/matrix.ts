import { expect } from "vitest";
import type { CloudState, LogEntry } from "../../../rehearsal/cloud/world";
import type { Update } from "../../../rehearsal/workspace";
import { type Access, accessOf, everGranted, sandboxGoneBeforeGrants } from "./access";
import { type Cohort, type Entry, entryOf, handleOf } from "../../support/cohort";
import { killedUp, recover } from "./recovery";
import { seen } from "./seen";
import { allInjections, type Call, faultOf, type Injection, kills, TEN_FAULTS } from "./ten-faults";

/*
 * Faults are tried many at once: each person of a batch has one fault, in a call of their own resources. That is what
 * isolation means, so it is tested along. A kill ends the whole run, so it is tried alone.
 */

/** What happens to the entry of everybody in the batch; a missing entry is nobody. */
export interface Scenario {
    name: string;
    before?: (n: number) => Entry;
    after?: (n: number) => Entry;
}

export const SCENARIOS: readonly Scenario[] = [
    { name: "onboard", after: entryOf },
    {
        name: "change",
        before: entryOf,
        // Everything that can change without a new sandbox: tags, budget, reach, repositories, permission, dates.
        after: (n) =>
            entryOf(n, {
                name: "Somebody Renamed",
                sponsor: "sam.roe@acme.example",
                endsOn: "2027-03-15",
                profile: "backend",
            }),
    },
    { name: "off-board", before: entryOf },
];

/** People of a batch; beside them the witness goes the same way without a fault, and the bystander stays as they are. */
const BATCH = 19;
const WITNESS = BATCH + 1;
const BYSTANDER = BATCH + 2;

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const everybody = (count: number) => [...numbers(count), WITNESS].map(handleOf);

/** How many of a scenario's faults are tried; all of them, or so many, spread over calls and faults. */
export type Extent = "all" | number;

function some<T>(list: readonly T[], extent: Extent): readonly T[] {
    const size = extent === "all" ? list.length : Math.min(extent, list.length);
    return numbers(size).flatMap((n) => list[Math.floor(((n - 1) * list.length) / size)] ?? []);
}

function roster(of: ((n: number) => Entry) | undefined, count: number): Record<string, Entry> {
    const people = of === undefined ? [] : [...numbers(count), WITNESS].map((n) => [handleOf(n), of(n)] as const);
    return { ...Object.fromEntries(people), [handleOf(BYSTANDER)]: entryOf(BYSTANDER) };
}

/** Brings the stack to where a scenario begins, and the stack file to where it ends. */
async function begin(cohort: Cohort, { before, after }: Scenario, count: number): Promise<void> {
    await cohort.reach(roster(before, count));
    cohort.write(roster(after, count), after === undefined ? everybody(count) : []);
    cohort.inject([]);
}

/** Everything a person has in the cloud, by part, with the names of its inputs: what tells people apart left out. */
function outcomeOf({ objects }: CloudState, n: number): string[] {
    const prefix = `::${handleOf(n)}/`;
    return objects
        .flatMap(({ urn = "", inputs }) => {
            const [, part] = urn.split(prefix);
            return part === undefined ? [] : [`${part} ${Object.keys(inputs).sort().join(" ")}`];
        })
        .sort();
}

/** One scenario on one cohort: its calls, and how it ends without any fault. */
export class Matrix {
    private constructor(
        private readonly cohort: Cohort,
        private readonly scenario: Scenario,
        /** Every call of the scenario for one person. */
        private readonly calls: readonly Call[],
        private readonly outcome: readonly string[],
        private readonly access: Access,
    ) {}

    /** Runs the scenario once without faults, for one person beside the witness. */
    static async prepare(cohort: Cohort, scenario: Scenario): Promise<Matrix> {
        await begin(cohort, scenario, 1);
        const update = await cohort.up();
        expect(update.code, update.output).toBe(0);
        cohort.arrived(roster(scenario.after, 1));
        const end = seen(cohort);
        const calls = callsOf(end.log ?? [], handleOf(WITNESS));
        return new Matrix(cohort, scenario, calls, outcomeOf(end, WITNESS), accessOf(end, handleOf(WITNESS)));
    }

    /** Faults that fail one call: many people at once. Resolves to how many were tried. */
    async tryFailingCalls(extent: Extent): Promise<number> {
        const injections = some(
            allInjections(this.calls).filter((each) => !kills(each)),
            extent,
        );
        for (let from = 0; from < injections.length; from += BATCH) {
            await this.run(injections.slice(from, from + BATCH), BATCH);
        }
        return injections.length;
    }

    /** Faults that kill the engine: one at a time. Resolves to how many were tried. */
    async tryKills(extent: Extent): Promise<number> {
        const injections = some(allInjections(this.calls).filter(kills), extent);
        for (const injection of injections) {
            await this.run([injection], 1);
        }
        return injections.length;
    }

    /** Runs one batch among so many people, and judges the invariants for each who has a fault. */
    private async run(injections: readonly Injection[], people: number): Promise<void> {
        const { cohort, scenario } = this;
        await begin(cohort, scenario, people);
        const before = seen(cohort);
        cohort.inject(injections.map((injection, i) => faultOf(handleOf(i + 1), injection)));
        const isKilled = injections.some(kills);
        const update = isKilled ? await killedUp(cohort) : await cohort.up();
        const crash = seen(cohort);
        const missed = (crash.faults ?? []).filter((fault) => (fault.seen ?? 0) === 0);
        expect(missed, "every fault was met").toEqual([]);
        injections.forEach((injection, i) => this.judgeAccess(before, crash, handleOf(i + 1), injection));
        if (!isKilled) {
            this.judgeIsolation(crash, update, injections);
        }
        await this.judgeConvergence(injections);
        cohort.arrived(roster(scenario.after, people));
    }

    /** I1 and I2, at the crash and at every instant before it, by the cloud's own record. */
    private judgeAccess(before: CloudState, crash: CloudState, handle: string, injection: Injection): void {
        const said = `${handle} ${JSON.stringify(injection)}`;
        const had = accessOf(before, handle);
        const allowed = new Set([...had.reach, ...this.access.reach]);
        expect(
            [...accessOf(crash, handle).reach].filter((each) => !allowed.has(each)),
            `I1 ${said}`,
        ).toEqual([]);
        const parts = new Set([...had.grants, ...this.access.grants]);
        const ever = everGranted(crash.log ?? [], handle, had);
        expect(
            [...ever].filter((each) => !parts.has(each)),
            `I1 ${said}`,
        ).toEqual([]);
        expect(sandboxGoneBeforeGrants(crash.log ?? [], handle, had), `I2 ${said}`).toEqual([]);
    }

    /** I6 and I7: who had no fault is where they should be, and the run does not call itself done. */
    private judgeIsolation(
        crash: CloudState,
        update: Pick<Update, "code" | "output">,
        injections: readonly Injection[],
    ) {
        expect(outcomeOf(crash, WITNESS), `I6\n${update.output}`).toEqual(this.outcome);
        const touched = (crash.log ?? []).filter(({ name }) => name.startsWith(`${handleOf(BYSTANDER)}/`));
        expect(touched, "I6").toEqual([]);
        const isHarmless = injections.every(({ fault }) => TEN_FAULTS[fault].kind === "slow");
        expect(update.code === 0, `I7\n${update.output}`).toBe(isHarmless);
    }

    /** I3, I4 and I5: two runs more end as without any fault, nothing is there twice, and a third has nothing to do. */
    private async judgeConvergence(injections: readonly Injection[]): Promise<void> {
        const { cohort } = this;
        const handles = injections.map((_, i) => handleOf(i + 1));
        cohort.inject([]);
        let update = await recover(cohort, handles);
        if (update.code !== 0) {
            update = await recover(cohort, handles);
        }
        const said = `${JSON.stringify(injections)}\n${update.output}`;
        expect(update.code, `I3 ${said}`).toBe(0);
        const end = seen(cohort);
        for (const n of [...numbers(injections.length), WITNESS]) {
            expect(outcomeOf(end, n), `I4 ${handleOf(n)} ${said}`).toEqual(this.outcome);
        }
        cohort.inject([]);
        expect((await cohort.up()).code, "I5").toBe(0);
        expect(cohort.cloud().log ?? [], "I5").toEqual([]);
    }
}

function callsOf(log: readonly LogEntry[], handle: string): Call[] {
    return log.flatMap(({ operation, name, type }) =>
        name.startsWith(`${handle}/`) && (operation === "create" || operation === "update" || operation === "delete")
            ? [{ operation, part: name.slice(handle.length + 1), type }]
            : [],
    );
}
