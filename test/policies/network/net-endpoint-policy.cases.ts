import { netEndpointPolicy } from "../../../policies/network/net-endpoint-policy";
import { add, hide, spoil, statement, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const POLICY = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
const account = (id: string) => ({ StringEquals: { "aws:PrincipalAccount": id } });
const open = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const document = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const cases: RuleCases = {
    rule: netEndpointPolicy,
    mutants: {
        "no policy": without("platform/endpoint-logs", "policy"),
        "no condition": statement("platform/endpoint-logs", "policy", 0, { Condition: {} }),
        "a condition on the resource only": statement("platform/endpoint-logs", "policy", 0, {
            Condition: { StringEquals: { "aws:ResourceAccount": "123456789012" } },
        }),
        "a condition that may be absent": statement("platform/endpoint-logs", "policy", 0, {
            Condition: { StringEqualsIfExists: { "aws:PrincipalAccount": "123456789012" } },
        }),
        "a condition that an empty set fulfils": statement("platform/endpoint-logs", "policy", 0, {
            Condition: { "ForAllValues:StringEquals": { "aws:PrincipalAccount": "123456789012" } },
        }),
        "two accounts": statement("platform/endpoint-logs", "policy", 0, {
            Condition: { StringEquals: { "aws:PrincipalAccount": ["123456789012", "111122223333"] } },
        }),
        "production's account": statement("platform/endpoint-logs", "policy", 0, {
            Condition: account("111122223333"),
        }),
        "everybody but one": spoil(
            "platform/endpoint-logs",
            "policy",
            document({
                Effect: "Allow",
                NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" },
                Action: "*",
                Resource: "*",
            }),
        ),
        "an open statement behind good ones": spoil(
            "platform/endpoint-logs",
            "policy",
            document({ ...open, Condition: account("123456789012") }, open),
        ),
        "more than layers for everybody": statement("platform/endpoint-s3", "policy", 1, {
            Resource: ["arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*", "arn:aws:s3:::anything/*"],
        }),
        "layers written by everybody": statement("platform/endpoint-s3", "policy", 1, { Action: "s3:*" }),
        "an endpoint of somebody else's": add(ENDPOINT, "ana-silva/endpoint", { serviceName: "com.amazonaws.x.sts" }),
        "an open policy of its own": add(POLICY, "ana-silva/policy", { policy: document(open) }),
        "a policy that is none": spoil("platform/endpoint-logs", "policy", "open"),
        "a policy known only later": hide("platform/endpoint-logs", "policy"),
    },
    variants: {
        "named principals of the account": spoil(
            "platform/endpoint-logs",
            "policy",
            document({ ...open, Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
        ),
        "a policy of its own": add(POLICY, "ana-silva/policy", {
            policy: document({ ...open, Condition: account("123456789012") }),
        }),
        "nobody at all": spoil("platform/endpoint-logs", "policy", document({ ...open, Effect: "Deny" })),
    },
    says: {
        "no policy":
            "platform/endpoint-logs (aws:ec2/vpcEndpoint:VpcEndpoint): policy is absent, which means everybody may do everything. Wanted: principals of the staging account only. Fix: Write a policy into the endpoint whose every Allow has the Condition StringEquals: { aws:PrincipalAccount: <the staging account> }.",
    },
    fixed: {
        "no policy": spoil(
            "platform/endpoint-logs",
            "policy",
            document({ ...open, Condition: account("123456789012") }),
        ),
        "no condition": statement("platform/endpoint-logs", "policy", 0, { Condition: account("123456789012") }),
    },
};
