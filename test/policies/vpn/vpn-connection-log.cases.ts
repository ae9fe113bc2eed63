import { vpnConnectionLog } from "../../../policies/vpn/vpn-connection-log";
import { add, both, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const TYPE = "aws:ec2clientvpn/endpoint:Endpoint";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const ENDPOINT = "platform/vpn-endpoint";
const LOG = "connectionLogOptions.cloudwatchLogGroup";

export const cases: RuleCases = {
    rule: vpnConnectionLog,
    mutants: {
        "logging switched off": spoil(ENDPOINT, "connectionLogOptions.enabled", false),
        "logging that nobody switched on": without(ENDPOINT, "connectionLogOptions.enabled"),
        "logging switched on in words": spoil(ENDPOINT, "connectionLogOptions.enabled", "true"),
        "no log group": without(ENDPOINT, LOG),
        "a log group without name": spoil(ENDPOINT, LOG, ""),
        "nothing said of logging": without(ENDPOINT, "connectionLogOptions"),
        "a second endpoint without log": add(TYPE, "platform/second-vpn", {
            connectionLogOptions: { enabled: false },
        }),
        "a contractor's own log group": both(
            add(LOG_GROUP, "ana-silva/vpn-log", { name: "/contractors/ana-silva/vpn" }),
            spoil(ENDPOINT, LOG, "/contractors/ana-silva/vpn"),
        ),
    },
    variants: {
        "another log group of the platform": spoil(ENDPOINT, LOG, "/contractors-platform/connections"),
        "no stream, so that AWS makes one": without(ENDPOINT, "connectionLogOptions.cloudwatchLogStream"),
    },
    says: {
        "logging switched off":
            "platform/vpn-endpoint (aws:ec2clientvpn/endpoint:Endpoint): connectionLogOptions.enabled is false. Wanted: true. Fix: Set connectionLogOptions: { enabled: true, cloudwatchLogGroup: <name of a log group of the platform> }.",
    },
    fixed: {
        "logging switched off": spoil(ENDPOINT, "connectionLogOptions.enabled", true),
        "no log group": spoil(ENDPOINT, LOG, "/contractors-platform/vpn"),
        "nothing said of logging": spoil(ENDPOINT, "connectionLogOptions", {
            enabled: true,
            cloudwatchLogGroup: "/contractors-platform/vpn",
        }),
    },
};
