import { actionsRules } from "./actions";
import { dataRules } from "./data";
import { githubRules } from "./github";
import { iamRules } from "./iam";
import { lifeCycleRules } from "./life-cycle";
import type { Rule } from "./model/rule";
import { networkRules } from "./network";
import { oktaRules } from "./okta";
import { sonarqubeRules } from "./sonarqube";
import { vpnRules } from "./vpn";

/** Every rule of the pack, in the order of the table. */
export const RULES: readonly Rule[] = [
    ...oktaRules,
    ...vpnRules,
    ...iamRules,
    ...networkRules,
    ...dataRules,
    ...githubRules,
    ...actionsRules,
    ...sonarqubeRules,
    ...lifeCycleRules,
];
