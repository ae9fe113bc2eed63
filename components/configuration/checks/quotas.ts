import { accessState } from "../../planning/access-window";
import type { Organization } from "../organization";
import { type Check, type Facts, having } from "./facts";

/**
 * What the platform itself takes of each quota: the VPN's rules for DNS and the service endpoints; the subnets of VPN and endpoints; the default
 * network ACL; the roles for flow logs, budget actions and the VPN's connect handler. Parameters, one a person, are not
 * counted: a region holds 10,000 of them.
 */
export const PLATFORM_SHARE = { vpnAuthorizationRules: 2, subnetsPerVpc: 2, networkAclsPerVpc: 1, rolesPerAccount: 3 };

/** Roles of one person: access, deploy, task and execution. */
export const ROLES_PER_PERSON = 4;

type Quota = keyof typeof PLATFORM_SHARE;

const UNITS: Record<Quota, string> = {
    vpnAuthorizationRules: "VPN authorization rules",
    subnetsPerVpc: "subnets",
    networkAclsPerVpc: "network ACLs",
    rolesPerAccount: "IAM roles",
};

/**
 * Ensure that the AWS quotas hold everybody, before the first call is made. A cohort's stack counts its own people; the
 * other cohorts of the same platform are not known here.
 */
export const ensureQuotasHoldEverybody: Check = (facts) => {
    const { limits } = facts.organization;
    return limits === undefined ? [] : quotaProblems(facts, limits);
};

function quotaProblems({ contractors, today }: Facts, limits: Organization["limits"]) {
    const people = contractors.length;
    const dated = having(contractors, "startsOn", "endsOn");
    const granted = dated.filter(
        ({ startsOn, endsOn, suspended = false }) => accessState({ startsOn, endsOn, suspended }, today) === "active",
    ).length;
    const needs: Record<Quota, number> = {
        vpnAuthorizationRules: granted,
        subnetsPerVpc: people,
        networkAclsPerVpc: people,
        rolesPerAccount: people * ROLES_PER_PERSON,
    };
    const quotas: Quota[] = ["vpnAuthorizationRules", "subnetsPerVpc", "networkAclsPerVpc", "rolesPerAccount"];
    return quotas
        .map((quota) => ({ quota, needed: needs[quota] + PLATFORM_SHARE[quota] }))
        .filter(({ quota, needed }) => needed > limits[quota])
        .map(({ quota, needed }) => ({
            path: ["organization", "limits", quota],
            given: String(limits[quota]),
            wrong: `is less than the ${needed} ${UNITS[quota]} that this stack needs`,
            allowed: `${needed} or more`,
            edit: "have AWS raise the quota and write it here, or let fewer people in",
        }));
}
