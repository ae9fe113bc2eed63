import type { Rule } from "../model/rule";
import { vpnConnectionLog } from "./vpn-connection-log";
import { vpnHandlerFailClosed } from "./vpn-handler-fail-closed";
import { vpnNoOpenSplitTunnel } from "./vpn-no-open-split-tunnel";
import { vpnReach } from "./vpn-reach";
import { vpnSamlOnly } from "./vpn-saml-only";
import { vpnSessionCap } from "./vpn-session-cap";

export const vpnRules: readonly Rule[] = [
    vpnSamlOnly,
    vpnConnectionLog,
    vpnNoOpenSplitTunnel,
    vpnSessionCap,
    vpnReach,
    vpnHandlerFailClosed,
];
