import { iamBoundedRole } from "../../../policies/iam/iam-bounded-role";
import { add, both, remove, spoil, statement, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const ACCESS = "ana-silva/access-role";
const BOUNDARY = "arn:aws:iam::123456789012:policy/contractors/ana-silva/contractor-ana-silva-boundary";

const trustIn = (principal: Record<string, string>) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
    });
const BUDGETS = trustIn({ Service: "budgets.amazonaws.com" });
const LAMBDA = trustIn({ Service: "lambda.amazonaws.com" });

const HANDLER = "platform/vpn-handler-role";
const HANDLER_MAY = "platform/vpn-handler-permissions";

const handlerAlsoMay = (statement: Record<string, string>) =>
    add("aws:iam/rolePolicy:RolePolicy", "platform/more", {
        role: "contractors-vpn-handler",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] }),
    });

export const cases: RuleCases = {
    rule: iamBoundedRole,
    mutants: {
        "no boundary": without(ACCESS, "permissionsBoundary"),
        "a neighbour's boundary": spoil(ACCESS, "permissionsBoundary", BOUNDARY.replaceAll("ana-silva", "ben-okafor")),
        "AWS's own policy as boundary": spoil(ACCESS, "permissionsBoundary", "arn:aws:iam::aws:policy/PowerUserAccess"),
        "another account's boundary": spoil(
            "ana-silva/task-role",
            "permissionsBoundary",
            BOUNDARY.replace("123456789012", "999999999999"),
        ),
        "a session of twelve hours": spoil(ACCESS, "maxSessionDuration", 43_200),
        "a session of one second more": spoil("ana-silva/deploy-role", "maxSessionDuration", 3601),
        "a platform role with long sessions": spoil("platform/flow-log-role", "maxSessionDuration", 7200),
        "a person's role without boundary beside the others": add(ROLE, "ana-silva/debug-role", {
            name: "contractor-ana-silva-debug",
            assumeRolePolicy: trustIn({ Service: "ec2.amazonaws.com" }),
        }),
        "a platform role that runs code": add(ROLE, "platform/builder", {
            assumeRolePolicy: LAMBDA,
        }),
        "a second role that runs code": spoil(HANDLER, "name", "contractors-vpn-handler-2"),
        "the handler's role for machines too": spoil(
            HANDLER,
            "assumeRolePolicy",
            trustIn({ Service: "ec2.amazonaws.com" }),
        ),
        "a person's role under the handler's name": add(ROLE, "ana-silva/handler", {
            name: "contractors-vpn-handler",
            assumeRolePolicy: LAMBDA,
        }),
        "a handler that writes records": statement(HANDLER_MAY, "policy", 0, {
            Action: ["ssm:GetParameters", "ssm:PutParameter"],
        }),
        "a handler that reads every parameter": statement(HANDLER_MAY, "policy", 0, {
            Resource: "arn:aws:ssm:eu-west-1:123456789012:parameter/*",
        }),
        "a handler that reads another region's": statement(HANDLER_MAY, "policy", 0, {
            Resource: "arn:aws:ssm:us-east-1:123456789012:parameter/contractors-vpn/*",
        }),
        "a handler that writes all logs": statement(HANDLER_MAY, "policy", 1, {
            Resource: "arn:aws:logs:eu-west-1:123456789012:log-group:*",
        }),
        "a handler that may do all but something": handlerAlsoMay({
            NotAction: "iam:CreateUser",
            Resource: "arn:aws:ssm:eu-west-1:123456789012:parameter/contractors-vpn/*",
        }),
        "a handler with a policy of AWS's own": add(ATTACHMENT, "platform/more", {
            role: "contractors-vpn-handler",
            policyArn: "arn:aws:iam::aws:policy/AmazonSSMFullAccess",
        }),
        "a handler with a second policy": handlerAlsoMay({ Action: "iam:PassRole", Resource: "*" }),
        "a platform role for people": add(ROLE, "platform/admin", {
            assumeRolePolicy: trustIn({ AWS: "arn:aws:iam::123456789012:root" }),
        }),
        "a role of nobody": add(ROLE, "scratch", { assumeRolePolicy: BUDGETS, permissionsBoundary: BOUNDARY }),
        "a permission set": add("aws:ssoadmin/permissionSet:PermissionSet", "platform/set", { name: "Developer" }),
        "half a day by certificate": add("aws:rolesanywhere/profile:Profile", "platform/profile", {
            durationSeconds: 43_200,
        }),
    },
    variants: {
        "AWS's own session of an hour": without(ACCESS, "maxSessionDuration"),
        "another service role of the platform": add(ROLE, "platform/budgets", { assumeRolePolicy: BUDGETS }),
        "a handler that may less": statement(HANDLER_MAY, "policy", 0, {
            Resource: "arn:aws:ssm:eu-west-1:123456789012:parameter/contractors-vpn/ana-silva",
        }),
        "a handler that is kept from more": statement(HANDLER_MAY, "policy", 1, { Effect: "Deny", Action: "*" }),
        "a fifth role with the boundary": add(ROLE, "ana-silva/debug-role", {
            assumeRolePolicy: BUDGETS,
            permissionsBoundary: BOUNDARY,
        }),
        "a short session by certificate": add("aws:rolesanywhere/profile:Profile", "platform/profile", {
            durationSeconds: 900,
        }),
    },
    says: {
        "a handler that writes records":
            "platform/vpn-handler-role (aws:iam/role:Role): it is allowed ssm:GetParameters, ssm:PutParameter (ReadRecords). Wanted: a role that reads the records of the VPN and writes its own log, and nothing else. Fix: Set permissionsBoundary to the ARN of the person's contractor-<handle>-boundary, and maxSessionDuration: 3600.",
        "no boundary":
            'contractor ana-silva, ana-silva/access-role (aws:iam/role:Role): permissionsBoundary is nothing. Wanted: "arn:aws:iam::123456789012:policy/contractors/ana-silva/contractor-ana-silva-boundary". Fix: Set permissionsBoundary to the ARN of the person\'s contractor-<handle>-boundary, and maxSessionDuration: 3600.',
    },
    fixed: {
        "no boundary": spoil(ACCESS, "permissionsBoundary", BOUNDARY),
        "a session of twelve hours": spoil(ACCESS, "maxSessionDuration", 3600),
        "a person's role without boundary beside the others": both(
            spoil("ana-silva/debug-role", "permissionsBoundary", BOUNDARY),
            spoil("ana-silva/debug-role", "maxSessionDuration", 3600),
        ),
        "a role of nobody": remove("scratch"),
    },
};
