import type { Waiver } from "./facts";
import type { Finding } from "./finding";
import { contractorOf } from "./resource";
import type { Rule } from "./rule";

/**
 * A violation in one line: who, what, where, found, wanted, and the edit to make.
 *
 * `contractor ana-silva, ana-silva/bucket-public-access-block: blockPublicAcls is false. Wanted: true. Fix: ...`
 */
export function describeFinding(rule: Rule, { resource, path, found, wanted }: Finding): string {
    const owner = contractorOf(resource);
    const place = owner === undefined ? resource.name : `contractor ${owner}, ${resource.name}`;
    const what = path === "" ? `it is ${found}` : `${path} is ${found}`;
    return `${place} (${resource.type}): ${what}. Wanted: ${wanted}. Fix: ${rule.fix}`;
}

/** What is said of a finding that a waiver covers. */
export function describeWaived(rule: Rule, finding: Finding, waiver: Waiver): string {
    return `Waived until ${waiver.until} by ${waiver.approvedBy} (${waiver.reason}): ${describeFinding(rule, finding)}`;
}
