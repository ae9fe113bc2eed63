import { vpnHandlerFailClosed } from "../../../policies/vpn/vpn-handler-fail-closed";
import { hide, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ENDPOINT = "platform/vpn-endpoint";
const OPTIONS = "clientConnectOptions";
const HANDLER = "arn:aws:lambda:eu-west-1:123456789012:function:AWSClientVPN-expiry";
const withHandler = (lambdaFunctionArn: string) => spoil(ENDPOINT, OPTIONS, { enabled: true, lambdaFunctionArn });

export const cases: RuleCases = {
    rule: vpnHandlerFailClosed,
    mutants: {
        "a handler that is switched off": spoil(ENDPOINT, OPTIONS, { enabled: false, lambdaFunctionArn: HANDLER }),
        "a handler that nobody switched on": spoil(ENDPOINT, OPTIONS, { lambdaFunctionArn: HANDLER }),
        "switched on, and nobody to ask": spoil(ENDPOINT, OPTIONS, { enabled: true }),
        "a name that AWS does not call": withHandler("arn:aws:lambda:eu-west-1:123456789012:function:vpn-expiry"),
        "the prefix in the middle": withHandler(
            "arn:aws:lambda:eu-west-1:123456789012:function:my-AWSClientVPN-expiry",
        ),
        "a function of another account": withHandler(
            "arn:aws:lambda:eu-west-1:999999999999:function:AWSClientVPN-expiry",
        ),
        "a function of another region": withHandler(
            "arn:aws:lambda:us-east-1:123456789012:function:AWSClientVPN-expiry",
        ),
        "switched on in words": spoil(ENDPOINT, OPTIONS, { enabled: "true", lambdaFunctionArn: HANDLER }),
    },
    variants: {
        "a handler": withHandler(HANDLER),
        "a version of a handler": withHandler(`${HANDLER}:live`),
        "a handler whose ARN is not known yet": (graph) =>
            hide(ENDPOINT, `${OPTIONS}.lambdaFunctionArn`)(withHandler(HANDLER)(graph)),
    },
    says: {
        "a name that AWS does not call":
            'platform/vpn-endpoint (aws:ec2clientvpn/endpoint:Endpoint): clientConnectOptions.lambdaFunctionArn is "arn:aws:lambda:eu-west-1:123456789012:function:vpn-expiry". Wanted: arn:aws:lambda:eu-west-1:123456789012:function:AWSClientVPN-<name>. Fix: Set clientConnectOptions: { enabled: true, lambdaFunctionArn: arn:aws:lambda:<region>:<the staging account>:function:AWSClientVPN-<name> }, or remove clientConnectOptions.',
    },
    fixed: {
        "a handler that is switched off": spoil(ENDPOINT, `${OPTIONS}.enabled`, true),
        "a name that AWS does not call": withHandler(HANDLER),
    },
};
