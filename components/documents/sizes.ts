import type { AccessPlan } from "../planning/access-plan";
import { boundary } from "./boundary";
import {
    accessPermissions,
    deployPermissions,
    executionPermissions,
    runServices,
    taskPermissions,
} from "./permissions";
import { type PolicyDocument, toJson } from "./policy-document";
import { accessTrust, deployTrust, taskTrust } from "./trust";

/** Characters that IAM takes, without white space; only that of a trust can be raised, by a quota request, to 4,096. */
const LIMITS = { trust: 2048, boundary: 6144, permissions: 10_240 } as const;

/** A document of one contractor that AWS would refuse. */
export interface DocumentProblem {
    /** What it is, as a person says it: `trust of the deploy role`. */
    document: string;
    /** Its characters, as AWS counts them. */
    size: number;
    /** The characters that AWS takes. */
    limit: number;
}

/** As long as any id of a subnet: 8 or 17 hexadecimal digits. */
const LONGEST_SUBNET_ID = `subnet-${"0".repeat(17)}`;

/**
 * The documents of one contractor that are too long for AWS, before anything is created. Empty when all fit. What grows
 * is the trust of the deploy role, by about 90 characters a repository.
 */
export function documentProblems(plan: AccessPlan): DocumentProblem[] {
    return measured(plan).filter(({ size, limit }) => size > limit);
}

function measured(plan: AccessPlan): DocumentProblem[] {
    const run = runServices(plan, LONGEST_SUBNET_ID);
    const deploy = deployTrust(plan);
    return [
        measure("trust of the access role", LIMITS.trust, accessTrust(plan)),
        ...(deploy === undefined ? [] : [measure("trust of the deploy role", LIMITS.trust, deploy)]),
        measure("trust of the task and execution roles", LIMITS.trust, taskTrust(plan)),
        measure("permission boundary", LIMITS.boundary, boundary(plan)),
        measure("permissions of the access role", LIMITS.permissions, accessPermissions(plan), run),
        measure("permissions of the deploy role", LIMITS.permissions, deployPermissions(plan), run),
        measure("permissions of the task role", LIMITS.permissions, taskPermissions(plan)),
        measure("permissions of the execution role", LIMITS.permissions, executionPermissions(plan)),
    ];
}

function measure(document: string, limit: number, ...parts: PolicyDocument[]): DocumentProblem {
    return { document, size: parts.reduce((sum, part) => sum + toJson(part).length, 0), limit };
}
