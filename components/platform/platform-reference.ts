import type * as pulumi from "@pulumi/pulumi";

/** Ids that only the services know: what contractors' resources refer to, whichever stack made it. */
export interface PlatformIds {
    vpcId: pulumi.Input<string>;
    /** Private route table: local routes and the S3 gateway endpoint. */
    routeTableId: pulumi.Input<string>;
    /** Security group of VPN connections. */
    vpnSecurityGroupId: pulumi.Input<string>;
    /** Security group of the interface endpoints. */
    endpointsSecurityGroupId: pulumi.Input<string>;
    /** AWS-managed prefix list of S3 in the region. */
    s3PrefixListId: pulumi.Input<string>;
    vpnEndpointId: pulumi.Input<string>;
    /** Okta group of all contractors. */
    contractorsGroupId: pulumi.Input<string>;
    vpnAppId: pulumi.Input<string>;
    awsAppId: pulumi.Input<string>;
}

/** The platform as a contractor's resources see it. */
export interface PlatformReference {
    ids: PlatformIds;
    /**
     * IAM objects that contractors' documents name by plain ARN; what uses such an ARN depends on them explicitly.
     * Empty in a cohort stack, where they exist already.
     */
    iam: pulumi.Resource[];
    /**
     * The guarded repositories by name: nobody gets into one before its protection is complete. Empty in a cohort stack,
     * where it is.
     */
    repositories: Record<string, pulumi.Resource>;
}

/** What protects a repository, as far as this stack makes it. */
export function guardsOf({ repositories }: PlatformReference, repository: string): pulumi.Resource[] {
    const guarded = repositories[repository];
    return guarded === undefined ? [] : [guarded];
}
