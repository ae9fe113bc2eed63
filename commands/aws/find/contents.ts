import { paginateListImages } from "@aws-sdk/client-ecr";
import { ListObjectVersionsCommand, type ListObjectVersionsOutput, type S3Client } from "@aws-sdk/client-s3";
import { unlessMissing } from "../failures";
import { allOf, type Found, inEach, type Search } from "../found";

/** Images in the repositories and objects in the buckets that were found: versions and delete markers, all of them. */
export async function findContents({ clients }: Search, stores: readonly Found[]): Promise<Found[]> {
    return inEach(stores, (store) =>
        store.kind === "ECR repository"
            ? imagesIn(clients.ecr, store)
            : store.kind === "S3 bucket"
              ? objectsIn(clients.s3, store)
              : Promise.resolve([]),
    );
}

/** Each image once, however many tags it has. */
async function imagesIn(client: Search["clients"]["ecr"], { handle, id: repositoryName }: Found): Promise<Found[]> {
    const images = await unlessMissing(
        allOf(paginateListImages({ client }, { repositoryName }), (page) => page.imageIds),
    );
    const digests = new Set((images ?? []).map(({ imageDigest = "" }) => imageDigest));
    return [...digests].map((id) => ({ handle, kind: "image", id, within: repositoryName, access: false }));
}

async function objectsIn(client: S3Client, { handle, id: Bucket }: Found): Promise<Found[]> {
    const pages = await unlessMissing(allOf(versionPages(client, Bucket), (page) => [page]));
    const all = (pages ?? []).flatMap(({ Versions = [], DeleteMarkers = [] }) => [...Versions, ...DeleteMarkers]);
    return all.map(({ Key = "", VersionId = "null" }) => ({
        handle,
        kind: "object",
        id: Key,
        version: VersionId,
        within: Bucket,
        access: false,
    }));
}

/** The SDK has no pages for this call. */
async function* versionPages(client: S3Client, Bucket: string): AsyncIterable<ListObjectVersionsOutput> {
    let next: Pick<ListObjectVersionsOutput, "KeyMarker" | "VersionIdMarker"> | undefined = {};
    while (next !== undefined) {
        const page: ListObjectVersionsOutput = await client.send(new ListObjectVersionsCommand({ Bucket, ...next }));
        yield page;
        const { IsTruncated, NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
        next = IsTruncated === true ? { KeyMarker, VersionIdMarker } : undefined;
    }
}
