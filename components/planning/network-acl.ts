import type { Organization } from "../configuration/organization";
import { platformRanges } from "./address-plan";

/** One row of a network ACL, in the words of the AWS provider. `-1` is every protocol. */
export interface AclEntry {
    ruleNo: number;
    action: "allow" | "deny";
    protocol: "-1" | "tcp";
    cidrBlock: string;
    fromPort: number;
    toPort: number;
}

const ANYWHERE = "0.0.0.0/0";
/** Ports that answers come back to; network ACLs keep no connections, so answers need a rule of their own. */
const EPHEMERAL = [1024, 65535] as const;
const HTTPS = [443, 443] as const;

function entry(
    ruleNo: number,
    action: "allow" | "deny",
    cidrBlock: string,
    ports?: readonly [number, number],
): AclEntry {
    const [fromPort, toPort] = ports ?? [0, 0];
    return { ruleNo, action, protocol: ports === undefined ? "-1" : "tcp", cidrBlock, fromPort, toPort };
}

/**
 * The network ACL of one sandbox: itself, the VPN's subnet and the interface endpoints are allowed, then the whole VPC,
 * and so every neighbour, is denied. What remains is S3: its gateway endpoint is reached at public addresses of AWS, and
 * the VPC has no other way out. The lowest matching number decides.
 */
export function sandboxNetworkAcl(network: Organization["network"], range: string) {
    const platform = platformRanges(network);
    return {
        ingress: [
            entry(100, "allow", range),
            entry(110, "allow", platform.vpn, [1, 65535]),
            entry(120, "allow", platform.endpoints, EPHEMERAL),
            entry(200, "deny", network.vpc),
            entry(300, "allow", ANYWHERE, EPHEMERAL),
        ],
        egress: [
            entry(100, "allow", range),
            entry(110, "allow", platform.vpn, EPHEMERAL),
            entry(120, "allow", platform.endpoints, HTTPS),
            entry(200, "deny", network.vpc),
            entry(300, "allow", ANYWHERE, HTTPS),
        ],
    };
}
