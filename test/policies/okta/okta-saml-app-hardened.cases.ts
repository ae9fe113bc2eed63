import { oktaSamlAppHardened } from "../../../policies/okta/okta-saml-app-hardened";
import { add, both, hide, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const APP = "okta:app/saml:Saml";
const AWS = "platform/aws-app";
const VPN = "platform/vpn-app";
const ASSIGNMENT = "okta:app/accessPolicyAssignment:AccessPolicyAssignment";

const signed = {
    responseSigned: true,
    assertionSigned: true,
    signatureAlgorithm: "RSA_SHA256",
    digestAlgorithm: "SHA256",
    honorForceAuthn: true,
};

export const cases: RuleCases = {
    rule: oktaSamlAppHardened,
    mutants: {
        "an unsigned response": spoil(AWS, "responseSigned", false),
        "a response that nobody says is signed": without(AWS, "responseSigned"),
        "an unsigned assertion": spoil(VPN, "assertionSigned", false),
        "SHA-1 in the signature": spoil(AWS, "signatureAlgorithm", "RSA_SHA1"),
        "SHA-1 in the digest": spoil(VPN, "digestAlgorithm", "SHA1"),
        "no algorithm": without(VPN, "signatureAlgorithm"),
        "a wish to authenticate again that is not heard": spoil(AWS, "honorForceAuthn", false),
        "the same by default": without(AWS, "honorForceAuthn"),
        "no sign-on policy": without(VPN, "authenticationPolicy"),
        "a policy that is skipped": spoil(AWS, "skipAuthenticationPolicy", true),
        "an app for everybody": spoil(VPN, "implicitAssignment", true),
        "an app that people ask for themselves": spoil(AWS, "accessibilitySelfService", true),
        "a hook that rewrites assertions": spoil(AWS, "inlineHookId", "cal1"),
        "a session named after the e-mail address": spoil(AWS, "attributeStatements.1.values", ["user.email"]),
        "roles by names of groups": spoil(AWS, "attributeStatements.0", {
            name: "https://aws.amazon.com/SAML/Attributes/Role",
            type: "GROUP",
            filterType: "REGEX",
            filterValue: "aws_.*",
        }),
        "roles by a person's department": spoil(AWS, "attributeStatements.0.values", [
            "appuser.awsRole",
            "user.department",
        ]),
        "groups by a person's department": spoil(VPN, "attributeStatements.0", {
            name: "memberOf",
            type: "EXPRESSION",
            values: ["user.department"],
        }),
        "one role for everybody": spoil(AWS, "attributeStatements.0.values", [
            '"arn:aws:iam::123456789012:role/admin,arn:aws:iam::123456789012:saml-provider/contractors-aws"',
        ]),
        "one name for everybody in the trail": spoil(AWS, "attributeStatements.2.values", ['"contractor"']),
        "assertions of Okta's own template sent elsewhere": spoil(VPN, "ssoUrl", "https://evil.example/saml"),
        "assertions for AWS sent elsewhere": spoil(AWS, "ssoUrl", "https://signin.aws.amazon.com.evil.example/saml"),
        "assertions for AWS sent elsewhere as well": spoil(AWS, "acsEndpoints", [
            "https://signin.aws.amazon.com/saml",
            "https://evil.example/saml",
        ]),
        "groups by an expression that looks filtered": spoil(VPN, "attributeStatements.0.type", "EXPRESSION"),
        "groups of employees": spoil(VPN, "attributeStatements.0.filterValue", "admins"),
        "every group": spoil(VPN, "attributeStatements.0.filterType", "REGEX"),
        "a name that people edit": spoil(AWS, "subjectNameIdTemplate", "${user.email}"),
        "a user name that people edit": spoil(VPN, "userNameTemplate", "${source.email}"),
        "a second app with Okta's defaults": add(APP, "platform/other-app", { label: "Other" }),
        "an app with a policy of somewhere else": add(APP, "platform/other-app", {
            ...signed,
            authenticationPolicy: "rst1",
        }),
        "a policy of somewhere else, assigned afterwards": add(ASSIGNMENT, "platform/vpn-policy", {
            appId: "«platform/vpn-app.id»",
            policyId: "rst1",
        }),
        "statements that nobody knows yet": hide(AWS, "attributeStatements"),
    },
    variants: {
        "SHA-512": both(spoil(AWS, "signatureAlgorithm", "RSA_SHA512"), spoil(AWS, "digestAlgorithm", "SHA512")),
        "a first name, which decides nothing": spoil(VPN, "attributeStatements.1", {
            name: "FirstName",
            type: "EXPRESSION",
            values: ["user.firstName"],
        }),
        "an address in one region": spoil(AWS, "destination", "https://eu-west-1.signin.aws.amazon.com/saml"),
        "a tag that says the login": spoil(AWS, "attributeStatements.4", {
            name: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:Contractor",
            type: "EXPRESSION",
            values: ["user.login"],
        }),
        "a second app as good": add(APP, "platform/other-app", {
            ...signed,
            authenticationPolicy: "«platform/app.id»",
        }),
        "the same policy, assigned afterwards": add(ASSIGNMENT, "platform/vpn-policy", {
            appId: "«platform/vpn-app.id»",
            policyId: "«platform/app.id»",
        }),
    },
    says: {
        "the same by default":
            "platform/aws-app (okta:app/saml:Saml): honorForceAuthn is absent, which means false. Wanted: true. Fix: Set responseSigned, assertionSigned and honorForceAuthn: true, signatureAlgorithm: RSA_SHA256, digestAlgorithm: SHA256, implicitAssignment and skipAuthenticationPolicy: false, authenticationPolicy: <id of the AppSignonPolicy>; take names from user.login, roles from appuser.awsRole, groups by STARTS_WITH contractors.",
    },
    fixed: {
        "an unsigned response": spoil(AWS, "responseSigned", true),
        "SHA-1 in the signature": spoil(AWS, "signatureAlgorithm", "RSA_SHA256"),
        "no sign-on policy": spoil(VPN, "authenticationPolicy", "«platform/app.id»"),
        "a session named after the e-mail address": spoil(AWS, "attributeStatements.1.values", ["user.login"]),
    },
};
