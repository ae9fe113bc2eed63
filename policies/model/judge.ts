import { type Finding, finding, findingInWords, flatten } from "./finding";
import type { Resource } from "./resource";
import { type Context, covers, type Rule } from "./rule";
import type { Stack } from "./stack";
import { holdsUnknown, UNKNOWN, valueAt } from "./values";

/**
 * A rule's findings on one resource; none when it does not cover the type. Fails closed: what the rule demands plain
 * and is unknown is a finding, and so is an exception.
 */
export function judgeResource(rule: Rule, resource: Resource, context: Context): Finding[] {
    const { check } = rule;
    if (check === undefined || !covers(rule, resource.type)) {
        return [];
    }
    const unknown = rule.plain.filter((path) => holdsUnknown(valueAt(resource.properties, path)));
    if (unknown.length > 0) {
        return unknown.map((path) => finding(resource, path, UNKNOWN, "a plain value, not another resource's output"));
    }
    return orCrash(resource, () => flatten(check(resource, context)));
}

/** A rule's findings on all resources together. */
export function judgeStack(rule: Rule, stack: Stack, context: Context): Finding[] {
    const { checkStack } = rule;
    const [first] = stack.resources;
    if (checkStack === undefined || first === undefined) {
        return [];
    }
    return orCrash(first, () => flatten(checkStack(stack, context)));
}

function orCrash(resource: Resource, judge: () => Finding[]): Finding[] {
    try {
        return judge();
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return [findingInWords(resource, "", `undecidable: ${reason}`, "something that this rule can judge")];
    }
}
