import { kmsTight } from "../../../policies/data/kms-tight";
import { add, both, hide, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const KEY = "aws:kms/key:Key";
const GRANT = "aws:kms/grant:Grant";
const key = { enableKeyRotation: true, deletionWindowInDays: 30 };
const open = (Principal: unknown, more: object = {}) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal, Action: "kms:*", Resource: "*", ...more }],
    });
const own = { AWS: "arn:aws:iam::123456789012:root" };
const role = "arn:aws:iam::123456789012:role/contractors/ana-silva/contractor-ana-silva-task";

export const cases: RuleCases = {
    rule: kmsTight,
    mutants: {
        "a key that says nothing": add(KEY, "platform/key", {}),
        "a key that never rotates": add(KEY, "platform/key", { ...key, enableKeyRotation: false }),
        "a key that rotates every seven years": add(KEY, "platform/key", { ...key, rotationPeriodInDays: 2555 }),
        "a key that is gone in a week": add(KEY, "platform/key", { ...key, deletionWindowInDays: 7 }),
        "a replica that is gone in a week": add("aws:kms/replicaKey:ReplicaKey", "platform/key", {
            deletionWindowInDays: 7,
        }),
        "a key for everybody": add(KEY, "platform/key", { ...key, policy: open("*") }),
        "a key for production": add(KEY, "platform/key", {
            ...key,
            policy: open({ AWS: ["arn:aws:iam::123456789012:root", "arn:aws:iam::111122223333:root"] }),
        }),
        "a key for a service of anybody's": add(KEY, "platform/key", {
            ...key,
            policy: open("*", { Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } } }),
        }),
        "a policy of its own for everybody": add("aws:kms/keyPolicy:KeyPolicy", "platform/key-policy", {
            policy: open({ AWS: "*" }),
        }),
        "a policy of its own that is none": add("aws:kms/keyPolicy:KeyPolicy", "platform/key-policy", {}),
        "a key that its policy locks": add(KEY, "platform/key", { ...key, bypassPolicyLockoutSafetyCheck: true }),
        "a grant to production": add(GRANT, "platform/grant", {
            granteePrincipal: "arn:aws:iam::111122223333:role/deploy",
            operations: ["Decrypt"],
        }),
        "a grant that production retires": add(GRANT, "platform/grant", {
            granteePrincipal: role,
            retiringPrincipal: "arn:aws:iam::111122223333:role/deploy",
            operations: ["Decrypt"],
        }),
    },
    variants: {
        "a good key": add(KEY, "platform/key", key),
        "a key with a policy": add(KEY, "platform/key", { ...key, policy: open(own), rotationPeriodInDays: 180 }),
        "a key that signs": add(KEY, "platform/key", {
            customerMasterKeySpec: "ECC_NIST_P256",
            keyUsage: "SIGN_VERIFY",
        }),
        "a key for everybody of the account": add(KEY, "platform/key", {
            ...key,
            policy: open("*", { Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } } }),
        }),
        "a grant to an own role": add(GRANT, "platform/grant", { granteePrincipal: role, operations: ["Decrypt"] }),
        "a grant to a role that is still to be made": both(
            add(GRANT, "platform/grant", { operations: ["Decrypt"] }),
            hide("platform/grant", "granteePrincipal"),
        ),
    },
    says: {
        "a key that never rotates":
            "platform/key (aws:kms/key:Key): enableKeyRotation is false. Wanted: true. Fix: Set enableKeyRotation: true and deletionWindowInDays: 30, and name principals of the own account only.",
    },
    fixed: {
        "a key that says nothing": spoil("platform/key", "enableKeyRotation", true),
        "a key that is gone in a week": spoil("platform/key", "deletionWindowInDays", 30),
        "a key for everybody": spoil("platform/key", "policy", open(own)),
        "a grant to production": spoil("platform/grant", "granteePrincipal", role),
    },
};
