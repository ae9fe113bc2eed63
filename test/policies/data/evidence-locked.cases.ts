import { evidenceLocked } from "../../../policies/data/evidence-locked";
import { add, both, remove, spoil, statement, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const ROLE = "arn:aws:iam::123456789012:role/contractors/ana-silva/contractor-ana-silva-access";
const RETENTION = "rule.defaultRetention";
const bucket = { bucket: "acme-evidence", objectLockEnabled: true };
const retention = (mode: string, time: Record<string, number>) => ({
    bucket: "acme-evidence",
    rule: { defaultRetention: { mode, ...time } },
});

/** A good evidence bucket with an edit. */
const locked = (...edits: Parameters<typeof both>) =>
    both(
        add("aws:s3/bucket:Bucket", "platform/evidence", bucket),
        add(LOCK, "platform/evidence-lock", retention("COMPLIANCE", { days: 365 })),
        add(VERSIONING, "platform/evidence-versions", {
            bucket: "acme-evidence",
            versioningConfiguration: { status: "Enabled" },
        }),
        ...edits,
    );
const policyOf = (Action: string) =>
    add("aws:s3/bucketPolicy:BucketPolicy", "platform/evidence-policy", {
        bucket: "acme-evidence",
        policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Principal: { AWS: ROLE }, Action, Resource: "arn:aws:s3:::acme-evidence/*" },
            ],
        }),
    });

export const cases: RuleCases = {
    rule: evidenceLocked,
    mutants: {
        "governance mode": locked(spoil("platform/evidence-lock", `${RETENTION}.mode`, "GOVERNANCE")),
        "no mode": locked(without("platform/evidence-lock", `${RETENTION}.mode`)),
        "a month": locked(spoil("platform/evidence-lock", `${RETENTION}.days`, 30)),
        "no time": locked(without("platform/evidence-lock", "rule")),
        "no lock for new objects": locked(remove("platform/evidence-lock")),
        "no versions": locked(spoil("platform/evidence-versions", "versioningConfiguration.status", "Suspended")),
        "a bucket that is emptied": locked(spoil("platform/evidence", "forceDestroy", true)),
        "evidence in a person's bucket": add(LOCK, "platform/lock", {
            ...retention("COMPLIANCE", { days: 365 }),
            bucket: "acme-ana-silva-123456789012",
        }),
        "a contractor who writes": locked(policyOf("s3:PutObject")),
        "a contractor who shortens locks": locked(policyOf("s3:*")),
        "a contractor who deletes, by an own right": locked(
            statement("ana-silva/access-permissions", "policy", 10, { Resource: "arn:aws:s3:::acme-*" }),
        ),
        "the older kind of lock inside a bucket": add("aws:s3/bucketV2:BucketV2", "platform/old", {
            bucket: "acme-old",
            objectLockConfiguration: {
                objectLockEnabled: "Enabled",
                rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
            },
        }),
    },
    variants: {
        "a good bucket": locked(),
        "seven years": locked(
            spoil("platform/evidence-lock", "rule", { defaultRetention: { mode: "COMPLIANCE", years: 7 } }),
        ),
        "a contractor who reads": locked(policyOf("s3:GetObject")),
        "a lock inside the bucket": add("aws:s3/bucket:Bucket", "platform/old", {
            bucket: "acme-old",
            objectLockConfiguration: {
                objectLockEnabled: "Enabled",
                rule: { defaultRetention: { mode: "COMPLIANCE", days: 400 } },
            },
        }),
    },
    says: {
        "governance mode":
            'platform/evidence-lock (aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration): rule.defaultRetention.mode is "GOVERNANCE". Wanted: "COMPLIANCE". Fix: Set rule.defaultRetention: { mode: COMPLIANCE, days: 365 } and versioningConfiguration.status: Enabled, and take every right of contractors on the bucket away.',
    },
    fixed: {
        "governance mode": spoil("platform/evidence-lock", `${RETENTION}.mode`, "COMPLIANCE"),
        "a month": spoil("platform/evidence-lock", `${RETENTION}.days`, 365),
        "no versions": spoil("platform/evidence-versions", "versioningConfiguration.status", "Enabled"),
        "a contractor who writes": remove("platform/evidence-policy"),
    },
};
