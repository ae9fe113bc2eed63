import { judgeGraph } from "../../policies/graph/judge-graph";
import { demandLocked } from "../../policies/lock";
import { RULES } from "../../policies/rules";
import { passes, reportAsText } from "../audit-report";
import { count, messagesOf } from "../cli/messages";
import type { ExportedState } from "../people/exported-state";
import { exportState } from "../people/records";
import { leaversOf, namesOwned } from "./leavers";
import type { Run } from "./run";

/** Names shown of what somebody still has. */
const SHOWN = 5;

/** Judges what is there now: by the rules, and by who should have it. Whoever still has something is named, every run. */
export async function audit(run: Run): Promise<undefined> {
    const { records, surroundings, today, problems } = run;
    try {
        demandLocked(RULES);
        const state = await exportState(surroundings.pulumi, records.stack, today);
        const judgement = judgeGraph(state.graph, RULES, today);
        const judged = { file: `state of ${records.stack}`, today, resources: state.graph.length, rules: RULES.length };
        surroundings.terminal.print(reportAsText(judged, judgement));
        if (!passes(judgement)) {
            problems.push("The audit found violations: they are named above, with their fix.");
        }
        problems.push(...stillThere(run, state));
    } catch (error) {
        problems.push(
            `The state was not audited, so it is not known who still has something: ${messagesOf(error).join("; ")}`,
        );
    }
}

function stillThere({ records }: Run, state: ExportedState): string[] {
    const { gone, losing } = leaversOf(records.file, state);
    return [
        ...gone.map((handle) => {
            const names = namesOwned(handle, state.owned);
            const more = names.length > SHOWN ? `, and ${names.length - SHOWN} more` : "";
            return `${handle} STILL HAS ${count(names.length, "resource")} and no entry: ${names.slice(0, SHOWN).join(", ")}${more}. Run this again; npm run verify -- ${handle} asks the services.`;
        }),
        ...losing.map((handle) => `${handle} STILL HAS grants, and the entry is not active. Run this again.`),
    ];
}
