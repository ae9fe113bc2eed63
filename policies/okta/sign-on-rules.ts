import { type Demand, demand } from "../model/demand";
import { type Finding, finding } from "../model/finding";
import type { Resource } from "../model/resource";
import { holdsUnknown, isObject, UNKNOWN, type Value, valueAt } from "../model/values";

/** One rule of an app's sign-on policy. */
export const APP_RULE = "okta:index/appSignonPolicyRule:AppSignonPolicyRule";
/** All rules of an app's sign-on policy, in a list. */
export const APP_RULES = "okta:app/signonPolicyRules:SignonPolicyRules";
/** One rule of a session policy. */
export const SESSION_RULE = "okta:policy/ruleSignon:RuleSignon";

/**
 * The path before the properties of each sign-on rule: empty where the resource is one rule, `rules.0.` and so on where
 * it holds a list.
 * @throws Error when the list cannot be read.
 */
export function pathsOfRules({ type, properties }: Resource): string[] {
    if (type !== APP_RULES) {
        return [""];
    }
    const rules = valueAt(properties, "rules") ?? [];
    if (!Array.isArray(rules) || !rules.every(isObject)) {
        throw new Error("rules is no list of plain rules");
    }
    return rules.map((_rule, index) => `rules.${index}.`);
}

/** The same of those rules that let somebody in: all that do not say DENY, because ALLOW is the default. */
export function pathsOfAdmitting(resource: Resource): string[] {
    return pathsOfRules(resource).filter((path) => valueAt(resource.properties, `${path}access`) !== "DENY");
}

/** A demand that takes unknown for a violation in a list too, where no rule's `plain` reaches. */
export function demandPlain(resource: Resource, path: string, wanted: Demand, absent?: Value): Finding[] {
    return holdsUnknown(valueAt(resource.properties, path))
        ? [finding(resource, path, UNKNOWN, wanted.wanted)]
        : demand(resource, path, wanted, absent);
}
