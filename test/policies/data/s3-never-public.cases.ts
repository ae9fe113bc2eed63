import { s3NeverPublic } from "../../../policies/data/s3-never-public";
import { add, both, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const BLOCK = "ana-silva/bucket-public-access-block";
const ACCOUNT = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const on = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

export const cases: RuleCases = {
    rule: s3NeverPublic,
    mutants: {
        "no block": remove(BLOCK),
        "a block of another bucket": spoil(BLOCK, "bucket", "another"),
        "public ACLs accepted": spoil(BLOCK, "blockPublicAcls", false),
        "public policies accepted": spoil(BLOCK, "blockPublicPolicy", false),
        "public ACLs honoured": without(BLOCK, "ignorePublicAcls"),
        "public buckets open": without(BLOCK, "restrictPublicBuckets"),
        "an ACL": spoil("ana-silva/bucket", "acl", "public-read"),
        "an ACL of its own": add("aws:s3/bucketAcl:BucketAcl", "ana-silva/acl", {
            bucket: "acme-ana-silva-123456789012",
            acl: "private",
        }),
        "a website": add("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", "ana-silva/site", {
            bucket: "acme-ana-silva-123456789012",
        }),
        "a website inside the bucket": spoil("ana-silva/bucket", "website", { indexDocument: "index.html" }),
        "ACLs switched on": spoil("ana-silva/bucket-ownership", "rule.objectOwnership", "ObjectWriter"),
        "a block of the account with a flag off": add(ACCOUNT, "platform/account", { ...on, blockPublicPolicy: false }),
        "a bucket of the older kind": add("aws:s3/bucketV2:BucketV2", "ana-silva/old", { bucket: "old" }),
    },
    variants: {
        "a block of the account": add(ACCOUNT, "platform/account", on),
        "a block that names its bucket by output": both(
            without("ana-silva/bucket", "bucket"),
            spoil(BLOCK, "bucket", "«ana-silva/bucket.id»"),
        ),
    },
    says: {
        "public ACLs honoured":
            "contractor ana-silva, ana-silva/bucket-public-access-block (aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock): ignorePublicAcls is absent, which means false. Wanted: true. Fix: Give the bucket a BucketPublicAccessBlock with all four flags true, drop ACLs and website hosting.",
    },
    fixed: { "public policies accepted": spoil(BLOCK, "blockPublicPolicy", true) },
};
