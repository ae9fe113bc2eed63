import { iamBoundedRole } from "../../../policies/iam/iam-bounded-role";
import { add, both, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ROLE = "aws:iam/role:Role";
const ACCESS = "ana-silva/access-role";
const BOUNDARY = "arn:aws:iam::123456789012:policy/contractors/ana-silva/contractor-ana-silva-boundary";

const trustIn = (principal: Record<string, string>) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
    });
const BUDGETS = trustIn({ Service: "budgets.amazonaws.com" });

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
            assumeRolePolicy: trustIn({ Service: "lambda.amazonaws.com" }),
        }),
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
        "a fifth role with the boundary": add(ROLE, "ana-silva/debug-role", {
            assumeRolePolicy: BUDGETS,
            permissionsBoundary: BOUNDARY,
        }),
        "a short session by certificate": add("aws:rolesanywhere/profile:Profile", "platform/profile", {
            durationSeconds: 900,
        }),
    },
    says: {
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
