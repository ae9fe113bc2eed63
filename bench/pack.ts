// `npm run bench`: how long the policy pack takes, for the example with its start and for each resource of large stacks.
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { join } from "node:path";
import type { GraphResource } from "../policies/graph/graph";
import { judgeGraph } from "../policies/graph/judge-graph";
import { RULES } from "../policies/rules";
import { TODAY } from "../test/policies/support/example-graph";
import { stackOfPeople } from "./people";
import { processorTime } from "./processor-time";

const ROUNDS = 5;
const SIZES = [300, 1_000, 3_000, 10_000];

/** Milliseconds: by the clock, and of the processor, which other work on the machine does not lengthen. */
interface Time {
    clock: number;
    processor: number;
}

/** The middle one of a few measurements, of each kind. */
function median(measure: () => Time): Time {
    const times = Array.from({ length: ROUNDS }, measure);
    const middle = (kind: keyof Time) =>
        times.map((each) => each[kind]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
    return { clock: middle("clock"), processor: middle("processor") };
}

/** A process that loads the pack, checks its lock and judges the example; it prints its processor time. */
function withStart(): Time {
    const started = performance.now();
    const command = ["--require=contractor-access-kit/transpile", join(__dirname, "example.ts")];
    const child = spawnSync(process.execPath, command, { encoding: "utf8" });
    if (child.status !== 0) {
        throw new Error(`the example is not compliant, or the pack did not start: ${child.stderr}`);
    }
    return { clock: performance.now() - started, processor: Number(child.stdout) };
}

function judge(graph: readonly GraphResource[]): Time {
    const [clock, before] = [performance.now(), processorTime()];
    const { verdicts } = judgeGraph(graph, RULES, TODAY);
    const time = { clock: performance.now() - clock, processor: processorTime() - before };
    const [first] = verdicts;
    if (first !== undefined) {
        throw new Error(`a stack of ${graph.length} resources is not compliant: ${first.message}`);
    }
    return time;
}

const told = ({ clock, processor }: Time) => `${clock.toFixed(0)} ms, of the processor ${processor.toFixed(0)} ms`;

function main(): void {
    const [cpu] = cpus();
    console.log(`${cpu?.model.trim() ?? "?"}, Node.js ${process.version}, ${RULES.length} rules, median of ${ROUNDS}`);
    console.log(`the example, start included: ${told(median(withStart))}`);
    for (const graph of SIZES.map(stackOfPeople)) {
        const time = median(() => judge(graph));
        const each = ((time.processor / graph.length) * 1000).toFixed(0);
        console.log(`${graph.length} resources: ${told(time)}, ${each} µs each`);
    }
}

main();
