/*
 * Every name that the kit gives to something in a service is made here, from handles and the organization's name only,
 * never from a field that can change. Names of two handles never collide, and none is a prefix of another's in a place
 * where a service matches by prefix: they end with a word of their own, or with a character that no handle can hold.
 */

/** What all people of the kit share. */
export const platformNames = {
    /** Okta group of all contractors: MFA policies target it. The VPN assertion carries groups that start with it. */
    contractorsGroup: "contractors",
    /** Names of the contractors' own groups start with it, in Okta and in SonarQube. */
    ownGroupPrefix: "contractors-",
    /** SonarQube's gate of all guarded repositories. */
    qualityGate: "contractor",
    vpnApp: "Contractors VPN",
    awsApp: "Contractors AWS",
    vpnSamlProvider: "contractors-vpn",
    awsSamlProvider: "contractors-aws",
    vpc: "contractors",
    vpnLogGroup: "/contractors-platform/vpn",
    /** The function that Client VPN asks about each connection; AWS calls functions of this prefix only. */
    vpnHandler: "AWSClientVPN-contractors",
    vpnHandlerRole: "contractors-vpn-handler",
    vpnHandlerLogGroup: "/contractors-platform/vpn-handler",
    /** The parameter that tells the handler which endpoint it answers for. */
    vpnHandlerEndpoint: "/contractors-platform/vpn-endpoint",
    /** The records that the handler decides by are below it, one a person. */
    vpnRecordPath: "/contractors-vpn/",
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
    /** Parameter that the VPN's connect handler decides by. */
    vpnRecord: string;
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
        oktaGroup: `${platformNames.ownGroupPrefix}${handle}`,
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
        vpnRecord: vpnRecordName(handle),
        taskFamilyPrefix: `${shared}_`,
    };
}

/** The description of what else would bear nothing but a name: by it the kit knows its own things again. */
export function descriptionOf(handle: string): string {
    return `Contractor ${handle}. Managed by the contractor access kit.`;
}

/** The parameter with the record of one person; nothing is below it, so it is nobody else's prefix. */
export function vpnRecordName(handle: string): string {
    return `${platformNames.vpnRecordPath}${handle}`;
}

/** What SonarQube calls the kit's own things of one guarded repository. */
export interface QualityGateNames {
    /** Key of the repository's lasting project. */
    project: string;
    /** Keys of the throw-away projects of pull requests start with it; `:` is in no name, so it is nobody else's prefix. */
    throwAwayPrefix: string;
    /** Template that makes the CI user administrator of its own throw-away projects. */
    template: string;
    /** Login of the technical user whose token CI holds. */
    ciUser: string;
}

/**
 * The names of one guarded repository in SonarQube. They begin with the organization's, in which neither `:` nor `.` can
 * stand, so they are nobody else's on a server that others use too.
 */
export function qualityGateNames(
    repository: string,
    { github }: { github: { organization: string } },
): QualityGateNames {
    const key = `${github.organization}:${repository}`;
    return {
        project: key,
        throwAwayPrefix: `gate:${key}:`,
        template: `gate ${key}`,
        ciUser: `ci-${github.organization}.${repository}`,
    };
}

/**
 * Pulumi's logical name of a part of a contractor's access, `<handle>/<part>`. The slash is in no handle, so the URN
 * tells whose resource it is without doubt.
 */
export function logicalName(handle: string, ...part: string[]): string {
    return [handle, ...part].join("/");
}
