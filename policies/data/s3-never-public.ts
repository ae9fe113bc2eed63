import { demand, is, nothing } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { BUCKETS, companionsOf } from "./buckets";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const ACLS = ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"];
const WEBSITES = [
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
    "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2",
];
const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** D1. Nothing in a bucket is ever public. */
export const s3NeverPublic: Rule = {
    id: "D1",
    name: "s3-never-public",
    title: "Buckets are never public",
    compliant: "Every bucket has a public access block with all four flags on, has no ACL, and hosts no website.",
    why: "Each of the four flags stops another way to publish; a bucket without its own block depends on one of the account.",
    severity: "critical",
    applicability: "always",
    types: [...BUCKETS, BLOCK, ACCOUNT_BLOCK, ...ACLS, ...WEBSITES, OWNERSHIP],
    plain: [...FLAGS, "acl", "rule.objectOwnership"],
    controls: ["NIST AC-3", "CIS-AWS 3.1.4", "SOC2 CC6.7"],
    fix: "Give the bucket a BucketPublicAccessBlock with all four flags true, drop ACLs and website hosting.",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    waivable: false,
    check: (resource) => {
        const { type } = resource;
        if (type === BLOCK || type === ACCOUNT_BLOCK) {
            return FLAGS.map((flag) => demand(resource, flag, is(true), false));
        }
        if (type === OWNERSHIP) {
            return demand(resource, "rule.objectOwnership", is("BucketOwnerEnforced"));
        }
        return BUCKETS.includes(type) ? judgeBucket(resource) : [strange(resource)];
    },
    checkStack: (stack) => {
        const blocksOf = companionsOf(stack, stack.ofType(BLOCK));
        return stack.ofType(...BUCKETS).flatMap((bucket) => (blocksOf(bucket).length > 0 ? [] : [unblocked(bucket)]));
    },
};

function judgeBucket(bucket: Resource): Findings {
    return ["acl", "grants", "website"].map((property) => demand(bucket, property, nothing("nothing")));
}

const strange = (resource: Resource) =>
    findingInWords(
        resource,
        "",
        "a way to publish a bucket",
        "no such resource: the bucket's policy says who may read",
    );

const unblocked = (bucket: Resource) =>
    findingInWords(bucket, "", "a bucket without public access block", "a BucketPublicAccessBlock that names it");
