import { type IamCondition, type IamStatement, readIamDocument } from "../documents/iam-document";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { UNKNOWN } from "../model/values";

const ISSUER = "token.actions.githubusercontent.com";
const ACTION = "sts:AssumeRoleWithWebIdentity";

/** A3. Who may take on a role from GitHub Actions. */
export const iamOidcTrust: Rule = {
    id: "A3",
    name: "iam-oidc-trust",
    title: "Roles trust exact GitHub workflows of one person",
    compliant:
        "A role that GitHub Actions may take on has one statement only: the account's own GitHub provider, exact `sub` of an environment in guarded repositories, exact `aud`, their `repository_id` and one `actor_id`, all with StringEquals.",
    why: "Every repository on GitHub can get a token from the same issuer: a wildcard, an optional condition or a second statement lets strangers in.",
    severity: "critical",
    applicability: "always",
    types: ["aws:iam/role:Role"],
    plain: ["assumeRolePolicy"],
    controls: ["NIST AC-3", "NIST SA-10", "SOC2 CC6.8"],
    fix: `Keep one statement with Action: ${ACTION} and StringEquals on ${ISSUER}:sub, aud, repository_id and actor_id.`,
    url: "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws",
    waivable: false,
    check: (role, { facts }) => {
        const statements = readIamDocument(role.properties.assumeRolePolicy);
        const opening = statements.filter(({ effect }) => effect === "Allow");
        return opening.some(concernsGithub) ? judgeTrust(role, opening, facts) : [];
    },
};

/** True for whatever could let a token of an OIDC provider in, by principal or by action, however it is written. */
function concernsGithub({ principals, notPrincipal, actions, notAction }: IamStatement): boolean {
    const federated = principals.some(({ kind, value }) => kind === "Federated" && !value.includes(":saml-provider/"));
    return notPrincipal || notAction || federated || actions.some((each) => mayBe(each, ACTION));
}

/** True when an action with wildcards covers another one. Actions are compared without case. */
function mayBe(pattern: string, action: string): boolean {
    const expression = pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replace(/\*/g, ".*")
        .replace(/\?/g, ".");
    return new RegExp(`^${expression}$`, "i").test(action);
}

function judgeTrust(role: Resource, opening: readonly IamStatement[], facts: Facts): Findings {
    const wrong = (found: string, wanted: string) => findingInWords(role, "assumeRolePolicy", found, wanted);
    const [statement, second] = opening;
    if (statement === undefined || second !== undefined) {
        return [wrong(`open by ${opening.length} statements`, "one statement that allows")];
    }
    const { aws } = facts;
    const provider = `arn:${aws.partition}:iam::${aws.accountId}:oidc-provider/${ISSUER}`;
    const { principals, notPrincipal, actions, notAction, conditions } = statement;
    const [principal, other] = principals;
    return [
        notPrincipal || other !== undefined || principal?.kind !== "Federated" || principal.value !== provider
            ? [wrong(`open to ${principals.map(({ value }) => value).join(", ")}`, provider)]
            : [],
        notAction || actions.length !== 1 || actions[0] !== ACTION
            ? [wrong(`allowing ${notAction ? "all but " : ""}${actions.join(", ")}`, ACTION)]
            : [],
        judgeKey(wrong, conditions, "aud", (value) => value === "sts.amazonaws.com", "sts.amazonaws.com"),
        judgeKey(
            wrong,
            conditions,
            "sub",
            subjects(role, facts),
            "environments of this person in guarded repositories",
        ),
        judgeKey(wrong, conditions, "repository_id", repositoryIds(facts), "ids of guarded repositories"),
        judgeKey(wrong, conditions, "actor_id", (value) => /^\d+$/.test(value), "one GitHub user id", 1),
    ];
}

function judgeKey(
    wrong: (found: string, wanted: string) => Findings[number],
    conditions: readonly IamCondition[],
    name: string,
    holds: (value: string) => boolean,
    wanted: string,
    most = Infinity,
): Findings {
    const strict = conditions.filter(
        ({ operator, set, ifExists, key }) =>
            operator === "StringEquals" && set === undefined && !ifExists && key === `${ISSUER}:${name}`,
    );
    const values = strict.flatMap((each) => each.values);
    const found = values.length === 0 ? "without StringEquals" : `open to ${values.map(String).join(", ")}`;
    const fits = values.length > 0 && values.length <= most && values.every((each) => each !== UNKNOWN && holds(each));
    return fits ? [] : [wrong(`${found} on ${ISSUER}:${name}`, wanted)];
}

const repositoryIds = ({ repositories }: Facts) => {
    const ids = new Set(Object.values(repositories).map(({ id }) => String(id)));
    return (value: string) => ids.has(value);
};

/** The subject of a run in the environment of the role's owner, in the organization's one form. */
function subjects({ name }: Resource, { github, repositories }: Facts): (value: string) => boolean {
    const environment = `contractor-${name.slice(0, Math.max(name.indexOf("/"), 0))}`;
    const exact = Object.entries(repositories).map(([repository, { id }]) => {
        const path =
            github.subject === "immutable"
                ? `${github.organization}@${github.id}/${repository}@${id}`
                : `${github.organization}/${repository}`;
        return `repo:${path}:environment:${environment}`;
    });
    return (value) => exact.includes(value);
}
