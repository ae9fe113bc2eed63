import { lifeNoBlindSpot } from "../../../policies/life-cycle/life-no-blind-spot";
import { option } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ignoring = (name: string, ...ignoreChanges: string[]) => option(name, { ignoreChanges });
const formerly = (name: string, type: string, before: string) =>
    option(name, { aliases: [`urn:pulumi:example::contractor-access::${type}::${before}`] });
const PARENTS = "contractor-access:index:ContractorAccess$contractor-access:index:Sandbox$";

export const cases: RuleCases = {
    rule: lifeNoBlindSpot,
    mutants: {
        "a trust that changes outside": ignoring("ana-silva/access-role", "assumeRolePolicy"),
        "an end that changes outside": ignoring("ana-silva/access-role", "tags.EndsOn"),
        "everything of a ruleset": ignoring("platform/checkout-api/review", "*"),
        "a list that changes outside": ignoring("ana-silva/network-acl", "description", "ingress"),
        "bypass actors that change outside": ignoring("platform/checkout-api/review", "bypassActors[0]"),
        "a bucket that changes hands": formerly(
            "ben-okafor/bucket",
            `${PARENTS}aws:s3/bucket:Bucket`,
            "ana-silva/bucket",
        ),
        "an entry that changes hands": formerly("ben-okafor", "contractor-access:index:ContractorAccess", "ana-silva"),
        "a role that the platform gives away": formerly(
            "ana-silva/access-role",
            "aws:iam/role:Role",
            "platform/flow-log-role",
        ),
        "a role that becomes the platform's": formerly(
            "platform/flow-log-role",
            "aws:iam/role:Role",
            "ana-silva/access-role",
        ),
    },
    variants: {
        "a description": ignoring("ana-silva/access-role", "description"),
        "subnets that AWS moves": ignoring("platform/default-network-acl", "subnetIds"),
        "another name of the same person's": formerly(
            "ana-silva/bucket",
            `${PARENTS}aws:s3/bucket:Bucket`,
            "ana-silva/storage",
        ),
        "another name of the platform's": formerly("platform/vpc", "aws:ec2/vpc:Vpc", "platform/network"),
    },
    says: {
        "a trust that changes outside":
            'contractor ana-silva, ana-silva/access-role (aws:iam/role:Role): option ignoreChanges is ["assumeRolePolicy"]. Wanted: []. Fix: Drop ignoreChanges (only description, displayName and commitMessage may be in it) and aliases that name another owner.',
    },
    fixed: {
        "a trust that changes outside": ignoring("ana-silva/access-role"),
        "a bucket that changes hands": option("ben-okafor/bucket", { aliases: [] }),
    },
};
