import { boundary } from "../../components/documents/boundary";
import { bucketPolicy } from "../../components/documents/bucket-policy";
import {
    accessPermissions,
    deployPermissions,
    executionPermissions,
    runServices,
    taskPermissions,
} from "../../components/documents/permissions";
import {
    budgetActionPermissions,
    budgetActionTrust,
    flowLogPermissions,
    flowLogTrust,
    interfaceEndpointPolicy,
    s3EndpointPolicy,
    spendingStop,
    vpnHandlerPermissions,
    vpnHandlerTrust,
} from "../../components/documents/platform-documents";
import { type PolicyDocument, policyDocument } from "../../components/documents/policy-document";
import { accessTrust, deployTrust, taskTrust } from "../../components/documents/trust";
import type { AccessPlan } from "../../components/planning/access-plan";
import type { RoleKind } from "../../components/planning/names";
import type { Policies, Question } from "./simulate";

/** One contractor with the one thing that only AWS knows. */
export interface Person {
    plan: AccessPlan;
    subnetId: string;
}

/** Every document of one contractor, and of the platform below it, by name. */
export type Documents = ReadonlyMap<string, PolicyDocument>;

export function documentsOf({ plan, subnetId }: Person): Documents {
    const { aws } = plan.organization;
    const deploy = deployTrust(plan);
    return new Map<string, PolicyDocument>([
        ["trust of access", accessTrust(plan)],
        ...(deploy === undefined ? [] : [["trust of deploy", deploy] as const]),
        ["trust of task", taskTrust(plan)],
        ["boundary", boundary(plan)],
        ["access", accessPermissions(plan)],
        ["deploy", deployPermissions(plan)],
        ["task", taskPermissions(plan)],
        ["execution", executionPermissions(plan)],
        ["run services", runServices(plan, subnetId)],
        ["bucket", bucketPolicy(plan)],
        ["trust of flow logs", flowLogTrust(aws)],
        ["flow logs", flowLogPermissions(aws)],
        ["trust of budget actions", budgetActionTrust(aws)],
        ["budget actions", budgetActionPermissions(aws)],
        ["spending stop", spendingStop()],
        ["trust of the connect handler", vpnHandlerTrust(aws)],
        ["connect handler", vpnHandlerPermissions(aws)],
        ["S3 endpoint", s3EndpointPolicy(plan.organization)],
        ["interface endpoint", interfaceEndpointPolicy(aws)],
    ]);
}

/** One line of a list, ready to be judged by any version of the documents that it names. */
export interface Check {
    /** A sentence: who does what. */
    what: string;
    /** Names of the documents that decide. */
    documents: readonly string[];
    question: Question;
    policies: (documents: Documents) => Policies;
    /** What AWS must answer. */
    expected: boolean;
}

/** Makes a check whose policies are found by name. */
export function check(
    what: string,
    expected: boolean,
    question: Question,
    names: { identity?: readonly string[]; boundary?: string; resource?: string; endpoint?: string },
    given: Policies = {},
): Check {
    const { identity = [], boundary: limit, resource, endpoint } = names;
    return {
        what,
        expected,
        question,
        documents: [...identity, ...[limit, resource, endpoint].filter((name) => name !== undefined)],
        policies: (documents) => {
            const one = (name: string) => found(documents, name);
            return {
                ...given,
                ...(identity.length === 0 ? {} : { identity: [...(given.identity ?? []), ...identity.map(one)] }),
                ...(limit === undefined ? {} : { boundary: one(limit) }),
                ...(resource === undefined ? {} : { resource: one(resource) }),
                ...(endpoint === undefined ? {} : { endpoint: one(endpoint) }),
            };
        },
    };
}

export function found(documents: Documents, name: string): PolicyDocument {
    const document = documents.get(name);
    if (document === undefined) {
        throw new Error(`there is no document ${name}`);
    }
    return document;
}

/** What an administrator is given. */
export const EVERYTHING = policyDocument({ Sid: "Everything", Effect: "Allow", Action: "*", Resource: "*" });

/** A resource whose owner lets everybody in. */
export const OPEN = policyDocument({ Sid: "Open", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" });

/** Circumstances of a request; every key has a value of the person's own at the given instant unless it is changed. */
export interface Circumstances {
    region?: string;
    /** The account that really owns the resource. */
    account?: string;
    [key: `${string}:${string}`]: string | readonly string[];
}

/** The question that a session of one of the person's roles puts to AWS. */
export function asked(
    { plan }: Person,
    role: RoleKind,
    action: string,
    resource: string,
    at: string,
    { region, account, ...keys }: Circumstances = {},
): Question {
    const { aws } = plan.organization;
    const sts = `arn:${aws.partition}:sts::${aws.accountId}`;
    return {
        principal: `${sts}:assumed-role/${plan.names.role[role]}/${plan.names.login}`,
        action,
        resource,
        account: account ?? aws.accountId,
        context: {
            "aws:CurrentTime": at,
            // Passing a role is a matter of IAM, which is global and sits in one region.
            "aws:RequestedRegion": region ?? (action === "iam:PassRole" ? "us-east-1" : aws.region),
            // What takes no resource may have no owner either: no document may rest on that.
            ...(resource === "*" ? {} : { "aws:ResourceAccount": account ?? aws.accountId }),
            "aws:PrincipalAccount": aws.accountId,
            "aws:PrincipalArn": plan.arns.role[role],
            "aws:SecureTransport": "true",
            ...keys,
        },
    };
}
