import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecr from "@pulumi/aws/ecr";
import * as ecs from "@pulumi/aws/ecs";
import * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import { bucketPolicy } from "../documents/bucket-policy";
import { toJson } from "../documents/policy-document";
import type { AccessPlan } from "../planning/access-plan";
import { logicalName } from "../planning/names";

/**
 * What a contractor deploys to and stores in. Deleting the entry deletes all of it with its contents: every switch that
 * allows that is on from the first `up`, because a delete works with the switches that are in state.
 */
export function createSandboxServices(parent: pulumi.Resource, plan: AccessPlan): pulumi.Resource[] {
    return [
        ...createBucket(parent, plan),
        ...createImageRepository(parent, plan),
        createCluster(parent, plan),
        createLogGroup(parent, plan),
    ];
}

function createBucket(parent: pulumi.Resource, plan: AccessPlan): pulumi.Resource[] {
    const { handle } = plan.entry;
    const bucket = new s3.Bucket(
        logicalName(handle, "bucket"),
        { bucket: plan.names.bucket, forceDestroy: true, tags: plan.tags },
        { parent },
    );
    const block = new s3.BucketPublicAccessBlock(
        logicalName(handle, "bucket-public-access-block"),
        {
            bucket: bucket.id,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        { parent },
    );
    const ownership = new s3.BucketOwnershipControls(
        logicalName(handle, "bucket-ownership"),
        { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } },
        { parent },
    );
    const encryption = new s3.BucketServerSideEncryptionConfiguration(
        logicalName(handle, "bucket-encryption"),
        { bucket: bucket.id, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
        { parent },
    );
    const policy = new s3.BucketPolicy(
        logicalName(handle, "bucket-policy"),
        { bucket: bucket.id, policy: toJson(bucketPolicy(plan)) },
        // S3 refuses parallel changes of one bucket's policy and public access settings with OperationAborted.
        { parent, dependsOn: [block] },
    );
    return [bucket, block, ownership, encryption, policy];
}

function createImageRepository(parent: pulumi.Resource, plan: AccessPlan): pulumi.Resource[] {
    const { handle } = plan.entry;
    const repository = new ecr.Repository(
        logicalName(handle, "image-repository"),
        {
            name: plan.names.ecrRepository,
            forceDelete: true,
            imageTagMutability: "IMMUTABLE",
            imageScanningConfiguration: { scanOnPush: true },
            encryptionConfigurations: [{ encryptionType: "AES256" }],
            tags: plan.tags,
        },
        { parent },
    );
    const lifecycle = new ecr.LifecyclePolicy(
        logicalName(handle, "image-lifecycle"),
        { repository: repository.name, policy: JSON.stringify(KEEP_LAST_IMAGES) },
        { parent },
    );
    return [repository, lifecycle];
}

/** Storage costs $0.10 per GB and month, so only the images that somebody may still run are kept. */
const KEEP_LAST_IMAGES = {
    rules: [
        {
            rulePriority: 1,
            description: "Keep the last 30 images",
            selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 30 },
            action: { type: "expire" },
        },
    ],
};

function createCluster(parent: pulumi.Resource, plan: AccessPlan): ecs.Cluster {
    return new ecs.Cluster(
        logicalName(plan.entry.handle, "cluster"),
        {
            name: plan.names.shared,
            // Container Insights bills per metric; the contractor's logs are in the log group either way.
            settings: [{ name: "containerInsights", value: "disabled" }],
            tags: plan.tags,
        },
        { parent },
    );
}

/** Logs of the contractor's own containers; the audit trails are the platform's and outlive the entry. */
function createLogGroup(parent: pulumi.Resource, plan: AccessPlan): cloudwatch.LogGroup {
    return new cloudwatch.LogGroup(
        logicalName(plan.entry.handle, "log-group"),
        { name: plan.names.logGroup, retentionInDays: 30, skipDestroy: false, tags: plan.tags },
        { parent },
    );
}
