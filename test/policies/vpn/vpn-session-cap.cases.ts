import { vpnSessionCap } from "../../../policies/vpn/vpn-session-cap";
import { spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ENDPOINT = "platform/vpn-endpoint";

export const cases: RuleCases = {
    rule: vpnSessionCap,
    mutants: {
        "ten hours": spoil(ENDPOINT, "sessionTimeoutHours", 10),
        "AWS's own 24 hours": without(ENDPOINT, "sessionTimeoutHours"),
        "hours as text": spoil(ENDPOINT, "sessionTimeoutHours", "8"),
        "zero hours": spoil(ENDPOINT, "sessionTimeoutHours", 0),
        "no disconnection": spoil(ENDPOINT, "disconnectOnSessionTimeout", false),
        "a disconnection that nobody mentions": without(ENDPOINT, "disconnectOnSessionTimeout"),
    },
    variants: { "four hours": spoil(ENDPOINT, "sessionTimeoutHours", 4) },
    says: {
        "AWS's own 24 hours":
            "platform/vpn-endpoint (aws:ec2clientvpn/endpoint:Endpoint): sessionTimeoutHours is absent, which means 24. Wanted: 1 to 8. Fix: Set sessionTimeoutHours: 8 and disconnectOnSessionTimeout: true.",
    },
    fixed: {
        "AWS's own 24 hours": spoil(ENDPOINT, "sessionTimeoutHours", 8),
        "no disconnection": spoil(ENDPOINT, "disconnectOnSessionTimeout", true),
    },
};
