import type { ApiAnswer, ApiRequest } from "../api";
import { type Form, readForm } from "./form";
import { readS3 } from "./s3-request";
import { element, type ListStyle } from "./xml";

/*
 * AWS speaks four protocols: JSON with the operation in a header; forms with XML back (IAM, STS), and EC2's own kind of
 * that; and S3's, where method and path are the operation.
 */

type Protocol = "json" | "query" | "ec2" | "s3";

/** What a client asks for. */
export interface AwsRequest {
    readonly protocol: Protocol;
    /** As in the service's API reference, such as `DescribeSubnets`. */
    readonly operation: string;
    readonly input: Form;
}

/** The API refuses, in its own words. */
export class AwsError extends Error {
    constructor(
        readonly code: string,
        message: string,
        readonly status = 400,
    ) {
        super(message);
    }
}

/** Version of EC2's API, which tells its forms from IAM's and STS's. */
const EC2_VERSION = "2016-11-15";

export function readRequest(request: ApiRequest): AwsRequest {
    const target = request.headers["x-amz-target"];
    if (typeof target === "string") {
        const input = JSON.parse(request.body || "{}") as Form;
        return { protocol: "json", operation: target.split(".").at(-1) ?? "", input };
    }
    if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true) {
        const { Action, Version, ...input } = readForm(new URLSearchParams(request.body));
        return { protocol: Version === EC2_VERSION ? "ec2" : "query", operation: String(Action), input };
    }
    return { protocol: "s3", ...readS3(request) };
}

const LISTS: Record<Exclude<Protocol, "json">, ListStyle> = { query: "member", ec2: "item", s3: "repeated" };

/** The answer of an operation that worked. */
export function answer({ protocol, operation }: AwsRequest, output: object): ApiAnswer {
    switch (protocol) {
        case "json":
            return json(200, output);
        case "s3":
            return Object.keys(output).length === 0
                ? { status: 204 }
                : xml(200, element(S3_ROOTS[operation] ?? operation, output, LISTS.s3));
        case "ec2":
            return xml(200, element(`${operation}Response`, { requestId: REQUEST_ID, ...output }, LISTS.ec2));
        case "query":
            return xml(200, element(`${operation}Response`, inEnvelope(operation, output), LISTS.query));
    }
}

/** The answer of an operation that was refused. */
export function refusal({ protocol }: Pick<AwsRequest, "protocol">, { code, message, status }: AwsError): ApiAnswer {
    const error = { Code: code, Message: message };
    switch (protocol) {
        case "json":
            return json(status, { __type: code, message });
        case "s3":
            return xml(status, element("Error", error, LISTS.s3));
        case "ec2":
            return xml(status, element("Response", { Errors: { Error: error }, RequestID: REQUEST_ID }, LISTS.ec2));
        case "query":
            return xml(status, element("ErrorResponse", { Error: { Type: "Sender", ...error } }, LISTS.query));
    }
}

const REQUEST_ID = "00000000-0000-4000-8000-000000000000";

/** Names of the root elements that are not those of their operations. */
const S3_ROOTS: Readonly<Record<string, string>> = {
    ListBuckets: "ListAllMyBucketsResult",
    ListObjectVersions: "ListVersionsResult",
    DeleteObjects: "DeleteResult",
};

function inEnvelope(operation: string, output: object): object {
    return { [`${operation}Result`]: output, ResponseMetadata: { RequestId: REQUEST_ID } };
}

function json(status: number, body: object): ApiAnswer {
    return { status, body, headers: { "content-type": "application/x-amz-json-1.1" } };
}

function xml(status: number, body: string): ApiAnswer {
    return { status, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`, headers: { "content-type": "text/xml" } };
}
