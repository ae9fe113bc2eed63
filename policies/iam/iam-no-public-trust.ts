import { type IamPrincipal, type IamStatement, readIamDocument } from "../documents/iam-document";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { covers } from "./patterns";

/** A4. Which kinds of strangers a role lets in. */
export const iamNoPublicTrust: Rule = {
    id: "A4",
    name: "iam-no-public-trust",
    title: "No role trusts the public, a whole account or another account",
    compliant:
        "Roles trust identity providers of the own account, AWS services that act for the own account, and single roles of the own account, nobody else.",
    why: "Whoever a trust names needs nobody's leave again. A whole account is everybody in it, and a service without `aws:SourceAccount` can be led by its other customers to act for them.",
    severity: "critical",
    applicability: "always",
    types: ["aws:iam/role:Role"],
    plain: ["assumeRolePolicy"],
    controls: ["NIST AC-3", "CIS-AWS 2.21"],
    fix: "Name one identity provider or role of the account by ARN, or one service together with StringEquals aws:SourceAccount: <the account>.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    waivable: false,
    check: (role, { facts }) =>
        readIamDocument(role.properties.assumeRolePolicy)
            .filter(({ effect }) => effect === "Allow")
            .map((each) => judge(role, each, facts)),
};

function judge(role: Resource, statement: IamStatement, facts: Facts): Findings {
    const { principals, notPrincipal } = statement;
    const wrong = (found: string) => [findingInWords(role, "assumeRolePolicy", found, WANTED)];
    if (notPrincipal || principals.length === 0) {
        return wrong(`open to all but ${principals.map(({ value }) => value).join(", ")}`);
    }
    return principals
        .filter((each) => !isOwn(each, facts) && !isServiceForUs(each, statement, facts))
        .map(({ value }) => wrong(`open to ${value}`));
}

const WANTED = "an identity provider, a single role, or a service that acts for this account";

function isOwn({ kind, value }: IamPrincipal, { aws }: Facts): boolean {
    const own = `arn:${aws.partition}:iam::${aws.accountId}:`;
    const resource = value.startsWith(own) ? value.slice(own.length) : "";
    const form = kind === "AWS" ? /^role\/[^*?]+$/ : /^(?:saml|oidc)-provider\/[^*?]+$/;
    return (kind === "AWS" || kind === "Federated") && form.test(resource);
}

/** True for a service that is held to the own account by a condition that cannot be left out. */
function isServiceForUs({ kind, value }: IamPrincipal, { conditions }: IamStatement, { aws }: Facts): boolean {
    const arn = new RegExp(`^arn:${aws.partition}:[a-z0-9-]+:[a-z0-9-]*:${aws.accountId}:`);
    const held = conditions.some(({ operator, set, ifExists, key, values }) => {
        const always = set === undefined && !ifExists && values.length > 0;
        const ours = (each: unknown) =>
            key === "aws:sourceaccount"
                ? operator === "StringEquals" && each === aws.accountId
                : key === "aws:sourcearn" && /^(?:Arn|String)(?:Equals|Like)$/.test(operator) && arn.test(String(each));
        return always && values.every(ours);
    });
    return kind === "Service" && covers("*.amazonaws.com*", value) && !value.includes("*") && held;
}
