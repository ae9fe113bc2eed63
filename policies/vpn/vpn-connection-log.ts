import { demand, is, something } from "../model/demand";
import { findingInWords } from "../model/finding";
import { contractorOf } from "../model/resource";
import type { Rule } from "../model/rule";
import { valueAt } from "../model/values";

const ENDPOINT = "aws:ec2clientvpn/endpoint:Endpoint";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** V2. Who connected when. */
export const vpnConnectionLog: Rule = {
    id: "V2",
    name: "vpn-connection-log",
    title: "The VPN logs connections",
    compliant: "Every Client VPN endpoint writes who connects to a log group, and that group is no contractor's.",
    why: "Without it nobody can say who was connected when; in a contractor's own group, the contractor could.",
    severity: "high",
    applicability: "always",
    types: [ENDPOINT],
    plain: ["connectionLogOptions"],
    controls: ["NIST AC-17(1)", "NIST AU-12", "ISO A.8.15"],
    fix: "Set connectionLogOptions: { enabled: true, cloudwatchLogGroup: <name of a log group of the platform> }.",
    url: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html",
    waivable: true,
    check: (endpoint) => [
        demand(endpoint, "connectionLogOptions.enabled", is(true), false),
        demand(endpoint, "connectionLogOptions.cloudwatchLogGroup", something("the name of a log group")),
    ],
    checkStack: (stack) => {
        const owners = new Map(stack.ofType(LOG_GROUP).map((group) => [group.properties.name, contractorOf(group)]));
        const path = "connectionLogOptions.cloudwatchLogGroup";
        return stack.ofType(ENDPOINT).flatMap((endpoint) => {
            const name = valueAt(endpoint.properties, path);
            const owner = name === undefined ? undefined : owners.get(name);
            return owner === undefined
                ? []
                : [findingInWords(endpoint, path, `the log group of ${owner}`, "one of the platform")];
        });
    },
};
