import { allowed } from "./simulate";
import type { Check, Documents } from "./world";

/** The sentences that AWS does not answer as expected. */
export async function surprises(checks: readonly Check[], documents: Documents): Promise<string[]> {
    const wrong: string[] = [];
    for (const check of checks) {
        if (!(await holds(check, documents))) {
            wrong.push(`${check.expected ? "denied" : "allowed"}: ${check.what}`);
        }
    }
    return wrong;
}

export async function holds(check: Check, documents: Documents): Promise<boolean> {
    return (await allowed(check.question, check.policies(documents))) === check.expected;
}
