import type { ControlId } from "../controls";
import type { Facts } from "./facts";
import type { Findings } from "./finding";
import type { Resource } from "./resource";
import type { Stack } from "./stack";

/** How bad a violation is. */
export type Severity = "medium" | "high" | "critical";

/**
 * When a rule judges: *always* on what the kit registers; *plan-dependent* where a GitHub plan or a SonarQube edition
 * offers the protection; *if registered* on resources that the kit makes none of, when somebody adds them.
 */
export type Applicability = "always" | "plan-dependent" | "if registered";

/** What a check may know besides what it judges. */
export interface Context {
    /** The organization's facts. @throws Error where the stack says none, which makes the rule fail closed. */
    readonly facts: Facts;
    /** `YYYY-MM-DD`. */
    readonly today: string;
}

/**
 * One rule, the whole truth about it: RULES.md, CONTROLS.md, the Pulumi policy and every message are made from this.
 * `check` judges a resource before it is made; `checkStack` judges all resources together, for what no single one
 * shows. A rule has at least one of them; an exception in either is a finding.
 */
export interface Rule {
    /** As in `table.ts`. */
    id: string;
    /** Subject, verb, condition; also the name of its file and of the Pulumi policy. */
    name: string;
    /** The same in words, for people. */
    title: string;
    /** The compliant world, in the present tense. */
    compliant: string;
    /** Why it matters: limit, default or incident. */
    why: string;
    severity: Severity;
    applicability: Applicability;
    /** Every resource type that can express the thing, or all of them. Others are not applicable. */
    types: readonly string[] | "any";
    /** Paths that must be plain, not outputs of other resources: unknown there is a finding, in a preview too. */
    plain: readonly string[];
    controls: readonly ControlId[];
    /** The remediation: an imperative with a concrete property value. */
    fix: string;
    /** Documentation of the property or service. */
    url: string;
    /** False for a rule that no waiver switches off. */
    waivable: boolean;
    check?: (resource: Resource, context: Context) => Findings;
    checkStack?: (stack: Stack, context: Context) => Findings;
}

/** True when a rule judges resources of this type. */
export function covers({ types }: Rule, type: string): boolean {
    return types === "any" || types.includes(type);
}
