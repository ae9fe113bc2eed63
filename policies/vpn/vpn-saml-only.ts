import { type Demand, demand, is, matching } from "../model/demand";
import { type Findings, finding } from "../model/finding";
import type { Rule } from "../model/rule";
import { listOf, UNKNOWN, type Value, valueAt } from "../model/values";

const ENDPOINT = "aws:ec2clientvpn/endpoint:Endpoint";
const PROVIDER = "aws:iam/samlProvider:SamlProvider";

/** V1. Who proves who connects. */
export const vpnSamlOnly: Rule = {
    id: "V1",
    name: "vpn-saml-only",
    title: "The VPN authenticates by SAML alone",
    compliant:
        "Every way to authenticate at a Client VPN endpoint is federated, by a SAML provider that this stack registers in the staging account.",
    why: "A client certificate or a directory password connects without Okta: without its second factor, without its policies, and after the person left.",
    severity: "critical",
    applicability: "always",
    types: [ENDPOINT],
    plain: ["authenticationOptions"],
    controls: ["NIST IA-2", "NIST AC-17", "SOC2 CC6.6", "ISO A.6.7"],
    fix: "Set authenticationOptions to one entry: type: federated-authentication and samlProviderArn: arn:aws:iam::<the staging account>:saml-provider/<name of a SamlProvider of this stack>.",
    url: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/federated-authentication.html",
    waivable: false,
    check: (endpoint, { facts: { aws } }): Findings => {
        const options = listOf(valueAt(endpoint.properties, "authenticationOptions"));
        const provider = `arn:${aws.partition}:iam::${aws.accountId}:saml-provider/`;
        const ours = matching(new RegExp(`^${provider}[\\w+=,.@-]+$`), `${provider}<name>`);
        const oursOrNone: Demand = { ...ours, holds: (value) => value === undefined || ours.holds(value) };
        return options.length === 0
            ? [finding(endpoint, "authenticationOptions", options, "federated-authentication")]
            : options.map((_option, index) => [
                  demand(endpoint, `authenticationOptions.${index}.type`, is("federated-authentication")),
                  demand(endpoint, `authenticationOptions.${index}.samlProviderArn`, ours),
                  demand(endpoint, `authenticationOptions.${index}.selfServiceSamlProviderArn`, oursOrNone),
              ]);
    },
    checkStack: (stack) => {
        const registered = stack.ofType(PROVIDER).map(({ properties: { name } }) => name);
        const isKnown = (arn: Value | undefined) =>
            typeof arn !== "string" || registered.includes(UNKNOWN) || registered.includes(arn.replace(/^.*\//, ""));
        return stack.ofType(ENDPOINT).map((endpoint) =>
            listOf(valueAt(endpoint.properties, "authenticationOptions")).flatMap((_option, index) =>
                ["samlProviderArn", "selfServiceSamlProviderArn"]
                    .map((each) => `authenticationOptions.${index}.${each}`)
                    .filter((path) => !isKnown(valueAt(endpoint.properties, path)))
                    .map((path) => finding(endpoint, path, valueAt(endpoint.properties, path), REGISTERED)),
            ),
        );
    },
};

/** Whoever wrote the metadata of another provider says who may connect. */
const REGISTERED = "a SamlProvider of this stack";
