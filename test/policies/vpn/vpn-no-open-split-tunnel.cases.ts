import { vpnNoOpenSplitTunnel } from "../../../policies/vpn/vpn-no-open-split-tunnel";
import { add, both, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const TYPE = "aws:ec2clientvpn/endpoint:Endpoint";
const ENDPOINT = "platform/vpn-endpoint";
const OPTIONS = "clientRouteEnforcementOptions";

export const cases: RuleCases = {
    rule: vpnNoOpenSplitTunnel,
    mutants: {
        "routes that are not enforced": spoil(ENDPOINT, `${OPTIONS}.enforced`, false),
        "nothing said of enforcement": without(ENDPOINT, OPTIONS),
        "enforcement without a word": without(ENDPOINT, `${OPTIONS}.enforced`),
        "enforcement in words": spoil(ENDPOINT, `${OPTIONS}.enforced`, "true"),
        "a split tunnel in words": both(spoil(ENDPOINT, "splitTunnel", "true"), without(ENDPOINT, OPTIONS)),
        "a second endpoint with an open split tunnel": add(TYPE, "platform/second-vpn", { splitTunnel: true }),
    },
    variants: {
        "a full tunnel": both(spoil(ENDPOINT, "splitTunnel", false), without(ENDPOINT, OPTIONS)),
        "AWS's own default, a full tunnel": both(without(ENDPOINT, "splitTunnel"), without(ENDPOINT, OPTIONS)),
    },
    says: {
        "nothing said of enforcement":
            "platform/vpn-endpoint (aws:ec2clientvpn/endpoint:Endpoint): clientRouteEnforcementOptions.enforced is absent, which means false. Wanted: true. Fix: Set clientRouteEnforcementOptions: { enforced: true }, or splitTunnel: false.",
    },
    fixed: {
        "routes that are not enforced": spoil(ENDPOINT, OPTIONS, { enforced: true }),
        "nothing said of enforcement": spoil(ENDPOINT, "splitTunnel", false),
    },
};
