import { s3PolicyTight } from "../../../policies/data/s3-policy-tight";
import { add, both, remove, spoil, statement } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const POLICY = "ana-silva/bucket-policy";
const ENCRYPTION = "ana-silva/bucket-encryption";
const ALGORITHM = "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm";
const KEY = "rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId";
const BUCKET = "arn:aws:s3:::acme-ana-silva-123456789012";
const read = { Effect: "Allow", Action: "s3:GetObject", Resource: `${BUCKET}/*` };
const tls = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [BUCKET, `${BUCKET}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const document = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const policyOf = (...statements: object[]) => spoil(POLICY, "policy", document(...statements));

export const cases: RuleCases = {
    rule: s3PolicyTight,
    mutants: {
        "objects for everybody": policyOf(tls, { ...read, Principal: "*" }),
        "objects for everybody with an account": policyOf(tls, { ...read, Principal: { AWS: "*" } }),
        "objects for production": policyOf(tls, { ...read, Principal: { AWS: "arn:aws:iam::111122223333:root" } }),
        "objects for another account, by number": policyOf(tls, { ...read, Principal: { AWS: "111122223333" } }),
        "objects for all but one": policyOf(tls, { ...read, NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } }),
        "objects for whoever comes from a site": policyOf(tls, {
            ...read,
            Principal: "*",
            Condition: { StringLike: { "aws:Referer": "https://acme.example/*" } },
        }),
        "objects for a service of anybody's": policyOf(tls, {
            ...read,
            Principal: { Service: "cloudfront.amazonaws.com" },
        }),
        "an access point for everybody": add("aws:s3/accessPoint:AccessPoint", "ana-silva/point", {
            bucket: "acme-ana-silva-123456789012",
            policy: document({ ...read, Principal: "*" }),
        }),
        "plain HTTP": statement(POLICY, "policy", 0, { Effect: "Allow", Principal: { AWS: "123456789012" } }),
        "plain HTTP for the bucket itself": statement(POLICY, "policy", 0, { Resource: `${BUCKET}/*` }),
        "plain HTTP for reading": statement(POLICY, "policy", 0, { Action: "s3:PutObject" }),
        "plain HTTP for one role": statement(POLICY, "policy", 0, {
            Condition: {
                Bool: { "aws:SecureTransport": "false" },
                StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/x" },
            },
        }),
        "the refusal turned round": statement(POLICY, "policy", 0, {
            Condition: { Bool: { "aws:SecureTransport": "true" } },
        }),
        "no policy": remove(POLICY),
        "no encryption": remove(ENCRYPTION),
        "an encryption without algorithm": spoil(ENCRYPTION, "rules", []),
        "an algorithm of nobody's": spoil(ENCRYPTION, ALGORITHM, "none"),
        "production's key": both(
            spoil(ENCRYPTION, ALGORITHM, "aws:kms"),
            spoil(ENCRYPTION, KEY, "arn:aws:kms:eu-west-1:111122223333:key/1"),
        ),
        "a policy inside a bucket": spoil("ana-silva/bucket", "policy", document({ ...read, Principal: "*" })),
        "a bucket of the older kind": add("aws:s3/bucketV2:BucketV2", "ana-silva/old", { bucket: "old" }),
    },
    variants: {
        "objects for an own role": policyOf(tls, {
            ...read,
            Principal: { AWS: "arn:aws:iam::123456789012:role/contractors/ana-silva/contractor-ana-silva-task" },
        }),
        "everybody of the account": policyOf(tls, {
            ...read,
            Principal: "*",
            Condition: { StringEquals: { "aws:PrincipalAccount": "123456789012" } },
        }),
        "a service that acts for the account": policyOf(tls, {
            ...read,
            Principal: { Service: "logging.s3.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        }),
        "TLS for all resources": statement(POLICY, "policy", 0, { Resource: "*", Action: "*" }),
        "an own key": both(
            spoil(ENCRYPTION, ALGORITHM, "aws:kms"),
            spoil(ENCRYPTION, KEY, "arn:aws:kms:eu-west-1:123456789012:key/1"),
        ),
    },
    says: {
        "objects for production":
            'contractor ana-silva, ana-silva/bucket-policy (aws:s3/bucketPolicy:BucketPolicy): policy is open to arn:aws:iam::111122223333:root. Wanted: principals of account 123456789012. Fix: Give the bucket a BucketPolicy with Deny s3:* on the bucket and its objects where Bool: { aws:SecureTransport: "false" }, allow principals of the own account only, and set sseAlgorithm: AES256.',
    },
    fixed: {
        "objects for everybody": policyOf(tls),
        "plain HTTP for the bucket itself": statement(POLICY, "policy", 0, { Resource: [BUCKET, `${BUCKET}/*`] }),
        "an algorithm of nobody's": spoil(ENCRYPTION, ALGORITHM, "AES256"),
    },
};
