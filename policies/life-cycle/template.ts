import { contractorOf, type Resource } from "../model/resource";
import { isObject, listOf, type Properties, show, type Value, valueAt } from "../model/values";

/*
 * What one entry is made of, written down again: type by the name behind `<handle>/`. The environment lives as long as
 * the entry, grants only while the access is active.
 */

const ENVIRONMENT: Readonly<Record<string, string>> = {
    "vpn-record": "aws:ssm/parameter:Parameter",
    user: "okta:user/user:User",
    group: "okta:group/group:Group",
    "contractors-membership": "okta:index/userGroupMemberships:UserGroupMemberships",
    subnet: "aws:ec2/subnet:Subnet",
    routes: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    "network-acl": "aws:ec2/networkAcl:NetworkAcl",
    "security-group": "aws:ec2/securityGroup:SecurityGroup",
    "ingress-vpn": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "ingress-own": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "egress-own": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    "egress-endpoints": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    "egress-s3": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    bucket: "aws:s3/bucket:Bucket",
    "bucket-public-access-block": "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "bucket-ownership": "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "bucket-encryption": "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "bucket-policy": "aws:s3/bucketPolicy:BucketPolicy",
    "image-repository": "aws:ecr/repository:Repository",
    "image-lifecycle": "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    cluster: "aws:ecs/cluster:Cluster",
    "log-group": "aws:cloudwatch/logGroup:LogGroup",
    boundary: "aws:iam/policy:Policy",
    "task-role": "aws:iam/role:Role",
    "task-permissions": "aws:iam/rolePolicy:RolePolicy",
    "execution-role": "aws:iam/role:Role",
    "execution-permissions": "aws:iam/rolePolicy:RolePolicy",
    budget: "aws:budgets/budget:Budget",
};

const GRANTS: Readonly<Record<string, string>> = {
    "own-membership": "okta:index/userGroupMemberships:UserGroupMemberships",
    "vpn-app-assignment": "okta:app/groupAssignment:GroupAssignment",
    "vpn-authorization": "aws:ec2clientvpn/authorizationRule:AuthorizationRule",
    "access-role": "aws:iam/role:Role",
    "access-permissions": "aws:iam/rolePolicy:RolePolicy",
    "access-run-services": "aws:iam/rolePolicy:RolePolicy",
    "aws-app-assignment": "okta:app/groupAssignment:GroupAssignment",
    team: "github:index/team:Team",
    "team-membership": "github:index/teamMembership:TeamMembership",
    "sonarqube-group": "sonarqube:index:Group",
    "budget-action": "aws:budgets/budgetAction:BudgetAction",
};

/** Nobody for whom GitHub membership has other reasons gets one, or loses it with the entry. */
const MEMBERSHIP = { "organization-membership": "github:index/membership:Membership" };

/** With at least one repository. */
const DEPLOYMENT: Readonly<Record<string, string>> = {
    "deploy-role": "aws:iam/role:Role",
    "deploy-permissions": "aws:iam/rolePolicy:RolePolicy",
    "deploy-run-services": "aws:iam/rolePolicy:RolePolicy",
};

const A_REPOSITORY: Readonly<Record<string, string>> = {
    repository: "github:index/teamRepository:TeamRepository",
    environment: "github:index/repositoryEnvironment:RepositoryEnvironment",
    "environment-variable": "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
    "sonarqube-project": "sonarqube:index:GroupPermission",
};

/** Type by logical name of everything that an entry has. */
export function templateOf(handle: string, entry: Properties, granted: boolean, profiles: Value): Map<string, string> {
    const repositories = granted ? repositoriesOf(entry, profiles) : [];
    const parts = {
        ...ENVIRONMENT,
        ...(granted && GRANTS),
        ...(granted && valueAt(entry, "github.existingMember") !== true && MEMBERSHIP),
        ...(repositories.length > 0 && DEPLOYMENT),
        ...Object.fromEntries(
            repositories.flatMap((each) =>
                Object.entries(A_REPOSITORY).map(([part, type]): [string, string] => [`${part}/${each}`, type]),
            ),
        ),
    };
    return new Map(Object.entries(parts).map(([part, type]) => [`${handle}/${part}`, type]));
}

function repositoriesOf(entry: Properties, profiles: Value): string[] {
    const profile = isObject(profiles) && typeof entry.profile === "string" ? profiles[entry.profile] : undefined;
    if (!isObject(profile)) {
        throw new Error(`the organization has no profile ${show(entry.profile)}`);
    }
    return [...listOf(profile.repositories), ...listOf(entry.repositories)].map(String);
}

/** Whose a resource is: by its name, or else by its tag. */
export function ownerOf(resource: Resource): string | undefined {
    const tag = valueAt(resource.properties, "tags.Contractor");
    return contractorOf(resource) ?? (typeof tag === "string" ? tag : undefined);
}
