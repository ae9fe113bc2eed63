import { iamNoEscalation } from "../../../policies/iam/iam-no-escalation";
import type { Properties, Value } from "../../../policies/model/values";
import { add, both, type Edit, hide, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";
import { ESCALATIONS } from "./escalations";

const ACCESS = "ana-silva/access-role";
const NAME = "contractor-ana-silva-access";
const BOUNDARY = "ana-silva/boundary";
const ROLES = "arn:aws:iam::123456789012:role";
const TASK = `${ROLES}/contractors/ana-silva/contractor-ana-silva-task`;
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

const documentOf = (...statements: Properties[]): Value => ({ Version: "2012-10-17", Statement: statements });
const allow = (action: Value, resource: Value = "*", condition: Properties = {}): Properties => ({
    Effect: "Allow",
    Action: action,
    Resource: resource,
    Condition: condition,
});
const deny = (action: Value, condition: Properties = {}): Properties => ({
    ...allow(action, "*", condition),
    Effect: "Deny",
});
const grant = (role: string, ...statements: Properties[]): Edit =>
    add(ROLE_POLICY, "ana-silva/more", { role, policy: JSON.stringify(documentOf(...statements)) });
const bound = (...statements: Properties[]): Edit => spoil(BOUNDARY, "policy", documentOf(...statements));
const unbound = without(ACCESS, "permissionsBoundary");

/** The statements that open a path, to any role that is not the person's own. */
function opening(path: string): Properties[] {
    const actions = path.split(" + ").filter((each) => !each.startsWith("PassRole"));
    const [, service] = /PassRole to (\S+)/.exec(path) ?? [];
    const passing = { StringEquals: { "iam:PassedToService": `${service}.amazonaws.com` } };
    return [allow(actions), ...(service === undefined ? [] : [allow("iam:PassRole", `${ROLES}/admin`, passing)])];
}

/** Three ways to get there: a platform role, a role that lost its boundary, a boundary that was opened for it. */
function escalate(path: string, at: number): Edit {
    const statements = opening(path);
    return (
        [
            grant("contractors-flow-logs", ...statements),
            both(unbound, grant(NAME, ...statements)),
            both(grant(NAME, ...statements), bound(...statements)),
        ][at % 3] ?? unbound
    );
}

const passing = (resource: Value, condition: Properties): Edit =>
    both(grant(NAME, allow("iam:PassRole", resource, condition)), bound(allow("*")));
const toTasks = { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } };

