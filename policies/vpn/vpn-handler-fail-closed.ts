import { demand, is, matching } from "../model/demand";
import type { Rule } from "../model/rule";
import { valueAt } from "../model/values";

/** V6. Who is asked before somebody connects. */
export const vpnHandlerFailClosed: Rule = {
    id: "V6",
    name: "vpn-handler-fail-closed",
    title: "A connection handler is switched on, and one that AWS will call",
    compliant:
        "Where a Client VPN endpoint names a function that decides about connections, it is switched on, and the function is of the staging account and region, with a name that begins with AWSClientVPN-.",
    why: "A handler that is named but not enabled refuses nobody, and AWS may call functions of that name only; one of another account is decided about there.",
    severity: "medium",
    applicability: "always",
    types: ["aws:ec2clientvpn/endpoint:Endpoint"],
    // The function's ARN may be an output.
    plain: ["clientConnectOptions.enabled"],
    controls: ["NIST AC-2(3)"],
    fix: "Set clientConnectOptions: { enabled: true, lambdaFunctionArn: arn:aws:lambda:<region>:<the staging account>:function:AWSClientVPN-<name> }, or remove clientConnectOptions.",
    url: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html",
    waivable: true,
    check: (endpoint, { facts: { aws } }) => {
        const handler = `arn:${aws.partition}:lambda:${aws.region}:${aws.accountId}:function:AWSClientVPN-`;
        return valueAt(endpoint.properties, "clientConnectOptions") === undefined
            ? []
            : [
                  demand(endpoint, "clientConnectOptions.enabled", is(true), false),
                  demand(
                      endpoint,
                      "clientConnectOptions.lambdaFunctionArn",
                      matching(new RegExp(`^${handler}[\\w-]+(?::[\\w$-]+)?$`), `${handler}<name>`),
                  ),
              ];
    },
};
