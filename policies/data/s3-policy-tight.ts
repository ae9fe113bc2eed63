import { type IamStatement, readIamDocument } from "../documents/iam-document";
import { type Demand, demand, oneOf } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { listOf, type Value } from "../model/values";
import { BUCKETS, companionsOf } from "./buckets";
import { isArnOf, outsidersOf } from "../documents/own-account";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ACCESS_POINTS = [
    "aws:s3/accessPoint:AccessPoint",
    "aws:s3control/accessPointPolicy:AccessPointPolicy",
    "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy",
];
const ENCRYPTIONS = [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
];

/** D2. Who reads a bucket, and how. */
export const s3PolicyTight: Rule = {
    id: "D2",
    name: "s3-policy-tight",
    title: "Buckets serve their own account, encrypted on the way and at rest",
    compliant:
        "Every bucket has a policy that refuses connections without TLS and admits no other account, and an encryption of its own; keys of KMS are the staging account's.",
    why: "A bucket policy is the one document that lets another account in without any role, and S3 answers plain HTTP unless a policy refuses it.",
    severity: "high",
    applicability: "always",
    types: [...BUCKETS, POLICY, ...ACCESS_POINTS, ...ENCRYPTIONS],
    plain: ["policy", "rules"],
    controls: ["NIST AC-4", "NIST SC-28(1)", "CIS-AWS 2.21", "CIS-AWS 3.1.1"],
    fix: 'Give the bucket a BucketPolicy with Deny s3:* on the bucket and its objects where Bool: { aws:SecureTransport: "false" }, allow principals of the own account only, and set sseAlgorithm: AES256.',
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    waivable: true,
    check: (resource, { facts }) => {
        const { type, properties } = resource;
        if (ENCRYPTIONS.includes(type)) {
            return judgeEncryption(resource, facts);
        }
        if (type === POLICY) {
            return [judgePrincipals(resource, facts), judgeTransport(resource)];
        }
        return properties.policy === undefined ? [] : judgePrincipals(resource, facts);
    },
    checkStack: (stack) => [
        missing(stack, [POLICY], "a bucket without policy", "a BucketPolicy that demands TLS"),
        missing(stack, ENCRYPTIONS, "a bucket without encryption of its own", "sseAlgorithm: AES256"),
    ],
};

function missing(stack: Stack, types: readonly string[], found: string, wanted: string): Findings {
    const companions = companionsOf(stack, stack.ofType(...types));
    return stack
        .ofType(...BUCKETS)
        .flatMap((bucket) => (companions(bucket).length > 0 ? [] : [findingInWords(bucket, "", found, wanted)]));
}

function judgePrincipals(resource: Resource, { aws }: Facts): Findings {
    return readIamDocument(resource.properties.policy).flatMap((statement) => {
        const outsiders = outsidersOf(statement, aws);
        return outsiders.length === 0
            ? []
            : [
                  findingInWords(
                      resource,
                      "policy",
                      `open to ${outsiders.join(", ")}`,
                      `principals of account ${aws.accountId}`,
                  ),
              ];
    });
}

function judgeTransport(policy: Resource): Findings {
    return readIamDocument(policy.properties.policy).some(refusesPlainHttp)
        ? []
        : [findingInWords(policy, "policy", "open to plain HTTP", "a Deny of s3:* where aws:SecureTransport is false")];
}

/** Everybody, everything, the bucket and its objects, and no second condition that could let somebody off. */
function refusesPlainHttp(statement: IamStatement): boolean {
    const { effect, principals, notPrincipal, actions, notAction, conditions, resources, notResource } = statement;
    const [condition, second] = conditions;
    const everybody =
        !notPrincipal && principals.some(({ kind, value }) => ["*", "AWS"].includes(kind) && value === "*");
    const everything = !notAction && actions.some((each) => each === "*" || each.toLowerCase() === "s3:*");
    const objects = resources.filter((each) => typeof each === "string" && /^arn:[a-z-]+:s3:::[^/]+\/\*$/.test(each));
    const bucket = objects.some((each) => resources.includes(String(each).replace(/\/\*$/, "")));
    return (
        effect === "Deny" &&
        everybody &&
        everything &&
        !notResource &&
        (bucket || resources.includes("*")) &&
        second === undefined &&
        condition?.operator === "Bool" &&
        condition.key === "aws:securetransport" &&
        condition.values.every((each) => each === "false")
    );
}

const ALGORITHMS = oneOf("AES256", "aws:kms", "aws:kms:dsse");

function judgeEncryption(resource: Resource, { aws }: Facts): Findings {
    const rules = listOf(resource.properties.rules);
    const ownKey: Demand = { wanted: `a key of account ${aws.accountId}`, holds: (value) => isOwnKey(value, aws) };
    return (rules.length === 0 ? [undefined] : rules).map((_, index) => {
        const byDefault = `rules.${index}.applyServerSideEncryptionByDefault`;
        return [
            demand(resource, `${byDefault}.sseAlgorithm`, ALGORITHMS),
            demand(resource, `${byDefault}.kmsMasterKeyId`, ownKey),
        ];
    });
}

/** A key without an ARN, and none at all, is the account's: AWS looks an id or alias up in the own account. */
function isOwnKey(value: Value | undefined, aws: Facts["aws"]): boolean {
    return value === undefined || (typeof value === "string" && (!value.startsWith("arn:") || isArnOf(value, aws)));
}
