import type { Resource } from "../model/resource";
import type { Stack } from "../model/stack";
import { valueAt } from "../model/values";

/** The kinds of buckets; the older one has another name and the same properties. */
export const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

/** Which of some resources are about a bucket; they name it by a plain name or by the bucket's output. */
export function companionsOf(stack: Stack, companions: readonly Resource[]): (bucket: Resource) => Resource[] {
    const byKey = new Map<unknown, Resource[]>();
    for (const each of companions) {
        const urns = stack.targets(each, "bucket").map(({ urn }) => urn);
        for (const key of new Set([...urns, valueAt(each.properties, "bucket")])) {
            byKey.set(key, [...(byKey.get(key) ?? []), each]);
        }
    }
    return (bucket) => {
        const name = valueAt(bucket.properties, "bucket");
        const named = typeof name === "string" ? (byKey.get(name) ?? []) : [];
        return [...new Set([...(byKey.get(bucket.urn) ?? []), ...named])];
    };
}
