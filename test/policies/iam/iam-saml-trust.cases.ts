import { iamSamlTrust } from "../../../policies/iam/iam-saml-trust";
import type { Properties } from "../../../policies/model/values";
import { add, type Edit, remove, spoil, statement } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ROLE = "ana-silva/access-role";
const LOGIN = "ana-silva@contractors.acme.example";
const AUDIENCE = "https://signin.aws.amazon.com/saml";
const OKTA = "arn:aws:iam::123456789012:saml-provider/contractors-aws";

const SIGN_IN: Properties = {
    Effect: "Allow",
    Principal: { Federated: OKTA },
    Action: "sts:AssumeRoleWithSAML",
    Condition: { StringEquals: { "SAML:aud": AUDIENCE, "SAML:sub": LOGIN, "sts:SourceIdentity": LOGIN } },
};
const BE_NAMED: Properties = {
    Effect: "Allow",
    Principal: { Federated: OKTA },
    Action: "sts:SetSourceIdentity",
    Condition: { StringEquals: { "sts:SourceIdentity": LOGIN } },
};

/** The sign-in's statement with other elements; its conditions with the same name are replaced. */
const signIn = (changes: Properties): Edit => statement(ROLE, "assumeRolePolicy", 0, changes);
const equal = (conditions: Properties): Edit => signIn({ Condition: { StringEquals: conditions } });
const trust = (...statements: Properties[]): Edit =>
    spoil(ROLE, "assumeRolePolicy", JSON.stringify({ Version: "2012-10-17", Statement: statements }));

export const cases: RuleCases = {
    rule: iamSamlTrust,
    mutants: {
        "no audience": equal({ "SAML:sub": LOGIN, "sts:SourceIdentity": LOGIN }),
        "no subject": equal({ "SAML:aud": AUDIENCE, "sts:SourceIdentity": LOGIN }),
        "no source identity": equal({ "SAML:aud": AUDIENCE, "SAML:sub": LOGIN }),
        "any source identity": statement(ROLE, "assumeRolePolicy", 1, { Condition: {} }),
        "another audience": equal({
            "SAML:aud": "https://evil.example/saml",
            "SAML:sub": LOGIN,
            "sts:SourceIdentity": LOGIN,
        }),
        "another person's login": equal({
            "SAML:aud": AUDIENCE,
            "SAML:sub": LOGIN.replace("ana-silva", "ben-okafor"),
            "sts:SourceIdentity": LOGIN,
        }),
        "two logins": equal({
            "SAML:aud": AUDIENCE,
            "SAML:sub": [LOGIN, LOGIN.replace("ana-silva", "ben-okafor")],
            "sts:SourceIdentity": LOGIN,
        }),
        "any login of the domain": signIn({
            Condition: {
                StringEquals: { "SAML:aud": AUDIENCE, "sts:SourceIdentity": LOGIN },
                StringLike: { "SAML:sub": "*@contractors.acme.example" },
            },
        }),
        "an audience if there is one": signIn({
            Condition: {
                StringEquals: { "SAML:sub": LOGIN, "sts:SourceIdentity": LOGIN },
                StringEqualsIfExists: { "SAML:aud": AUDIENCE },
            },
        }),
        "a subject for all values": signIn({
            Condition: {
                StringEquals: { "SAML:aud": AUDIENCE, "sts:SourceIdentity": LOGIN },
                "ForAllValues:StringEquals": { "SAML:sub": LOGIN },
            },
        }),
        "any provider of the account": signIn({
            Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/*" },
        }),
        "the VPN's provider": signIn({ Principal: { Federated: OKTA.replace("contractors-aws", "contractors-vpn") } }),
        "another account's provider": signIn({
            Principal: { Federated: OKTA.replace("123456789012", "999999999999") },
        }),
        "a second principal": signIn({ Principal: { Federated: OKTA, AWS: "arn:aws:iam::123456789012:root" } }),
        "everybody but one": trust({
            Effect: "Allow",
            NotPrincipal: { AWS: "999999999999" },
            Action: "sts:AssumeRole",
        }),
        "every action of STS": signIn({ Action: "sts:*" }),
        "tags of one's own choice": signIn({ Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"] }),
        "a second statement for everybody whom Okta knows": trust(SIGN_IN, BE_NAMED, { ...SIGN_IN, Condition: {} }),
        "a task role that SAML opens": spoil("ana-silva/task-role", "assumeRolePolicy", {
            Version: "2012-10-17",
            Statement: [{ ...SIGN_IN, Condition: { StringEquals: { "SAML:aud": AUDIENCE } } }],
        }),
        "a platform role that SAML opens": spoil("platform/flow-log-role", "assumeRolePolicy", {
            Version: "2012-10-17",
            Statement: [SIGN_IN],
        }),
        "a third identity provider": add("aws:iam/samlProvider:SamlProvider", "platform/partner-saml", {
            name: "partner",
        }),
        "a person's identity provider": add("aws:iam/samlProvider:SamlProvider", "ana-silva/saml", {
            name: "contractors-aws",
        }),
    },
    variants: {
        "the same without an end": trust(SIGN_IN, BE_NAMED),
        "the document as an object": statement(ROLE, "assumeRolePolicy", 0, {}),
        "more conditions": signIn({
            Condition: {
                StringEquals: { "SAML:aud": [AUDIENCE], "SAML:sub": LOGIN, "sts:SourceIdentity": LOGIN },
                IpAddress: { "aws:SourceIp": "10.64.0.0/16" },
            },
        }),
        "keys in another case": equal({ "saml:aud": AUDIENCE, "saml:sub": LOGIN, "STS:SourceIdentity": LOGIN }),
        "a Deny beside it": trust(SIGN_IN, BE_NAMED, { Effect: "Deny", Principal: "*", Action: "sts:TagSession" }),
    },
    says: {
        "no audience":
            "contractor ana-silva, ana-silva/access-role (aws:iam/role:Role): assumeRolePolicy is without StringEquals on SAML:aud. Wanted: https://signin.aws.amazon.com/saml. Fix: Trust saml-provider/contractors-aws with one statement for sts:AssumeRoleWithSAML, with StringEquals on SAML:aud, SAML:sub and sts:SourceIdentity, and one for sts:SetSourceIdentity, with StringEquals on sts:SourceIdentity.",
    },
    fixed: {
        "no audience": trust(SIGN_IN, BE_NAMED),
        "every action of STS": trust(SIGN_IN, BE_NAMED),
        "a third identity provider": remove("platform/partner-saml"),
    },
};
