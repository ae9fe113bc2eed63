import { between, demand, is } from "../model/demand";
import type { Rule } from "../model/rule";

/** V4. A connection outlives the identity behind it until the session ends. */
export const vpnSessionCap: Rule = {
    id: "V4",
    name: "vpn-session-cap",
    title: "VPN sessions end after a working day",
    compliant: "Every Client VPN endpoint ends sessions after 8 hours at most and disconnects them then.",
    why: "AWS lets a session live 24 hours, and a connection that is up does not notice that its user was removed in Okta.",
    severity: "high",
    applicability: "always",
    types: ["aws:ec2clientvpn/endpoint:Endpoint"],
    plain: ["sessionTimeoutHours", "disconnectOnSessionTimeout"],
    controls: ["NIST AC-12", "NIST SC-10"],
    fix: "Set sessionTimeoutHours: 8 and disconnectOnSessionTimeout: true.",
    url: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-max-duration.html",
    waivable: true,
    check: (endpoint) => [
        demand(endpoint, "sessionTimeoutHours", between(1, 8), 24),
        demand(endpoint, "disconnectOnSessionTimeout", is(true), false),
    ],
};
