import { type ContractorNames, contractorNames } from "../../planning/names";
import { showValue } from "../show-value";
import { type Check, type Facts } from "./facts";

interface NameLimit {
    /** What carries the name. */
    what: string;
    name: (names: ContractorNames) => string;
    longest: number;
}

/** Longest names of the services, from their API references. */
export const NAME_LIMITS: readonly NameLimit[] = [
    // Okta takes 100 characters, but the login is RoleSessionName and SourceIdentity in AWS too (AWS STS).
    { what: "login, the session name in AWS", name: ({ login }) => login, longest: 64 },
    { what: "Okta group", name: ({ oktaGroup }) => oktaGroup, longest: 255 },
    // The shortest of GitHub team, GitHub environment (255), ECS cluster (255), security group (255), budget (100).
    { what: "budget, team and environment", name: ({ shared }) => shared, longest: 100 },
    { what: "IAM path", name: ({ iamPath }) => iamPath, longest: 512 },
    { what: "IAM policy", name: ({ boundary }) => boundary, longest: 128 },
    { what: "IAM role", name: ({ role }) => longestOf(Object.values(role)), longest: 64 },
    { what: "S3 bucket", name: ({ bucket }) => bucket, longest: 63 },
    { what: "ECR repository", name: ({ ecrRepository }) => ecrRepository, longest: 256 },
    { what: "log group", name: ({ logGroup }) => logGroup, longest: 512 },
];

/** Beginnings that S3 keeps for itself (S3 user guide, bucket naming rules). */
const RESERVED_BUCKETS = /^(?:xn--|sthree-|amzn-s3-demo-)/;

function longestOf(names: readonly string[]): string {
    return names.reduce((a, b) => (b.length > a.length ? b : a), "");
}

function eachContractor({ organization: { name, aws, okta }, contractors }: Facts) {
    if (name === undefined || aws === undefined || okta === undefined) {
        return [];
    }
    return contractors.map(({ handle }) => ({ handle, names: contractorNames(handle, { name, aws, okta }) }));
}

/** Ensure that every name made of a handle is short enough for its service. */
export const ensureNamesFitTheServices: Check = (facts) =>
    eachContractor(facts).flatMap(({ handle, names }) =>
        NAME_LIMITS.filter(({ name, longest }) => name(names).length > longest).map(({ what, name, longest }) => ({
            path: ["contractors", handle],
            given: showValue(name(names)),
            wrong: `is too long for the ${what} (${name(names).length} characters)`,
            allowed: `at most ${longest} characters`,
            edit: "shorten the handle, organization.name or organization.okta.loginDomain",
        })),
    );

/** Ensure that no bucket's name is one that S3 keeps for itself. */
export const ensureBucketNamesAreFree: Check = (facts) =>
    eachContractor(facts)
        .filter(({ names }) => RESERVED_BUCKETS.test(names.bucket))
        .map(({ handle, names }) => ({
            path: ["contractors", handle],
            given: showValue(names.bucket),
            wrong: "is a bucket name that S3 keeps for itself",
            allowed: "names that do not start with xn--, sthree- or amzn-s3-demo-",
            edit: "choose another organization.name",
        }));