export const cases: RuleCases = {
    rule: iamNoEscalation,
    mutants: {
        ...Object.fromEntries(
            Object.entries(ESCALATIONS).map(([id, path], at) => [`${id} ${path}`, escalate(path, at)]),
        ),
        "passing any role": passing("*", toTasks),
        "passing roles of a name": passing(`${ROLES}/contractors/ana-silva/*`, toTasks),
        "passing a neighbour's role": passing(TASK.replaceAll("ana-silva", "ben-okafor"), toTasks),
        "passing to any service": passing(TASK, {}),
        "passing to one more service": passing(TASK, {
            StringEquals: { "iam:PassedToService": ["ecs-tasks.amazonaws.com", "lambda.amazonaws.com"] },
        }),
        "passing to every service of AWS": passing(TASK, { StringLike: { "iam:PassedToService": "*.amazonaws.com" } }),
        "passing by a wildcard": both(unbound, grant(NAME, allow("iam:Pass*"))),
        "all of IAM but users": both(
            unbound,
            grant(NAME, { Effect: "Allow", NotAction: ["iam:*User*"], Resource: "*" }),
        ),
        "two halves in two policies": both(
            unbound,
            grant(NAME, allow("iam:PassRole", `${ROLES}/admin`)),
            spoil(ACCESS, "inlinePolicies", [{ name: "build", policy: documentOf(allow("lambda:*")) }]),
        ),
        "builds of one project": both(
            unbound,
            grant(NAME, allow("codebuild:StartBuild", "arn:aws:codebuild:eu-west-1:123456789012:project/release")),
        ),
        "an inline policy in the role itself": both(
            unbound,
            spoil(ACCESS, "inlinePolicies", [{ name: "code", policy: documentOf(allow("lambda:UpdateFunctionCode")) }]),
        ),
        "a policy of the stack, attached": both(
            unbound,
            add("aws:iam/policy:Policy", "platform/tools", {
                name: "tools",
                path: "/",
                policy: documentOf(allow("iam:CreateAccessKey")),
            }),
            add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "ana-silva/attached", {
                role: NAME,
                policyArn: "arn:aws:iam::123456789012:policy/tools",
            }),
        ),
        "a policy that nobody can read, attached": both(
            unbound,
            spoil(ACCESS, "managedPolicyArns", ["arn:aws:iam::aws:policy/AdministratorAccess"]),
        ),
        "a policy of the stack, attached to a role of another stack too": both(
            spoil("platform/spending-stop", "policy.Statement.0", allow("iam:CreateAccessKey")),
            spoil("platform/budget-action-permissions", "policy.Statement.0", allow("s3:GetObject")),
            add("aws:iam/policyAttachment:PolicyAttachment", "platform/attached", {
                roles: [NAME, "deployment"],
                policyArn: "arn:aws:iam::123456789012:policy/contractors-spending-stop",
            }),
        ),
        "a policy for whoever gets it": add("aws:iam/policy:Policy", "platform/tools", {
            name: "tools",
            policy: documentOf(allow("iam:PutUserPolicy")),
        }),
        "rights of a role of another stack": grant("deployment", allow("ssm:StartSession")),
        "passing an unbounded role of one's own": both(
            passing(TASK, toTasks),
            without("ana-silva/task-role", "permissionsBoundary"),
        ),
        "rights of a group": add("aws:iam/groupPolicy:GroupPolicy", "platform/group", {
            policy: documentOf(allow("sts:AssumeRole", `${ROLES}/admin`)),
        }),
        "a budget action that attaches anything": spoil(
            "platform/budget-action-permissions",
            "policy.Statement.0.Condition",
            {},
        ),
        "a budget action that attaches administration": spoil(
            "platform/budget-action-permissions",
            "policy.Statement.0.Condition.ArnEquals",
            { "iam:PolicyARN": "arn:aws:iam::aws:policy/*" },
        ),
        "a spending stop that grants": spoil("platform/spending-stop", "policy.Statement.0.Effect", "Allow"),
        "a Deny with a condition": both(
            grant(NAME, allow("iam:CreateAccessKey")),
            bound(allow("*"), deny("iam:*", { Bool: { "aws:MultiFactorAuthPresent": "false" } })),
        ),
        "a Deny of other resources": both(
            grant(NAME, allow("iam:CreateAccessKey")),
            bound(allow("*"), { ...deny("iam:*"), Resource: "arn:aws:iam::123456789012:role/*" }),
        ),
        "a boundary that nobody registers": both(
            spoil(ACCESS, "permissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
            grant(NAME, allow("iam:CreateAccessKey")),
        ),
        "an unknown policy of an unbounded role": hide("platform/flow-log-permissions", "policy"),
    },
    variants: {
        "rights that the boundary takes back": grant(NAME, allow("*")),
        "an unknown policy of a bounded role": hide("ana-silva/access-run-services", "policy"),
        "an unknown role, with rights that open nothing": both(
            hide("ana-silva/task-permissions", "role"),
            spoil("ana-silva/task-permissions", "policy", documentOf(allow("s3:GetObject"))),
        ),
        "a boundary that lists what it denies": bound(allow("*"), deny(["iam:*", "sts:*"])),
        "a Deny for every other service": both(
            grant(NAME, allow("iam:PassRole", TASK)),
            bound(
                allow("*"),
                deny("iam:PassRole", { StringNotEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } }),
            ),
        ),
        "a Deny beside the grant": both(unbound, grant(NAME, allow("iam:CreateUser"), deny("iam:Create*"))),
        "passing one own role": passing(TASK, toTasks),
        "rights that the boundary takes back from a policy of the stack": both(
            spoil("platform/spending-stop", "policy.Statement.0", allow("iam:CreateAccessKey")),
            spoil("platform/budget-action-permissions", "policy.Statement.0", allow("s3:GetObject")),
            add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "ana-silva/attached", {
                role: NAME,
                policyArn: "arn:aws:iam::123456789012:policy/contractors-spending-stop",
            }),
        ),
        "an empty inline policy, which the provider writes for none": spoil(
            "platform/flow-log-role",
            "inlinePolicies",
            [{ name: "", policy: "" }],
        ),
        "an attached Deny": add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "ana-silva/stop", {
            role: NAME,
            policyArn: "arn:aws:iam::123456789012:policy/contractors-spending-stop",
        }),
    },
    says: {
        "passing any role":
            "contractor ana-silva, ana-silva/access-role (aws:iam/role:Role): it is open to ecs-003 (iam:PassRole + ecs:RegisterTaskDefinition + ecs:CreateService: a service with a strong role), kit-012 (iam:PassRole: a role that is not the person's own, for an ECS task). Wanted: no known way to escalate. Fix: Take the named actions out of the policy, or deny them in the boundary; allow iam:PassRole on exact ARNs of the person's own roles, with StringEquals iam:PassedToService: ecs-tasks.amazonaws.com.",
    },
    fixed: {
        "passing any role": spoil("ana-silva/more", "policy", documentOf(allow("iam:PassRole", TASK, toTasks))),
        "a policy for whoever gets it": remove("platform/tools"),
        "a Deny with a condition": bound(allow("*"), deny("iam:*")),
    },
};
