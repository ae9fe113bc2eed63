import type { Row, Rows } from "../row";
import { regional, regionOf, tagged } from "./aws";
import { matches } from "./rules";

const bucket = "aws:s3/bucket:Bucket";

/** A setting of a bucket is a resource of its own since v4 of the provider; its id is the bucket's name. */
function setting(row: Omit<Row, "id">): Row {
    return regional({
        ...row,
        id: (call) => call.text("bucket"),
        replaces: ["bucket", ...(row.replaces ?? [])],
        references: [{ path: "bucket", to: bucket, onDelete: "goes" }],
    });
}

/** S3. Files named in sources are in internal/service/s3 of terraform-provider-aws. */
export const s3Rows: Rows = {
    [bucket]: regional(
        tagged({
            source: "[P] 2.9; [K] bucket.go. Names are global; only this account's can be seen here.",
            autoName: "bucket",
            id: (call) => call.text("bucket"),
            replaces: ["bucket", "bucketNamespace", "bucketPrefix", "objectLockEnabled"],
            defaults: { forceDestroy: false },
            computed: [
                "accelerationStatus",
                "acl",
                "bucketNamespace",
                "bucketPrefix",
                "corsRules",
                "grants",
                "lifecycleRules",
                "logging",
                "objectLockConfiguration",
                "objectLockEnabled",
                "policy",
                "replicationConfiguration",
                "requestPayer",
                "serverSideEncryptionConfiguration",
                "versioning",
                "website",
            ],
            rules: [
                matches(
                    "bucket",
                    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
                    "3 to 63 lower-case letters, digits, dots and hyphens",
                ),
            ],
            unique: [
                {
                    properties: ["bucket"],
                    message: ({ text }) =>
                        `BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it (${text("bucket")})`,
                },
            ],
            created: (call) => ({
                hostedZoneId: "Z1BKCTXD74EZPE",
                requestPayer: "BucketOwner",
                bucketNamespace: "global",
                objectLockEnabled: false,
                bucketRegion: regionOf(call),
            }),
            outputs: (call) => ({
                arn: `arn:${call.settings.partition}:s3:::${call.text("bucket")}`,
                bucketDomainName: `${call.text("bucket")}.s3.${call.settings.awsDomain}`,
                bucketRegionalDomainName: `${call.text("bucket")}.s3.${regionOf(call)}.${call.settings.awsDomain}`,
            }),
            inUse: {
                releasedBy: "forceDestroy",
                message: () => "BucketNotEmpty: The bucket you tried to delete is not empty",
            },
        }),
    ),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": setting({
        source: "[D]; [K] bucket_public_access_block.go",
        defaults: {
            blockPublicAcls: false,
            blockPublicPolicy: false,
            ignorePublicAcls: false,
            restrictPublicBuckets: false,
        },
        keepsOnDelete: ({ inputs }) => inputs.skipDestroy === true,
    }),
    "aws:s3/bucketVersioning:BucketVersioning": setting({
        source: "[K] bucket_versioning.go",
        replaces: ["expectedBucketOwner"],
        allowed: { "versioningConfiguration.status": ["Enabled", "Suspended", "Disabled"] },
    }),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": setting({
        source: "[K] bucket_server_side_encryption_configuration.go",
        replaces: ["expectedBucketOwner"],
        allowed: {
            "rules[].applyServerSideEncryptionByDefault.sseAlgorithm": ["AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"],
        },
    }),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": setting({
        source: "[K] bucket_ownership_controls.go",
        allowed: { "rule.objectOwnership": ["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"] },
    }),
    "aws:s3/bucketPolicy:BucketPolicy": setting({
        source: "[D] bucketPolicy.d.ts: 20 KB",
        refuseCreate: ({ text }) =>
            text("policy").length > 20_480 ? "PolicyTooLarge: Bucket policies are limited to 20 KB" : undefined,
    }),
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": setting({
        source: "[K] bucket_lifecycle_configuration.go",
        replaces: ["expectedBucketOwner"],
        computed: ["transitionDefaultMinimumObjectSize"],
        allowed: { "rules[].status": ["Enabled", "Disabled"] },
    }),
};
