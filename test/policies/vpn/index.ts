import { cases as vpnConnectionLog } from "./vpn-connection-log.cases";
import { cases as vpnHandlerFailClosed } from "./vpn-handler-fail-closed.cases";
import { cases as vpnNoOpenSplitTunnel } from "./vpn-no-open-split-tunnel.cases";
import { cases as vpnReach } from "./vpn-reach.cases";
import { cases as vpnSamlOnly } from "./vpn-saml-only.cases";
import { cases as vpnSessionCap } from "./vpn-session-cap.cases";
import type { RuleCases } from "../support/rule-cases";

export const vpnCases: readonly RuleCases[] = [
    vpnSamlOnly,
    vpnConnectionLog,
    vpnNoOpenSplitTunnel,
    vpnSessionCap,
    vpnReach,
    vpnHandlerFailClosed,
];
