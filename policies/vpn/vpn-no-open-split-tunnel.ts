import { demand, is } from "../model/demand";
import type { Rule } from "../model/rule";
import { valueAt } from "../model/values";

/** V3. Which way a laptop sends what is meant for the sandbox. */
export const vpnNoOpenSplitTunnel: Rule = {
    id: "V3",
    name: "vpn-no-open-split-tunnel",
    title: "A split tunnel enforces its routes",
    compliant: "Every Client VPN endpoint with a split tunnel enforces its routes on the device.",
    why: "The device and the network that it is in may set routes of their own, and so read or redirect what is meant for the tunnel.",
    severity: "high",
    applicability: "always",
    types: ["aws:ec2clientvpn/endpoint:Endpoint"],
    plain: ["splitTunnel", "clientRouteEnforcementOptions"],
    controls: ["NIST SC-7(7)", "ISO A.6.7"],
    fix: "Set clientRouteEnforcementOptions: { enforced: true }, or splitTunnel: false.",
    url: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/split-tunnel-vpn.html",
    waivable: true,
    check: (endpoint) =>
        // Whatever is no plain false may become true on its way to AWS.
        (valueAt(endpoint.properties, "splitTunnel") ?? false) === false
            ? []
            : demand(endpoint, "clientRouteEnforcementOptions.enforced", is(true), false),
};
