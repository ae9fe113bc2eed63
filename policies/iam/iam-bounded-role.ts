import { type IamStatement, readIamDocument } from "../documents/iam-document";
import { between, demand, is } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { UNKNOWN } from "../model/values";
import { holdersOf, ROLE } from "./holders";
import { covers } from "./patterns";

const PERMISSION_SET = "aws:ssoadmin/permissionSet:PermissionSet";
const PROFILE = "aws:rolesanywhere/profile:Profile";

/** A1. How much and how long a role may do something. */
export const iamBoundedRole: Rule = {
    id: "A1",
    name: "iam-bounded-role",
    title: "Every role of a person is bounded, and no session outlives an hour",
    compliant:
        "Every role of a person has the person's own boundary; every session ends after 3600 seconds. Without a boundary are only the platform's roles for VPC flow logs, for AWS Budgets and for the VPN's connect handler, which can read records and write its log.",
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
    checkStack: (stack, { facts }) =>
        holdersOf(stack, facts)
            .filter(({ resource }) => isHandlers(resource))
            .map(({ resource, identity }) => judgeHandler(resource, identity, facts)),
};

function judgeBoundary(role: Resource, { aws }: Facts): Findings {
    const handle = contractorOf(role);
    if (handle === undefined) {
        return isService(role) || isHandlers(role)
            ? []
            : [findingInWords(role, "", "neither a person's nor a service's", OWNED)];
    }
    const boundary = `policy/contractors/${handle}/contractor-${handle}-boundary`;
    return [demand(role, "permissionsBoundary", is(`arn:${aws.partition}:iam::${aws.accountId}:${boundary}`))];
}

const OWNED =
    "a bounded role of one person, or the platform's role for flow logs, budgets or the VPN's connect handler";

/** Services that run nobody's code: what their roles may do is fixed by their policies alone. */
const SERVICES = ["vpc-flow-logs.amazonaws.com", "budgets.amazonaws.com"];

const isService = (role: Resource) => opensTo(role, SERVICES);

/** The one role of the platform that code acts with. Its name is an account's only once. */
const HANDLER = "contractors-vpn-handler";

function isHandlers(resource: Resource): boolean {
    return (
        resource.type === ROLE && resource.properties.name === HANDLER && opensTo(resource, ["lambda.amazonaws.com"])
    );
}

/** True for a role of the platform that these services alone take on. */
function opensTo({ name, properties }: Resource, services: readonly string[]): boolean {
    const opening = readIamDocument(properties.assumeRolePolicy).filter(({ effect }) => effect === "Allow");
    return (
        name.startsWith("platform/") &&
        opening.every(
            ({ principals, notPrincipal }) =>
                !notPrincipal && principals.every(({ kind, value }) => kind === "Service" && services.includes(value)),
        )
    );
}

/** What the handler's role may be allowed at most: actions by the resources that they are allowed on. */
const HANDLER_MAY: readonly (readonly [actions: readonly string[], resources: readonly string[]])[] = [
    [
        ["ssm:GetParameter", "ssm:GetParameters"],
        ["parameter/contractors-platform/vpn-endpoint", "parameter/contractors-vpn/*"],
    ],
    [["logs:CreateLogStream", "logs:PutLogEvents"], ["log-group:/contractors-platform/vpn-handler:*"]],
];

function judgeHandler(role: Resource, identity: readonly IamStatement[], { aws }: Facts): Findings {
    const mayDo = (action: string, resource: string) =>
        HANDLER_MAY.some(
            ([actions, resources]) =>
                actions.includes(action) &&
                resources.some((each) =>
                    covers(
                        `arn:${aws.partition}:${action.split(":")[0] ?? ""}:${aws.region}:${aws.accountId}:${each}`,
                        resource,
                    ),
                ),
        );
    const wrong = identity
        .filter(({ effect }) => effect === "Allow")
        .filter(
            ({ actions, notAction, resources, notResource }) =>
                notAction ||
                notResource ||
                actions.some((action) => resources.some((each) => each === UNKNOWN || !mayDo(action, each))),
        );
    return wrong.map(({ sid, actions }) =>
        findingInWords(
            role,
            "",
            `allowed ${actions.join(", ")}${sid === undefined ? "" : ` (${sid})`}`,
            "a role that reads the records of the VPN and writes its own log, and nothing else",
        ),
    );
}
