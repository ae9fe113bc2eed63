import { type IamCondition, type IamStatement, readIamDocument } from "../documents/iam-document";
import { is } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, finding, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { covers } from "./patterns";

const ROLE = "aws:iam/role:Role";
const PROVIDER = "aws:iam/samlProvider:SamlProvider";
const SIGN_IN = "sts:AssumeRoleWithSAML";
const BE_NAMED = "sts:SetSourceIdentity";

/** Where each partition takes assertions. Source: AWS's guides to SAML federation. */
const AUDIENCES: Readonly<Record<string, string>> = {
    aws: "https://signin.aws.amazon.com/saml",
    "aws-cn": "https://signin.amazonaws.cn/saml",
    "aws-us-gov": "https://signin.amazonaws-us-gov.com/saml",
};

/** The kit's identity providers: the console's, which roles trust, and the VPN's, which none does. */
const CONSOLE = "contractors-aws";
const VPN = "contractors-vpn";

/** A2. Who may take on a role through Okta. */
export const iamSamlTrust: Rule = {
    id: "A2",
    name: "iam-saml-trust",
    title: "Roles trust one person's sign-in through Okta, under the person's name",
    compliant:
        "A role that SAML lets somebody take on trusts the provider contractors-aws alone, for one person's exact `SAML:sub`, the exact `SAML:aud` and the person's login as `sts:SourceIdentity`. The account has no other identity providers than contractors-aws and contractors-vpn.",
    why: "A trust without audience and subject lets in everybody whom the provider knows; without source identity nobody can tell afterwards who acted once roles are chained.",
    severity: "critical",
    applicability: "always",
    types: [ROLE, PROVIDER],
    plain: ["assumeRolePolicy"],
    controls: ["NIST IA-2", "NIST AU-10", "ISO A.5.16"],
    fix: `Trust saml-provider/${CONSOLE} with one statement for ${SIGN_IN}, with StringEquals on SAML:aud, SAML:sub and sts:SourceIdentity, and one for ${BE_NAMED}, with StringEquals on sts:SourceIdentity.`,
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html",
    waivable: false,
    check: (resource, { facts }) => (resource.type === PROVIDER ? judgeProvider(resource) : judgeRole(resource, facts)),
};

function judgeProvider(provider: Resource): Findings {
    const { name } = provider.properties;
    const ours = provider.name.startsWith("platform/") && (is(CONSOLE).holds(name) || is(VPN).holds(name));
    return ours ? [] : [finding(provider, "name", name, `${CONSOLE} or ${VPN}, of the platform`)];
}

function judgeRole(role: Resource, facts: Facts): Findings {
    const opening = readIamDocument(role.properties.assumeRolePolicy).filter(({ effect }) => effect === "Allow");
    return opening.some(concernsSaml) ? opening.map((each) => judgeStatement(role, each, facts)) : [];
}

/** True for whatever could let an assertion in, by principal or by action, however it is written. */
function concernsSaml({ principals, notPrincipal, actions, notAction }: IamStatement): boolean {
    const federated = principals.some(({ value }) => value.includes("saml-provider"));
    const signsIn = actions.some((each) => covers(each.toLowerCase(), SIGN_IN.toLowerCase()));
    return notPrincipal || notAction || federated || signsIn;
}

function judgeStatement(role: Resource, statement: IamStatement, { aws, okta }: Facts): Findings {
    const { principals, notPrincipal, actions, notAction, conditions } = statement;
    const wrong = (found: string, wanted: string) => findingInWords(role, "assumeRolePolicy", found, wanted);
    const provider = `arn:${aws.partition}:iam::${aws.accountId}:saml-provider/${CONSOLE}`;
    const [principal, other] = principals;
    const trusted = !notPrincipal && other === undefined && principal?.kind === "Federated";
    const known = !notAction && actions.length > 0 && actions.every((each) => each === SIGN_IN || each === BE_NAMED);
    const login = `${contractorOf(role) ?? "nobody"}@${okta.loginDomain}`;
    const demands = [
        ["sts:SourceIdentity", login],
        ...(known && !actions.includes(SIGN_IN)
            ? []
            : [
                  ["SAML:aud", AUDIENCES[aws.partition] ?? "unknown"],
                  ["SAML:sub", login],
              ]),
    ] as const;
    return [
        trusted && principal.value === provider
            ? []
            : [
                  wrong(
                      `open to ${notPrincipal ? "all but " : ""}${principals.map(({ value }) => value).join(", ")}`,
                      provider,
                  ),
              ],
        known
            ? []
            : [wrong(`allowing ${notAction ? "all but " : ""}${actions.join(", ")}`, `${SIGN_IN} or ${BE_NAMED}`)],
        demands.map(([key = "", wanted = ""]) => judgeKey(wrong, conditions, key, wanted)),
    ];
}

/** Each key must be compared, exactly and always, with the one wanted value. */
function judgeKey(
    wrong: (found: string, wanted: string) => Findings[number],
    conditions: readonly IamCondition[],
    name: string,
    wanted: string,
): Findings {
    const strict = conditions.filter(
        ({ operator, set, ifExists, key }) =>
            operator === "StringEquals" && set === undefined && !ifExists && key === name.toLowerCase(),
    );
    const values = strict.flatMap((each) => each.values);
    const found = values.length === 0 ? "without StringEquals" : `open to ${values.map(String).join(", ")}`;
    return values.length === 1 && values[0] === wanted ? [] : [wrong(`${found} on ${name}`, wanted)];
}
