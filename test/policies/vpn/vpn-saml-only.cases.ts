import { vpnSamlOnly } from "../../../policies/vpn/vpn-saml-only";
import { add, hide, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const TYPE = "aws:ec2clientvpn/endpoint:Endpoint";
const ENDPOINT = "platform/vpn-endpoint";
const OPTION = "authenticationOptions.0";
const certificate = {
    type: "certificate-authentication",
    rootCertificateChainArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0f1e2d3c",
};
const saml = {
    type: "federated-authentication",
    samlProviderArn: "arn:aws:iam::123456789012:saml-provider/contractors-vpn",
};

export const cases: RuleCases = {
    rule: vpnSamlOnly,
    mutants: {
        "certificates instead": spoil(ENDPOINT, "authenticationOptions", [certificate]),
        "certificates beside SAML": spoil(ENDPOINT, "authenticationOptions.1", certificate),
        "a directory": spoil(ENDPOINT, "authenticationOptions", [
            { type: "directory-service-authentication", activeDirectoryId: "d-1" },
        ]),
        "certificates that name a provider": spoil(ENDPOINT, `${OPTION}.type`, "certificate-authentication"),
        "SAML without a provider": without(ENDPOINT, `${OPTION}.samlProviderArn`),
        "a provider of another account": spoil(
            ENDPOINT,
            `${OPTION}.samlProviderArn`,
            "arn:aws:iam::999999999999:saml-provider/contractors-vpn",
        ),
        "a portal with a provider of another account": spoil(
            ENDPOINT,
            `${OPTION}.selfServiceSamlProviderArn`,
            "arn:aws:iam::999999999999:saml-provider/portal",
        ),
        "a provider that nobody registers": spoil(
            ENDPOINT,
            `${OPTION}.samlProviderArn`,
            "arn:aws:iam::123456789012:saml-provider/somebody",
        ),
        "a portal with a provider that nobody registers": spoil(
            ENDPOINT,
            `${OPTION}.selfServiceSamlProviderArn`,
            "arn:aws:iam::123456789012:saml-provider/somebody",
        ),
        "no way to authenticate": spoil(ENDPOINT, "authenticationOptions", []),
        "nothing said": without(ENDPOINT, "authenticationOptions"),
        "a second endpoint with certificates": add(TYPE, "platform/old-vpn", { authenticationOptions: [certificate] }),
        "a provider that nobody knows yet": hide(ENDPOINT, `${OPTION}.samlProviderArn`),
    },
    variants: {
        "a second endpoint with SAML": add(TYPE, "platform/second-vpn", { authenticationOptions: [saml] }),
        "a portal with the same provider": spoil(
            ENDPOINT,
            `${OPTION}.selfServiceSamlProviderArn`,
            saml.samlProviderArn,
        ),
    },
    says: {
        "SAML without a provider":
            "platform/vpn-endpoint (aws:ec2clientvpn/endpoint:Endpoint): authenticationOptions.0.samlProviderArn is nothing. Wanted: arn:aws:iam::123456789012:saml-provider/<name>. Fix: Set authenticationOptions to one entry: type: federated-authentication and samlProviderArn: arn:aws:iam::<the staging account>:saml-provider/<name of a SamlProvider of this stack>.",
    },
    fixed: { "certificates beside SAML": spoil(ENDPOINT, "authenticationOptions", [saml]) },
};
