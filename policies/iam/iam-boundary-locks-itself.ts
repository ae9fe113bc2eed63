import { type IamStatement, readIamDocument } from "../documents/iam-document";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isDenied } from "./effect";
import { arnOf, POLICY, ROLE } from "./holders";

/** A7. Whether whoever is bounded can get at the bounds. */
export const iamBoundaryLocksItself: Rule = {
    id: "A7",
    name: "iam-boundary-locks-itself",
    title: "A boundary denies every change of the bounds, of identities and of logs",
    compliant:
        "Every permission boundary denies, without condition: taking off or changing boundaries, new versions of itself, changes of the person's roles, of identity providers, users and their keys, and switching off trails, AWS Config and flow logs.",
    why: "A boundary is just a policy: whoever may write its next version, or take it off a role, is not bounded. A Deny holds against resource policies and later grants too; a missing Allow does not.",
    severity: "critical",
    applicability: "always",
    types: [POLICY, ROLE],
    plain: ["policy"],
    controls: ["NIST AC-6(1)", "NIST AC-6(10)", "NIST AU-9(4)"],
    fix: "Add to the boundary a statement with Effect: Deny, NotAction: the services that people work with, besides iam:PassRole, Resource: * and no Condition.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    waivable: false,
    check: (policy, { facts }) => (isBoundary(policy) ? judge(policy, facts) : []),
    checkStack: (stack, { facts }) => {
        const policies = new Map(stack.ofType(POLICY).map((policy) => [arnOf(policy, facts), policy]));
        const judged = new Set<Resource>();
        return stack.ofType(ROLE).map((role) => {
            const { permissionsBoundary: arn } = role.properties;
            const policy = typeof arn === "string" ? policies.get(arn) : undefined;
            if (typeof arn === "string" && policy === undefined) {
                return [findingInWords(role, "permissionsBoundary", `${arn}, which nobody registers`, READABLE)];
            }
            // Those named as boundaries were judged before they were made.
            if (policy === undefined || isBoundary(policy) || judged.has(policy)) {
                return [];
            }
            judged.add(policy);
            return judge(policy, facts);
        });
    },
};

const READABLE = "a boundary of this stack, whose text can be judged";

function isBoundary({ type, name, properties }: Resource): boolean {
    return (
        type === POLICY && [name, properties.name].some((each) => typeof each === "string" && /boundary$/i.test(each))
    );
}

/** What a boundary has to deny: a name for it, where, and the actions. `<own>`: the boundary; `<roles>`: its folder's. */
const LOCKS: readonly (readonly [what: string, target: string, actions: readonly string[]])[] = [
    [
        "taking off or changing boundaries",
        "<roles>",
        ["iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"],
    ],
    [
        "changing the boundary itself",
        "<own>",
        ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:DeletePolicyVersion", "iam:DeletePolicy"],
    ],
    [
        "changing the person's roles",
        "<roles>",
        [
            "iam:AttachRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PutRolePolicy",
            "iam:DeleteRolePolicy",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:DeleteRole",
        ],
    ],
    [
        "changing SAML providers",
        "arn:<partition>:iam::<account>:saml-provider/*",
        ["iam:CreateSAMLProvider", "iam:UpdateSAMLProvider", "iam:DeleteSAMLProvider"],
    ],
    [
        "changing OIDC providers",
        "arn:<partition>:iam::<account>:oidc-provider/*",
        [
            "iam:CreateOpenIDConnectProvider",
            "iam:AddClientIDToOpenIDConnectProvider",
            "iam:UpdateOpenIDConnectProviderThumbprint",
            "iam:DeleteOpenIDConnectProvider",
        ],
    ],
    [
        "making users and their credentials",
        "arn:<partition>:iam::<account>:user/*",
        ["iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:AttachUserPolicy"],
    ],
    [
        "switching trails off",
        "arn:<partition>:cloudtrail:*:<account>:trail/*",
        ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:UpdateTrail", "cloudtrail:PutEventSelectors"],
    ],
    [
        "switching AWS Config off",
        "*",
        ["config:StopConfigurationRecorder", "config:DeleteConfigurationRecorder", "config:DeleteDeliveryChannel"],
    ],
    ["switching flow logs off", "arn:<partition>:ec2:*:<account>:vpc-flow-log/*", ["ec2:DeleteFlowLogs"]],
    [
        "deleting the flow logs' records",
        "arn:<partition>:logs:<region>:<account>:log-group:/contractors-platform/*",
        ["logs:DeleteLogGroup", "logs:DeleteLogStream", "logs:PutRetentionPolicy"],
    ],
];

function judge(policy: Resource, facts: Facts): Findings {
    const statements = readIamDocument(policy.properties.policy);
    return LOCKS.map(([what, target, actions]) => {
        const open = actions.filter((action) => !isLocked(statements, action, placed(target, policy, facts)));
        return open.length === 0
            ? []
            : [
                  findingInWords(
                      policy,
                      "policy",
                      `not denying ${open.join(", ")} (${what})`,
                      "a Deny without condition",
                  ),
              ];
    });
}

function isLocked(statements: readonly IamStatement[], action: string, target: string): boolean {
    return isDenied(statements, { action, target, context: new Map() });
}

/** The person's roles live in the same folder of IAM as the boundary; a boundary in no folder answers for all. */
function placed(target: string, policy: Resource, facts: Facts): string {
    const own = arnOf(policy, facts) ?? "*";
    const roles = own.replace(/:policy\/(.*\/)?[^/]*$/, ":role/$1*");
    const { partition, accountId, region } = facts.aws;
    return target
        .replace("<own>", own)
        .replace("<roles>", roles)
        .replace("<partition>", partition)
        .replace("<region>", region)
        .replace("<account>", accountId);
}
