import type { Rule } from "../../../policies/model/rule";
import type { Edit } from "./edits";

/** What proves a rule, as data: `rules.test.ts` runs it and counts it. */
export interface RuleCases {
    rule: Rule;
    /** Changes of the example that violate the rule and nothing but it has to notice. Named by what they do. */
    mutants: Readonly<Record<string, Edit>>;
    /** Changes that do not violate it, beside the example itself. */
    variants?: Readonly<Record<string, Edit>>;
    /** The whole message of at least one mutant. */
    says: Readonly<Record<string, string>>;
    /** At least one mutant with the edit that the rule's fix asks for: together they pass. */
    fixed: Readonly<Record<string, Edit>>;
}
