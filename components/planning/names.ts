/*
 * Every name that the kit gives to something in a service is made here, from handles and the organization's name only,
 * never from a field that can change. Names of two handles never collide, and none is a prefix of another's in a place
 * where a service matches by prefix: they end with a word of their own, or with a character that no handle can hold.
 */

/** What all people of the kit share. */
export const platformNames = {
    /** Okta group of all contractors: MFA policies target it. The VPN assertion carries groups that start with it. */
    contractorsGroup: "contractors",
    vpnApp: "Contractors VPN",
    awsApp: "Contractors AWS",
    vpnSamlProvider: "contractors-vpn",
    awsSamlProvider: "contractors-aws",
    vpc: "contractors",
    vpnLogGroup: "/contractors-platform/vpn",
    flowLogGroup: "/contractors-platform/flow",
    flowLogRole: "contractors-flow-logs",
    budgetActionRole: "contractors-budget-actions",
    spendingStopPolicy: "contractors-spending-stop",
} as const;

/** The four roles of a contractor; `access` and `deploy` are grants, the others belong to the sandbox. */
export type RoleKind = "access" | "deploy" | "task" | "execution";

/** Names of everything that one contractor gets. */
export interface ContractorNames {
    /** Okta login, also SAML NameID, VPN user name and source identity in AWS. */
    login: string;
    /** Okta group of this person alone; the VPN compares it, as text, with the assertion. */
    oktaGroup: string;
    /** GitHub team and environment, ECS cluster, budget, security group. */
    shared: string;
    /** IAM path of roles and boundary, `/contractors/<handle>/`. */
    iamPath: string;
    boundary: string;
    role: Record<RoleKind, string>;
    bucket: string;
    ecrRepository: string;
    logGroup: string;
    /** Task definition families start with it; `_` is in no handle, so it is nobody else's prefix. */
    taskFamilyPrefix: string;
}

/** The names of one contractor. */
export function contractorNames(
    handle: string,
    organization: { name: string; aws: { accountId: string }; okta: { loginDomain: string } },
): ContractorNames {
    const shared = `contractor-${handle}`;
    return {
        login: `${handle}@${organization.okta.loginDomain}`,
        oktaGroup: `${platformNames.contractorsGroup}-${handle}`,
        shared,
        iamPath: `/contractors/${handle}/`,
        boundary: `${shared}-boundary`,
        role: {
            access: `${shared}-access`,
            deploy: `${shared}-deploy`,
            task: `${shared}-task`,
            execution: `${shared}-execution`,
        },
        bucket: `${organization.name}-${handle}-${organization.aws.accountId}`,
        ecrRepository: `contractors/${handle}`,
        logGroup: `/contractors/${handle}`,
        taskFamilyPrefix: `${shared}_`,
    };
}

/**
 * Pulumi's logical name of a part of a contractor's access, `<handle>/<part>`. The slash is in no handle, so the URN
 * tells whose resource it is without doubt.
 */
export function logicalName(handle: string, ...part: string[]): string {
    return [handle, ...part].join("/");
}
