import { type Judgement, judgeGraph, type Verdict } from "../../policies/graph/judge-graph";
import { demandLocked } from "../../policies/lock";
import { contractorOf } from "../../policies/model/resource";
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
        const { gone, losing } = leaversOf(records.file, state);
        const judgement = withoutRests(judgeGraph(state.graph, RULES, today), gone);
        const judged = { file: `state of ${records.stack}`, today, resources: state.graph.length, rules: RULES.length };
        surroundings.terminal.print(reportAsText(judged, judgement));
        if (!passes(judgement)) {
            problems.push("The audit found violations: they are named above, with their fix.");
        }
        problems.push(
            ...gone.map((handle) => describeRest(handle, state)),
            ...losing.map((handle) => `${handle} STILL HAS grants, and the entry is not active. Run this again.`),
        );
    } catch (error) {
        problems.push(
            `The state was not audited, so it is not known who still has something: ${messagesOf(error).join("; ")}`,
        );
    }
}

/** What is wrong with the rest of somebody who leaves is that it is there, and that is said in a line of its own. */
function withoutRests(judgement: Judgement, gone: readonly string[]): Judgement {
    const isRest = ({ finding: { resource } }: Verdict) => gone.includes(contractorOf(resource) ?? "");
    return { ...judgement, verdicts: judgement.verdicts.filter((verdict) => !isRest(verdict)) };
}

function describeRest(handle: string, { owned }: ExportedState): string {
    const names = namesOwned(handle, owned);
    const more = names.length > SHOWN ? `, and ${names.length - SHOWN} more` : "";
    return `${handle} STILL HAS ${count(names.length, "resource")} and no entry: ${names.slice(0, SHOWN).join(", ")}${more}. Run this again; npm run verify -- ${handle} asks the services.`;
}
