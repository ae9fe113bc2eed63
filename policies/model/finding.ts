import type { Resource } from "./resource";
import { show, type Value } from "./values";

/** One thing that is wrong: what is found where, and what is wanted there. */
export interface Finding {
    resource: Resource;
    /** Property path; the empty text for the resource as a whole. */
    path: string;
    /** Completes "<path> is ...". Never a secret. */
    found: string;
    /** Completes "Wanted: ...". */
    wanted: string;
}

/** Findings as a check returns them: lists in lists are fine, so that a check is a list of small demands. */
export type Findings = readonly (Finding | Findings)[];

/** A finding about a value that may be shown. */
export function finding(resource: Resource, path: string, found: Value | undefined, wanted: string): Finding {
    return { resource, path, found: show(found), wanted };
}

/** A finding told in words. */
export function findingInWords(resource: Resource, path: string, found: string, wanted: string): Finding {
    return { resource, path, found, wanted };
}

export function flatten(findings: Findings): Finding[] {
    return findings.flatMap((each) => ("resource" in each ? [each] : flatten(each)));
}
