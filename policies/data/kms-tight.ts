import { readIamDocument } from "../documents/iam-document";
import { type Demand, between, demand, is } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isArnOf, outsidersOf } from "../documents/own-account";

const KEY = "aws:kms/key:Key";
const OTHER_KEYS = [
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
];
const KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";
const GRANT = "aws:kms/grant:Grant";

/** D4. Who uses a key, and how long it lives. */
export const kmsTight: Rule = {
    id: "D4",
    name: "kms-tight",
    title: "Keys rotate, serve their own account and die slowly",
    compliant:
        "Every symmetric key rotates within a year, no key policy or grant names somebody outside the staging account, and a deleted key can be brought back for 30 days.",
    why: "Whoever may use a key reads everything under it, from any account; and what is under a deleted key is lost for good.",
    severity: "high",
    applicability: "if registered",
    types: [KEY, ...OTHER_KEYS, KEY_POLICY, GRANT],
    plain: ["enableKeyRotation", "deletionWindowInDays", "policy"],
    controls: ["NIST SC-12", "CIS-AWS 4.6"],
    fix: "Set enableKeyRotation: true and deletionWindowInDays: 30, and name principals of the own account only.",
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
    waivable: true,
    check: (resource, { facts }) => {
        switch (resource.type) {
            case GRANT:
                return judgeGrant(resource, facts);
            case KEY_POLICY:
                return judgePolicy(resource, facts);
            default:
                return [judgeRotation(resource), judgeEnd(resource), judgePolicy(resource, facts)];
        }
    },
};

/** Only symmetric keys that AWS made itself can rotate; a replica follows its original. */
function judgeRotation(key: Resource): Findings {
    const { customerMasterKeySpec: spec, customKeyStoreId } = key.properties;
    const rotates = (spec === undefined || spec === "SYMMETRIC_DEFAULT") && customKeyStoreId === undefined;
    return key.type === KEY && rotates
        ? [
              demand(key, "enableKeyRotation", is(true), false),
              demand(key, "rotationPeriodInDays", between(90, 365), 365),
          ]
        : [];
}

function judgeEnd(key: Resource): Findings {
    return [
        demand(key, "deletionWindowInDays", is(30), 30),
        demand(key, "bypassPolicyLockoutSafetyCheck", is(false), false),
    ];
}

/** Without a policy AWS lets the account itself in. */
function judgePolicy(resource: Resource, { aws }: Facts): Findings {
    const { policy } = resource.properties;
    if (policy === undefined && resource.type !== KEY_POLICY) {
        return [];
    }
    return readIamDocument(policy).flatMap((statement) => {
        const outsiders = outsidersOf(statement, aws);
        return outsiders.length === 0
            ? []
            : [findingInWords(resource, "policy", `open to ${outsiders.join(", ")}`, wantedOf(aws))];
    });
}

function judgeGrant(grant: Resource, { aws }: Facts): Findings {
    const own: Demand = {
        wanted: wantedOf(aws),
        holds: (value) => typeof value === "string" && isArnOf(value, aws),
    };
    return [
        demand(grant, "granteePrincipal", own),
        demand(grant, "retiringPrincipal", own, `arn:${aws.partition}:iam::${aws.accountId}:root`),
    ];
}

const wantedOf = ({ accountId }: Facts["aws"]) => `principals of account ${accountId}`;
