import { iamOidcTrust } from "../../../policies/iam/iam-oidc-trust";
import type { Properties, Value } from "../../../policies/model/values";
import { type Edit, spoil, statement } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ISSUER = "token.actions.githubusercontent.com";
const PROVIDER = `arn:aws:iam::123456789012:oidc-provider/${ISSUER}`;
const SUBJECT = "repo:acme@9919/checkout-api@1296269:environment:contractor-ana-silva";
const ROLE = "ana-silva/deploy-role";

/** Exactly what the organization wants, to spoil one key of. */
const STRICT: Properties = {
    [`${ISSUER}:aud`]: "sts.amazonaws.com",
    [`${ISSUER}:sub`]: SUBJECT,
    [`${ISSUER}:repository_id`]: "1296269",
    [`${ISSUER}:actor_id`]: "4815162",
};

const GOOD: Properties = {
    Effect: "Allow",
    Principal: { Federated: PROVIDER },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: STRICT },
};

const trust = (...statements: Properties[]): Edit =>
    spoil(ROLE, "assumeRolePolicy", JSON.stringify({ Version: "2012-10-17", Statement: statements }));
const changed = (changes: Properties): Edit => trust({ ...GOOD, ...changes });
const key = (name: string, value: Value): Properties => ({ ...STRICT, [`${ISSUER}:${name}`]: value });
const equal = (name: string, value: Value): Edit => changed({ Condition: { StringEquals: key(name, value) } });

function lacking(name: string): Properties {
    return Object.fromEntries(Object.entries(STRICT).filter(([each]) => each !== `${ISSUER}:${name}`));
}

const moved = (name: string, operator: string, value: Value): Edit =>
    changed({ Condition: { StringEquals: lacking(name), [operator]: { [`${ISSUER}:${name}`]: value } } });

export const cases: RuleCases = {
    rule: iamOidcTrust,
    mutants: {
        "no subject": changed({ Condition: { StringEquals: lacking("sub") } }),
        "no audience": changed({ Condition: { StringEquals: lacking("aud") } }),
        "no repository id": changed({ Condition: { StringEquals: lacking("repository_id") } }),
        "no actor": changed({ Condition: { StringEquals: lacking("actor_id") } }),
        "no condition": trust({
            Effect: "Allow",
            Principal: { Federated: PROVIDER },
            Action: "sts:AssumeRoleWithWebIdentity",
        }),
        "any repository of the organization": equal("sub", "repo:acme@9919/*"),
        "any subject by StringLike": moved("sub", "StringLike", "repo:acme@9919/checkout-api@1296269:*"),
        "a list with everybody in it": equal("sub", [SUBJECT, "repo:*"]),
        "subject if it exists": moved("sub", "StringEqualsIfExists", SUBJECT),
        "subject for all values": moved("sub", "ForAllValues:StringEquals", SUBJECT),
        "all subjects but one": moved("sub", "StringNotEquals", SUBJECT),
        "pull requests": equal("sub", "repo:acme@9919/checkout-api@1296269:pull_request"),
        "a branch": equal("sub", "repo:acme@9919/checkout-api@1296269:ref:refs/heads/main"),
        "another person's environment": equal("sub", SUBJECT.replace("ana-silva", "ben-okafor")),
        "the older form of subject": equal("sub", "repo:acme/checkout-api:environment:contractor-ana-silva"),
        "another organization": equal("sub", SUBJECT.replace("acme@9919", "other@1")),
        "a repository that nobody guards": equal("repository_id", "999"),
        "another audience": equal("aud", "https://github.com/acme"),
        "two actors": equal("actor_id", ["4815162", "2342108"]),
        "a second statement for everybody": trust(GOOD, {
            ...GOOD,
            Condition: { StringLike: { [`${ISSUER}:sub`]: "*" } },
        }),
        "a benign statement first": trust(
            { ...GOOD, Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" },
            GOOD,
        ),
        "a foreign provider": changed({ Principal: { Federated: PROVIDER.replace("123456789012", "999999999999") } }),
        "a second principal": changed({ Principal: { Federated: PROVIDER, AWS: "arn:aws:iam::999999999999:root" } }),
        "all principals but one": trust({ Effect: "Allow", NotPrincipal: { AWS: "*" }, Action: "sts:AssumeRole" }),
        "every action of STS": changed({ Action: "sts:*" }),
        "all actions but one": trust({
            Effect: "Allow",
            Principal: { Federated: PROVIDER },
            NotAction: "sts:GetCallerIdentity",
        }),
        "no document": spoil(ROLE, "assumeRolePolicy", "allow"),
    },
    variants: {
        "the document as an object": statement(ROLE, "assumeRolePolicy", 0, {}),
        "one repository alone": trust(GOOD),
        "a Deny beside it": trust(GOOD, {
            ...GOOD,
            Effect: "Deny",
            Condition: { StringLike: { [`${ISSUER}:sub`]: "*:pull_request" } },
        }),
    },
    says: {
        "any repository of the organization":
            "contractor ana-silva, ana-silva/deploy-role (aws:iam/role:Role): assumeRolePolicy is open to repo:acme@9919/* on token.actions.githubusercontent.com:sub. Wanted: environments of this person in guarded repositories. Fix: Keep one statement with Action: sts:AssumeRoleWithWebIdentity and StringEquals on token.actions.githubusercontent.com:sub, aud, repository_id and actor_id.",
    },
    fixed: { "every action of STS": trust(GOOD), "a second statement for everybody": trust(GOOD) },
};
