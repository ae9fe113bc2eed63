import { oktaCases } from "../okta";
import { vpnCases } from "../vpn";
import { iamCases } from "../iam";
import { networkCases } from "../network";
import { dataCases } from "../data";
import { githubCases } from "../github";
import { actionsCases } from "../actions";
import { sonarqubeCases } from "../sonarqube";
import { lifeCycleCases } from "../life-cycle";
import type { RuleCases } from "./rule-cases";

/** The cases of every rule, in the order of the folders. */
export const ALL_CASES: readonly RuleCases[] = [
    ...oktaCases,
    ...vpnCases,
    ...iamCases,
    ...networkCases,
    ...dataCases,
    ...githubCases,
    ...actionsCases,
    ...sonarqubeCases,
    ...lifeCycleCases,
];
