import { type IamStatement, readIamDocument } from "../documents/iam-document";
import { type Demand, demand, is, nothing } from "../model/demand";
import { type Finding, type Findings, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, UNKNOWN, valueAt } from "../model/values";
import { BUCKETS, companionsOf } from "./buckets";

const LOCKS = [
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
];
const VERSIONINGS = ["aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"];
const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const IDENTITY_POLICIES = ["aws:iam/rolePolicy:RolePolicy", "aws:iam/policy:Policy", "aws:iam/userPolicy:UserPolicy"];

/** D3. What is locked as evidence stays as it was. */
export const evidenceLocked: Rule = {
    id: "D3",
    name: "evidence-locked",
    title: "Evidence cannot be changed or deleted by anybody",
    compliant:
        "A bucket with object lock keeps every object in compliance mode for a year at least, with versions; it is the platform's, and no contractor may write to it or delete from it.",
    why: "In governance mode an administrator lifts the lock; and evidence that the observed people can write proves nothing.",
    severity: "high",
    applicability: "if registered",
    types: [...LOCKS, ...BUCKETS, ...VERSIONINGS, BUCKET_POLICY, ...IDENTITY_POLICIES],
    plain: ["rule", "objectLockEnabled", "objectLockConfiguration", "versioningConfiguration"],
    controls: ["NIST AU-9", "NIST AU-11", "ISO A.8.15"],
    fix: "Set rule.defaultRetention: { mode: COMPLIANCE, days: 365 } and versioningConfiguration.status: Enabled, and take every right of contractors on the bucket away.",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
    waivable: true,
    check: (resource) => {
        if (LOCKS.includes(resource.type)) {
            return [demand(resource, "objectLockEnabled", is("Enabled"), "Enabled"), judgeRetention(resource, "")];
        }
        return BUCKETS.includes(resource.type) && isLocked(resource) ? judgeBucket(resource) : [];
    },
    checkStack: (stack) => {
        const locksOf = companionsOf(stack, stack.ofType(...LOCKS));
        const buckets = stack.ofType(...BUCKETS).filter((each) => isLocked(each) || locksOf(each).length > 0);
        const versioningOf = companionsOf(stack, stack.ofType(...VERSIONINGS));
        return buckets.map((bucket) => [
            ownRetention(bucket) || locksOf(bucket).length > 0 ? [] : [withoutRetention(bucket)],
            versioningOf(bucket).map((each) => demand(each, "versioningConfiguration.status", is("Enabled"))),
            judgeOwner(bucket),
            judgeWriters(bucket, stack),
        ]);
    },
};

const isLocked = ({ properties }: Resource) =>
    properties.objectLockEnabled === true || isObject(properties.objectLockConfiguration);

const ownRetention = ({ properties }: Resource) => valueAt(properties, "objectLockConfiguration.rule") !== undefined;

const withoutRetention = (bucket: Resource) =>
    findingInWords(bucket, "", "locked without a time for new objects", "a BucketObjectLockConfiguration");

function judgeBucket(bucket: Resource): Findings {
    return [
        ownRetention(bucket) ? judgeRetention(bucket, "objectLockConfiguration.") : [],
        demand(bucket, "forceDestroy", is(false), false),
        demand(bucket, "versioning.enabled", is(true), true),
    ];
}

const YEAR: Demand = { wanted: "365 or more", holds: (value) => typeof value === "number" && value >= 365 };

/** A time is in days or in years, never in both. */
function judgeRetention(resource: Resource, prefix: string): Findings {
    const retention = `${prefix}rule.defaultRetention`;
    const years = valueAt(resource.properties, `${retention}.years`);
    return [
        demand(resource, `${retention}.mode`, is("COMPLIANCE")),
        typeof years === "number" && years >= 1
            ? demand(resource, `${retention}.days`, nothing("nothing beside years"))
            : demand(resource, `${retention}.days`, YEAR),
    ];
}

function judgeOwner(bucket: Resource): Findings {
    const owner = contractorOf(bucket);
    return owner === undefined
        ? []
        : [findingInWords(bucket, "", `evidence in the hands of ${owner}`, "a bucket of the platform")];
}

/** Who of the contractors may change what is in the bucket, by its policy or by their own. */
function judgeWriters(bucket: Resource, stack: Stack): Finding[] {
    const name = valueAt(bucket.properties, "bucket");
    const own = companionsOf(
        stack,
        stack.ofType(BUCKET_POLICY),
    )(bucket).filter((policy) =>
        allows(policy, (each) => each.notPrincipal || each.principals.some(({ value }) => isContractor(value))),
    );
    const persons = stack.ofType(...IDENTITY_POLICIES).filter((each) => contractorOf(each) !== undefined);
    const reaching =
        typeof name === "string" ? persons.filter((policy) => allows(policy, (each) => reaches(each, name))) : [];
    return [...own, ...reaching].map((policy) =>
        findingInWords(policy, "policy", `open to writing evidence in ${bucket.name}`, "no right of contractors there"),
    );
}

const isContractor = (principal: string) => principal === "*" || principal.includes(":role/contractors/");

function allows({ properties: { policy } }: Resource, concerns: (statement: IamStatement) => boolean): boolean {
    // In a preview a document may hold an id that AWS has not given yet; in `up` it is judged.
    return (
        policy !== UNKNOWN &&
        readIamDocument(policy).some((each) => each.effect === "Allow" && writes(each) && concerns(each))
    );
}

const READING = /^s3:(get|list|head)[a-z]*\*?$/i;

const writes = ({ actions, notAction }: IamStatement) =>
    notAction || actions.some((each) => /^(\*|s3:)/i.test(each) && !READING.test(each));

function reaches({ resources, notResource }: IamStatement, bucket: string): boolean {
    const objects = ["aws", "aws-cn", "aws-us-gov"].map((partition) => `arn:${partition}:s3:::${bucket}/evidence`);
    return (
        notResource ||
        resources.some((each) => typeof each === "string" && objects.some((object) => covers(each, object)))
    );
}

/** True when a resource with wildcards covers an object. */
function covers(pattern: string, object: string): boolean {
    const expression = pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replace(/\*/g, ".*")
        .replace(/\?/g, ".");
    return new RegExp(`^${expression}$`).test(object);
}
