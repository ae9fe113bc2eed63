import { Cloud } from "../../../rehearsal/cloud/cloud";
import { decodeProperties, type Properties, type Props, reveal } from "../../../rehearsal/cloud/values";

/** A resource as the engine would have it in its state. */
export interface Made {
    type: string;
    urn: string;
    id: string;
    outputs: Props;
}

/** Drives a cloud as the engine does, in plain values. */
export class Driver {
    readonly cloud: Cloud;

    constructor(cloud = new Cloud()) {
        this.cloud = cloud;
    }

    /** The reasons why the provider's check refuses these inputs. */
    failures(type: string, inputs: unknown, name = "it"): string[] {
        return this.cloud.check(type, urn(type, name), decodeProperties(inputs)).failures.map(({ reason }) => reason);
    }

    make(type: string, inputs: unknown, name = "it"): Made {
        const at = urn(type, name);
        const checked = this.cloud.check(type, at, decodeProperties(inputs));
        if (checked.failures.length > 0) {
            throw new Error(checked.failures.map(({ reason }) => reason).join(" "));
        }
        const { id, outputs } = this.cloud.create(type, at, checked.inputs);
        return { type, urn: at, id, outputs: reveal(outputs) };
    }

    update(made: Made, inputs: unknown): Made {
        const recorded = { urn: made.urn, outputs: decodeProperties(made.outputs) };
        const { outputs } = this.cloud.update(made.type, made.id, decodeProperties(inputs), recorded);
        return { ...made, outputs: reveal(outputs) };
    }

    remove(made: Made): void {
        this.cloud.delete(made.type, made.id, { urn: made.urn, outputs: decodeProperties(made.outputs) });
    }

    read(made: Made): Props | undefined {
        const found = this.cloud.read(made.type, made.id, { urn: made.urn, outputs: decodeProperties(made.outputs) });
        return found && reveal(found.outputs);
    }

    diff(made: Made, inputs: unknown) {
        const news: Properties = decodeProperties(inputs);
        const { changes, replaces, deleteBeforeReplace } = this.cloud.diff(
            made.type,
            made.urn,
            decodeProperties(made.outputs),
            news,
        );
        return { changes, replaces, deleteBeforeReplace };
    }

    /** Puts something into an object that no program knows: a network interface, an image, an attached policy. */
    fill(made: Made, ...members: string[]): void {
        const world = this.cloud.store.world();
        const object = world.get(made.type, made.id);
        if (object === undefined) {
            throw new Error(`There is no ${made.type} ${made.id}.`);
        }
        world.put({ ...object, members }, object);
    }
}

export function urn(type: string, name = "it"): string {
    return `urn:pulumi:test::kit::${type}::${name}`;
}

export const types = {
    vpc: "aws:ec2/vpc:Vpc",
    subnet: "aws:ec2/subnet:Subnet",
    routeTable: "aws:ec2/routeTable:RouteTable",
    routeTableAssociation: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    networkAcl: "aws:ec2/networkAcl:NetworkAcl",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    vpcEndpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
    defaultNetworkAcl: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
    vpnEndpoint: "aws:ec2clientvpn/endpoint:Endpoint",
    vpnAssociation: "aws:ec2clientvpn/networkAssociation:NetworkAssociation",
    vpnRule: "aws:ec2clientvpn/authorizationRule:AuthorizationRule",
    samlProvider: "aws:iam/samlProvider:SamlProvider",
    oidcProvider: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    role: "aws:iam/role:Role",
    policy: "aws:iam/policy:Policy",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    logStream: "aws:cloudwatch/logStream:LogStream",
    bucket: "aws:s3/bucket:Bucket",
    bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
    repository: "aws:ecr/repository:Repository",
    lifecyclePolicy: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    cluster: "aws:ecs/cluster:Cluster",
    taskDefinition: "aws:ecs/taskDefinition:TaskDefinition",
    service: "aws:ecs/service:Service",
    budget: "aws:budgets/budget:Budget",
    budgetAction: "aws:budgets/budgetAction:BudgetAction",
    function: "aws:lambda/function:Function",
    permission: "aws:lambda/permission:Permission",
    parameter: "aws:ssm/parameter:Parameter",
    key: "aws:kms/key:Key",
    alias: "aws:kms/alias:Alias",
    user: "okta:user/user:User",
    group: "okta:group/group:Group",
    memberships: "okta:index/userGroupMemberships:UserGroupMemberships",
    signon: "okta:policy/signon:Signon",
    ruleSignon: "okta:policy/ruleSignon:RuleSignon",
    mfa: "okta:policy/mfa:Mfa",
    appPolicy: "okta:index/appSignonPolicy:AppSignonPolicy",
    appPolicyRules: "okta:app/signonPolicyRules:SignonPolicyRules",
    saml: "okta:app/saml:Saml",
    assignment: "okta:app/groupAssignment:GroupAssignment",
    zone: "okta:network/zone:Zone",
    team: "github:index/team:Team",
    membership: "github:index/membership:Membership",
    teamMembership: "github:index/teamMembership:TeamMembership",
    teamRepository: "github:index/teamRepository:TeamRepository",
    ruleset: "github:index/repositoryRuleset:RepositoryRuleset",
    environment: "github:index/repositoryEnvironment:RepositoryEnvironment",
    variable: "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
    secret: "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret",
    file: "github:index/repositoryFile:RepositoryFile",
} as const;

/** A policy document with padding, `size` characters long without white space. */
export function document(size = 0): string {
    const text = JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "" }] });
    return text.replace('""', `"${"x".repeat(Math.max(0, size - text.length))}"`);
}

export const trust = document();
