import type { RuleCases } from "../support/rule-cases";
import { cases as computeImdsv2 } from "./compute-imdsv2.cases";
import { cases as netEgressAllowList } from "./net-egress-allow-list.cases";
import { cases as netEndpointPolicy } from "./net-endpoint-policy.cases";
import { cases as netFlowAndDefaultSg } from "./net-flow-and-default-sg.cases";
import { cases as netNoLateralLink } from "./net-no-lateral-link.cases";
import { cases as netNoPublicIngress } from "./net-no-public-ingress.cases";
import { cases as netNoPublicIp } from "./net-no-public-ip.cases";

export const networkCases: readonly RuleCases[] = [
    netNoPublicIngress,
    netEgressAllowList,
    netNoLateralLink,
    netNoPublicIp,
    netFlowAndDefaultSg,
    netEndpointPolicy,
    computeImdsv2,
];
