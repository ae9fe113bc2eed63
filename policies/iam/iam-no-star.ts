import { type IamStatement, readIamDocument } from "../documents/iam-document";
import { type Findings, finding, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf, UNKNOWN, type Value } from "../model/values";
import { GRANTING_TYPES } from "./holders";
import { hasWildcard } from "./patterns";

/** A5. How widely policies are written. */
export const iamNoStar: Rule = {
    id: "A5",
    name: "iam-no-star",
    title: "Policies name their actions and resources",
    compliant:
        "What a policy allows, it names: no action `*`, no wildcard of actions on all resources, no NotAction or NotResource, resource `*` only for actions that take no resource. No policy of AWS's own is attached.",
    why: "A star grants what AWS invents tomorrow, and what belongs to neighbours. AWS's own policies, such as AdministratorAccess, are written with stars and change without notice.",
    severity: "critical",
    applicability: "always",
    types: GRANTING_TYPES,
    plain: [],
    controls: ["NIST AC-6", "CIS-AWS 2.14"],
    fix: "Allow single actions on ARNs of the person's own resources, such as s3:GetObject on arn:aws:s3:::<bucket>/*, and attach no policy of AWS's own.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    waivable: false,
    check: (resource) => [documentsOf(resource), attachmentsOf(resource)],
};

/** Properties that hold a document, and those that name managed policies. */
const DOCUMENTS = ["policy", "inlinePolicy"];
const ATTACHMENTS = ["policyArn", "policyArns", "managedPolicyArn", "managedPolicyArns"];

function documentsOf(resource: Resource): Findings {
    const inline = listOf(resource.properties.inlinePolicies).map((each, at): [string, Value | undefined] => [
        `inlinePolicies.${at}.policy`,
        isObject(each) ? each.policy : each,
    ]);
    const own = DOCUMENTS.map((path): [string, Value | undefined] => [path, resource.properties[path]]);
    // What only the run knows is judged in the run, before the resource is made.
    return [...own, ...inline]
        .filter(
            ([, document]) => document !== undefined && document !== null && document !== "" && document !== UNKNOWN,
        )
        .flatMap(([path, document]) =>
            readIamDocument(document)
                .filter(({ effect }) => effect === "Allow")
                .map((statement) => judge(resource, path, statement)),
        );
}

function attachmentsOf(resource: Resource): Findings {
    return ATTACHMENTS.flatMap((path) =>
        listOf(resource.properties[path])
            .filter((arn) => typeof arn === "string" && /^arn:[^:]*:iam::aws:/.test(arn))
            .map((arn) => finding(resource, path, arn, "a policy of this stack, which names what it allows")),
    );
}

function judge(resource: Resource, path: string, statement: IamStatement): Findings {
    const { sid, actions, notAction, notResource } = statement;
    const wrong = (found: string, wanted: string) => {
        return [findingInWords(resource, path, `allowing ${found}${sid === undefined ? "" : ` (${sid})`}`, wanted)];
    };
    if (notAction || notResource) {
        return wrong(notAction ? "all actions but some" : "all resources but some", "Action and Resource");
    }
    const everything = actions.find((each) => !/^[\w-]+:/.test(each));
    if (everything !== undefined) {
        return wrong(everything, "single actions");
    }
    const star = statement.resources.find((each) => each !== UNKNOWN && isStar(each));
    const wide = actions.filter((each) => star !== undefined && !(star === "*" && takesNoResource(each, statement)));
    return wide.length > 0
        ? wrong(`${wide.join(", ")} on ${String(star)}`, "single actions on the ARNs of single resources")
        : [];
}

/**
 * True for a resource that is everybody's: `*`, any account, or every resource of a kind. Names that only end in a
 * wildcard are somebody's own.
 */
function isStar(resource: string): boolean {
    const [prefix, , service, , account, ...rest] = resource.split(":");
    const name = rest.join(":");
    if (prefix !== "arn" || service === undefined || account === undefined || rest.length === 0) {
        return true;
    }
    const everyName = service === "s3" ? /^[*?]/ : /^(?:[\w-]*[/:]?)[*?]/;
    return hasWildcard(service) || hasWildcard(account) || everyName.test(name);
}

/** Actions that AWS judges on `*` only. Source: AWS's service authorization reference. */
const WITHOUT_RESOURCE = ["ecr:GetAuthorizationToken", "logs:DescribeLogGroups"];
/** Those that a condition on the cluster holds to the own resources. */
const WITHIN_CLUSTER = ["ecs:ListServices", "ecs:ListTasks"];

function takesNoResource(action: string, { conditions }: IamStatement): boolean {
    const ownCluster = conditions.some(
        ({ operator, set, ifExists, key, values }) =>
            key === "ecs:cluster" &&
            /^(?:Arn|String)(?:Equals|Like)$/.test(operator) &&
            set === undefined &&
            !ifExists &&
            values.length > 0 &&
            values.every((each) => each === UNKNOWN || !isStar(each)),
    );
    return WITHOUT_RESOURCE.includes(action) || (ownCluster && WITHIN_CLUSTER.includes(action));
}
