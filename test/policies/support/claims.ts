import { judgeGraph } from "../../../policies/graph/judge-graph";
import type { Rule } from "../../../policies/model/rule";
import { both, type Edit } from "./edits";
import { EXAMPLE, TODAY } from "./example-graph";
import type { RuleCases } from "./rule-cases";

/** What one rule says of the example after an edit. */
export function messages(rule: Rule, edit: Edit = (graph) => [...graph]): string[] {
    return judgeGraph(edit(EXAMPLE), [rule], TODAY).verdicts.map(({ message }) => message);
}

/** The first claim of the cases that a rule breaks; undefined when it is the rule that they describe. */
export function brokenClaim({ mutants, variants = {}, says, fixed }: RuleCases, rule: Rule): string | undefined {
    const passes = { "the example": (graph) => [...graph], ...variants, ...repaired(mutants, fixed) } as Record<
        string,
        Edit
    >;
    const refused = Object.keys(passes).find((name) => messages(rule, passes[name]).length > 0);
    const missed = () => Object.keys(mutants).find((name) => messages(rule, mutants[name]).length === 0);
    const said = () => Object.keys(says).find((name) => !messages(rule, mutants[name]).includes(says[name] ?? ""));
    return refused ?? missed() ?? said();
}

function repaired(mutants: RuleCases["mutants"], fixed: RuleCases["fixed"]): Record<string, Edit> {
    return Object.fromEntries(
        Object.entries(fixed).map(([name, fix]) => [`${name}, repaired`, both(mutants[name] ?? (() => []), fix)]),
    );
}
