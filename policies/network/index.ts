import type { Rule } from "../model/rule";
import { computeImdsv2 } from "./compute-imdsv2";
import { netEgressAllowList } from "./net-egress-allow-list";
import { netEndpointPolicy } from "./net-endpoint-policy";
import { netFlowAndDefaultSg } from "./net-flow-and-default-sg";
import { netNoLateralLink } from "./net-no-lateral-link";
import { netNoPublicIngress } from "./net-no-public-ingress";
import { netNoPublicIp } from "./net-no-public-ip";

export const networkRules: readonly Rule[] = [
    netNoPublicIngress,
    netEgressAllowList,
    netNoLateralLink,
    netNoPublicIp,
    netFlowAndDefaultSg,
    netEndpointPolicy,
    computeImdsv2,
];
