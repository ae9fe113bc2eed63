/*
 * The inline policy that ends the use of a role. The IAM console revokes sessions with a condition on
 * `aws:TokenIssueTime` too (policy `AWSRevokeOlderSessions`, IAM User Guide, "Revoke IAM role temporary security
 * credentials").
 */

/** Its name. */
export const DENY_POLICY = "contractor-access-ended";

/** What is denied: everything to every session, or everything to sessions that were issued before an instant. */
export type Deny = "everything" | Date;

const EVERYTHING = { Sid: "AccessEnded", Effect: "Deny", Action: "*", Resource: "*" } as const;

export function denyDocument(deny: Deny): string {
    const statement =
        deny === "everything"
            ? EVERYTHING
            : { ...EVERYTHING, Condition: { DateLessThan: { "aws:TokenIssueTime": deny.toISOString() } } };
    return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** What a document denies; undefined for one that is not exactly as `denyDocument` makes it. */
export function readDeny(document: string): Deny | undefined {
    if (document === denyDocument("everything")) {
        return "everything";
    }
    const text = /"aws:TokenIssueTime":"([^"]+)"/.exec(document)?.[1];
    const instant = new Date(text ?? Number.NaN);
    return !Number.isNaN(instant.getTime()) && document === denyDocument(instant) ? instant : undefined;
}
