import { iamBoundaryLocksItself } from "../../../policies/iam/iam-boundary-locks-itself";
import type { Properties, Value } from "../../../policies/model/values";
import { add, both, type Edit, spoil, statement } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const BOUNDARY = "ana-silva/boundary";
const ALLOW: Properties = { Effect: "Allow", Action: "*", Resource: "*" };
/** Denied services, each without condition. */
const ALL = ["iam:*", "sts:*", "cloudtrail:*", "config:*", "ec2:*", "logs:Delete*", "logs:PutRetentionPolicy"];

const documentOf = (...statements: Properties[]): Value => ({ Version: "2012-10-17", Statement: statements });
const bound = (...statements: Properties[]): Edit => spoil(BOUNDARY, "policy", documentOf(...statements));
const deny = (...actions: string[]): Properties => ({ ...ALLOW, Effect: "Deny", Action: actions });
/** A boundary that denies all but some actions. */
const sparing = (...actions: string[]): Edit =>
    bound(ALLOW, { Effect: "Deny", NotAction: ["s3:*", "ecs:*", "ecr:*", ...actions], Resource: "*" });
/** Index of the statement that denies all other services. */
const OTHER_SERVICES = 16;

export const cases: RuleCases = {
    rule: iamBoundaryLocksItself,
    mutants: {
        "taking the boundary off": sparing("iam:DeleteRolePermissionsBoundary"),
        "another boundary": sparing("iam:PutRolePermissionsBoundary"),
        "a new version of itself": sparing("iam:CreatePolicyVersion"),
        "an older version of itself": sparing("iam:SetDefaultPolicyVersion"),
        "rights of one's own writing": sparing("iam:PutRolePolicy", "iam:AttachRolePolicy"),
        "a role for strangers": sparing("iam:UpdateAssumeRolePolicy"),
        "another SAML provider": sparing("iam:UpdateSAMLProvider"),
        "another OIDC audience": sparing("iam:AddClientIDToOpenIDConnectProvider"),
        "a user": sparing("iam:CreateUser"),
        "a key": sparing("iam:CreateAccessKey"),
        "no trail": sparing("cloudtrail:StopLogging"),
        "all of CloudTrail": sparing("cloudtrail:*"),
        "no AWS Config": sparing("config:*"),
        "no flow logs": sparing("ec2:*"),
        "no records": sparing("logs:*"),
        "all of IAM": sparing("iam:*"),
        "no Deny": bound(ALLOW),
        "no Deny, and nothing of it allowed": bound({ ...ALLOW, Action: ["s3:GetObject", "ecs:*"] }),
        "a Deny without second factor only": statement(BOUNDARY, "policy", OTHER_SERVICES, {
            Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
        }),
        "a Deny for other roles only": bound(ALLOW, deny(...ALL.slice(1)), {
            ...deny("iam:*"),
            Resource: "arn:aws:iam::123456789012:role/contractors/ben-okafor/*",
        }),
        "a Deny that spares the own folder": statement(BOUNDARY, "policy", OTHER_SERVICES, {
            Resource: undefined as unknown as Value,
            NotResource: "arn:aws:iam::123456789012:policy/contractors/ana-silva/*",
        }),
        "a document that nobody can read": spoil(BOUNDARY, "policy", "deny everything"),
        "a boundary of another name": both(
            add("aws:iam/policy:Policy", "platform/limits", { name: "limits", path: "/", policy: documentOf(ALLOW) }),
            spoil("ana-silva/task-role", "permissionsBoundary", "arn:aws:iam::123456789012:policy/limits"),
            spoil("ana-silva/deploy-role", "permissionsBoundary", "arn:aws:iam::123456789012:policy/limits"),
        ),
        "a boundary of AWS's": spoil(
            "ana-silva/task-role",
            "permissionsBoundary",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
        ),
        "a boundary that grants for everybody": add("aws:iam/policy:Policy", "platform/shared-boundary", {
            name: "shared",
            policy: documentOf(ALLOW, deny(...ALL.filter((each) => each !== "sts:*" && each !== "iam:*"))),
        }),
    },
    variants: {
        "a list of what is denied": bound(ALLOW, deny(...ALL)),
        "two Denies": bound(ALLOW, deny("iam:*"), deny(...ALL.slice(2))),
        "all but the working day": sparing("iam:PassRole"),
        "a policy that is no boundary": add("aws:iam/policy:Policy", "platform/reading", {
            name: "reading",
            policy: documentOf({ ...ALLOW, Action: "s3:GetObject" }),
        }),
        "a boundary of another name that denies": both(
            add("aws:iam/policy:Policy", "platform/limits", {
                name: "limits",
                path: "/",
                policy: documentOf(ALLOW, deny(...ALL)),
            }),
            spoil("ana-silva/task-role", "permissionsBoundary", "arn:aws:iam::123456789012:policy/limits"),
        ),
    },
    says: {
        "a new version of itself":
            "contractor ana-silva, ana-silva/boundary (aws:iam/policy:Policy): policy is not denying iam:CreatePolicyVersion (changing the boundary itself). Wanted: a Deny without condition. Fix: Add to the boundary a statement with Effect: Deny, NotAction: the services that people work with, besides iam:PassRole, Resource: * and no Condition.",
    },
    fixed: {
        "no Deny": sparing("iam:PassRole"),
        "a key": sparing("iam:PassRole"),
    },
};
