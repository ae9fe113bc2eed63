import { hex, spell } from "../ids";
import type { Call, InUse, Reference, Row } from "../row";
import { isRecord, type Props } from "../values";

/* What all AWS resources have in common. */

/** `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export function regionalArn(call: Call, service: string, resource: string): string {
    const { partition, accountId } = call.settings;
    return `arn:${partition}:${service}:${regionOf(call)}:${accountId}:${resource}`;
}

/** `arn:<partition>:<service>::<account>:<resource>`, for services without regions. */
export function globalArn(call: Call, service: string, resource: string): string {
    return `arn:${call.settings.partition}:${service}::${call.settings.accountId}:${resource}`;
}

/** The region that a resource lives in: its own argument (new in v7 of the provider) or the provider's. */
export function regionOf(call: Call): string {
    return call.text("region") || call.settings.region;
}

/** `vpc-0123456789abcdef0`. */
export function ec2Id(call: Call, prefix: string, label = prefix): string {
    return `${prefix}-0${spell(call.seed(label), hex, 16)}`;
}

/** Id and ARN of an EC2 object whose ARN ends in `<kind>/<id>`. */
export function ec2Object(prefix: string, kind: string): Pick<Row, "id"> & { created: (call: Call) => Props } {
    return {
        id: (call) => ec2Id(call, prefix),
        created: (call) => ({ arn: regionalArn(call, "ec2", `${kind}/${ec2Id(call, prefix)}`) }),
    };
}

/** Tags with those of the provider's `defaultTags`; the resource's own win. */
function tagsAll(call: Call): Props {
    const { tags } = call.inputs;
    return { tagsAll: { ...call.settings.defaultTags, ...(isRecord(tags) ? tags : {}) } };
}

/** The row of a resource that can be tagged. */
export function tagged(row: Row): Row {
    return { ...row, outputs: (call) => ({ ...row.outputs?.(call), ...tagsAll(call) }) };
}

/** The row of a resource that lives in a region: the provider fills in `region`, and another one replaces. */
export function regional(row: Row): Row {
    return {
        ...row,
        computed: [...(row.computed ?? []), "region"],
        replaces: [...(row.replaces ?? []), "region"],
        created: (call) => ({ region: call.settings.region, ...row.created?.(call) }),
    };
}

/** What EC2 says of something that is still needed. */
export function dependencyViolation(what: string): InUse {
    return { message: ({ id }) => `DependencyViolation: ${what} '${id}' has dependencies and cannot be deleted` };
}

const managedByAws = /^arn:[^:]+:iam::aws:policy\//;

/** A property that holds the ARN of a role of this account. */
export function roleArn(path: string): Reference {
    return { path, to: "aws:iam/role:Role", by: ["arn"] };
}

/** A property that holds the ARN of a managed policy, of this account or AWS's own. */
export function policyArn(path: string, onDelete?: "holds"): Reference {
    return { path, to: "aws:iam/policy:Policy", by: ["arn"], except: managedByAws, ...(onDelete && { onDelete }) };
}
