/*
 * The resource types that the in-memory cloud knows. A type added here needs a row in table/ and new generated schemas.
 */

function tokens(packageName: string, modules: Record<string, string>): string[] {
    return Object.entries(modules).flatMap(([module, names]) =>
        names
            .split(" ")
            .map((name) => `${packageName}:${module}/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`),
    );
}

export const typeTokens = {
    aws: tokens("aws", {
        ec2: "vpc subnet routeTable routeTableAssociation networkAcl networkAclRule flowLog defaultSecurityGroup defaultNetworkAcl vpcEndpoint vpcEndpointRouteTableAssociation securityGroup",
        vpc: "securityGroupIngressRule securityGroupEgressRule",
        ec2clientvpn: "endpoint networkAssociation authorizationRule route",
        iam: "samlProvider openIdConnectProvider role policy rolePolicy rolePolicyAttachment",
        cloudwatch: "logGroup logStream",
        s3: "bucket bucketPublicAccessBlock bucketVersioning bucketServerSideEncryptionConfiguration bucketOwnershipControls bucketPolicy bucketLifecycleConfiguration",
        ecr: "repository lifecyclePolicy repositoryPolicy",
        ecs: "cluster taskDefinition service",
        budgets: "budget budgetAction",
        lambda: "function permission",
        ssm: "parameter",
        kms: "key alias",
    }),
    okta: tokens("okta", {
        user: "user",
        group: "group",
        index: "userGroupMemberships appSignonPolicy appUserSchemaProperty",
        policy: "signon ruleSignon mfa ruleMfa",
        app: "signonPolicyRules saml groupAssignment",
        network: "zone",
    }),
    github: tokens("github", {
        index: "team membership teamMembership teamRepository repositoryRuleset organizationRuleset repositoryEnvironment repositoryEnvironmentDeploymentPolicy actionsEnvironmentVariable actionsEnvironmentSecret actionsVariable actionsSecret dependabotSecret repositoryFile",
    }),
};
