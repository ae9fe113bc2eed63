import { iamNoStar } from "../../../policies/iam/iam-no-star";
import type { Properties, Value } from "../../../policies/model/values";
import { add, type Edit, remove, spoil, statement } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const PERMISSIONS = "ana-silva/access-permissions";
const BUCKET = "arn:aws:s3:::acme-ana-silva-123456789012";

const documentOf = (...statements: Properties[]): Value => ({ Version: "2012-10-17", Statement: statements });
const granting = (...statements: Properties[]): Edit => spoil(PERMISSIONS, "policy", documentOf(...statements));
const allow = (action: Value, resource: Value): Properties => ({ Effect: "Allow", Action: action, Resource: resource });
const attach = (name: string): Edit =>
    add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "ana-silva/attachment", {
        role: "contractor-ana-silva-access",
        policyArn: `arn:aws:iam::aws:policy/${name}`,
    });

export const cases: RuleCases = {
    rule: iamNoStar,
    mutants: {
        "every action on everything": granting(allow("*", "*")),
        "every action on the own bucket": granting(allow("*", BUCKET)),
        "every action of every service": granting(allow("*:*", "*")),
        "a whole service": granting(allow("s3:*", "*")),
        "a whole service on every bucket": granting(allow("s3:*", "arn:aws:s3:::*")),
        "reading everything": granting(allow(["s3:Get*", "s3:List*"], "*")),
        "one action on everything": granting(allow("s3:GetObject", "*")),
        "one action in every account": granting(allow("ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:*:repository/api")),
        "one action on every repository": granting(
            allow("ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:123456789012:repository/*"),
        ),
        "one action on every service's resources": granting(allow("s3:GetObject", "arn:aws:*")),
        "all actions but IAM's": granting({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
        "all resources but one": granting({
            Effect: "Allow",
            Action: "s3:GetObject",
            NotResource: "arn:aws:s3:::production/*",
        }),
        "a good statement first": granting(allow("s3:GetObject", `${BUCKET}/*`), allow("ec2:*", "*")),
        "another resource beside the own": granting(allow("s3:GetObject", [`${BUCKET}/*`, "*"])),
        "every cluster's tasks": granting(allow(["ecs:ListServices", "ecs:ListTasks"], "*")),
        "any cluster's tasks": granting({
            ...allow("ecs:ListTasks", "*"),
            Condition: { ArnLike: { "ecs:cluster": "arn:aws:ecs:*:*:cluster/*" } },
        }),
        "the own cluster's tasks, if a cluster is named": granting({
            ...allow("ecs:ListTasks", "*"),
            Condition: {
                ArnEqualsIfExists: { "ecs:cluster": "arn:aws:ecs:eu-west-1:123456789012:cluster/contractor-ana-silva" },
            },
        }),
        "a wide boundary": statement("ana-silva/boundary", "policy", 0, allow("*", "*")),
        "a wide policy of its own": add("aws:iam/policy:Policy", "platform/tools", {
            policy: JSON.stringify(documentOf(allow("dynamodb:*", "*"))),
        }),
        "a wide inline policy": spoil("ana-silva/access-role", "inlinePolicies", [
            { name: "admin", policy: JSON.stringify(documentOf(allow("*", "*"))) },
        ]),
        "a wide group policy": add("aws:iam/groupPolicy:GroupPolicy", "platform/group", {
            policy: documentOf(allow("iam:*", "*")),
        }),
        "a wide permission set": add(
            "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
            "platform/permission-set",
            { inlinePolicy: documentOf(allow("*", "*")) },
        ),
        AdministratorAccess: attach("AdministratorAccess"),
        PowerUserAccess: attach("PowerUserAccess"),
        IAMFullAccess: attach("IAMFullAccess"),
        "AdministratorAccess in the role": spoil("ana-silva/access-role", "managedPolicyArns", [
            "arn:aws:iam::aws:policy/AdministratorAccess",
        ]),
        "AdministratorAccess for several": add("aws:iam/policyAttachment:PolicyAttachment", "platform/attachment", {
            roles: ["contractor-ana-silva-access"],
            policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
        }),
        "a document that nobody can read": granting({ Effect: "Allow", Actions: "s3:GetObject", Resource: BUCKET }),
    },
    variants: {
        "the own bucket's objects": granting(allow(["s3:GetObject", "s3:PutObject"], `${BUCKET}/*`)),
        "a wildcard on the own bucket": granting(allow("s3:Get*", [BUCKET, `${BUCKET}/*`])),
        "the registry's sign-in": granting(allow("ecr:GetAuthorizationToken", "*")),
        "a Deny of everything": granting(allow("s3:GetObject", `${BUCKET}/*`), {
            Effect: "Deny",
            NotAction: "s3:*",
            Resource: "*",
        }),
        "the own cluster's tasks": granting({
            ...allow("ecs:ListTasks", "*"),
            Condition: {
                ArnEquals: { "ecs:cluster": "arn:aws:ecs:eu-west-1:123456789012:cluster/contractor-ana-silva" },
            },
        }),
        "the spending stop attached": add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "ana-silva/stop", {
            role: "contractor-ana-silva-access",
            policyArn: "arn:aws:iam::123456789012:policy/contractors-spending-stop",
        }),
    },
    says: {
        "a whole service":
            "contractor ana-silva, ana-silva/access-permissions (aws:iam/rolePolicy:RolePolicy): policy is allowing s3:* on *. Wanted: single actions on the ARNs of single resources. Fix: Allow single actions on ARNs of the person's own resources, such as s3:GetObject on arn:aws:s3:::<bucket>/*, and attach no policy of AWS's own.",
    },
    fixed: {
        "a whole service": granting(allow("s3:GetObject", `${BUCKET}/*`)),
        AdministratorAccess: remove("ana-silva/attachment"),
    },
};
