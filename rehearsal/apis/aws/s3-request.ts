import type { ApiRequest } from "../api";
import type { Form } from "./form";
import { unescaped } from "./xml";

/** Operation and parameters of a request to S3, path style: `/bucket/key`. */
export function readS3({ method, path, query, body }: ApiRequest): { operation: string; input: Form } {
    const [, bucket = "", ...key] = path.split("/").map(decodeURIComponent);
    const isOf = bucket === "" ? "service" : key.join("/") === "" ? "bucket" : "object";
    const parameters = Object.fromEntries(query);
    const what = ["versions", "delete"].find((name) => query.has(name)) ?? "";
    const operation = OPERATIONS[[method, isOf, what].filter((word) => word !== "").join(" ")];
    return {
        operation: operation ?? `${method} ${path}`,
        input: { ...parameters, Bucket: bucket, ...(what === "delete" && { Objects: objectsIn(body) }) },
    };
}

const OPERATIONS: Readonly<Record<string, string>> = {
    "GET service": "ListBuckets",
    "GET bucket versions": "ListObjectVersions",
    "POST bucket delete": "DeleteObjects",
    "DELETE bucket": "DeleteBucket",
};

/** The objects that a `Delete` document names. */
function objectsIn(document: string): Form[] {
    return [...document.matchAll(/<Object>(.*?)<\/Object>/gs)].map(([, object = ""]) => ({
        Key: elementIn(object, "Key"),
        VersionId: elementIn(object, "VersionId"),
    }));
}

function elementIn(xml: string, name: string): string {
    return unescaped(new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(xml)?.[1] ?? "");
}
