// Judges the example and prints its processor time: what `npm run bench` starts as a process of its own.
import { judgeGraph } from "../policies/graph/judge-graph";
import { demandLocked } from "../policies/lock";
import { RULES } from "../policies/rules";
import { EXAMPLE, TODAY } from "../test/policies/support/example-graph";
import { processorTime } from "./processor-time";

demandLocked(RULES);
const { verdicts } = judgeGraph(EXAMPLE, RULES, TODAY);
console.log(processorTime());
process.exitCode = verdicts.length === 0 ? 0 : 1;
