import { readIamDocument } from "../documents/iam-document";
import { between, demand, is } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";

const ROLE = "aws:iam/role:Role";
const PERMISSION_SET = "aws:ssoadmin/permissionSet:PermissionSet";
const PROFILE = "aws:rolesanywhere/profile:Profile";

/** A1. How much and how long a role may do something. */
export const iamBoundedRole: Rule = {
    id: "A1",
    name: "iam-bounded-role",
    title: "Every role of a person is bounded, and no session outlives an hour",
    compliant:
        "Every role of a person has the person's own boundary; every session ends after 3600 seconds. Without a boundary are only the platform's roles for VPC flow logs and for AWS Budgets.",
    why: "The boundary holds whatever anybody attaches later. AWS lets a session run for up to twelve hours after the role's permission to sign in was taken away.",
    severity: "critical",
    applicability: "always",
    types: [ROLE, PERMISSION_SET, PROFILE],
    plain: ["permissionsBoundary", "maxSessionDuration", "assumeRolePolicy"],
    controls: ["NIST AC-6", "NIST AC-12", "ISO A.8.2", "SOC2 CC6.3"],
    fix: "Set permissionsBoundary to the ARN of the person's contractor-<handle>-boundary, and maxSessionDuration: 3600.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    waivable: false,
    check: (resource, { facts }) => {
        switch (resource.type) {
            case PERMISSION_SET:
                return [findingInWords(resource, "", "a role of IAM Identity Center", "a bounded role of one person")];
            case PROFILE:
                return [demand(resource, "durationSeconds", between(900, 3600), 3600)];
            default:
                // Absent, AWS's own default is the hour that is wanted.
                return [demand(resource, "maxSessionDuration", is(3600), 3600), judgeBoundary(resource, facts)];
        }
    },
};

function judgeBoundary(role: Resource, { aws }: Facts): Findings {
    const handle = contractorOf(role);
    if (handle === undefined) {
        return isService(role) ? [] : [findingInWords(role, "", "neither a person's nor a service's", OWNED)];
    }
    const boundary = `policy/contractors/${handle}/contractor-${handle}-boundary`;
    return [demand(role, "permissionsBoundary", is(`arn:${aws.partition}:iam::${aws.accountId}:${boundary}`))];
}

const OWNED = "a bounded role of one person, or the platform's role for flow logs or budgets";

/** Services that run nobody's code: what their roles may do is fixed by their policies alone. */
const SERVICES = ["vpc-flow-logs.amazonaws.com", "budgets.amazonaws.com"];

function isService({ name, properties }: Resource): boolean {
    const opening = readIamDocument(properties.assumeRolePolicy).filter(({ effect }) => effect === "Allow");
    return (
        name.startsWith("platform/") &&
        opening.every(
            ({ principals, notPrincipal }) =>
                !notPrincipal && principals.every(({ kind, value }) => kind === "Service" && SERVICES.includes(value)),
        )
    );
}
