import { CreateBudgetCommand } from "@aws-sdk/client-budgets";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
    AssociateRouteTableCommand,
    AuthorizeSecurityGroupIngressCommand,
    CreateNetworkAclCommand,
    CreateNetworkInterfaceCommand,
    CreateRouteTableCommand,
    CreateSecurityGroupCommand,
    CreateSubnetCommand,
    CreateVpcCommand,
    DescribeNetworkAclsCommand,
    DescribeSecurityGroupRulesCommand,
    ReplaceNetworkAclAssociationCommand,
    type ResourceType,
} from "@aws-sdk/client-ec2";
import { CreateRepositoryCommand, PutImageCommand } from "@aws-sdk/client-ecr";
import {
    CreateClusterCommand,
    CreateServiceCommand,
    RegisterTaskDefinitionCommand,
    RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { CreatePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
    CreateBucketCommand,
    DeleteObjectCommand,
    PutBucketTaggingCommand,
    PutBucketVersioningCommand,
    PutObjectCommand,
} from "@aws-sdk/client-s3";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import type { AwsClients } from "../../commands/aws/clients";
import type { KnownResource } from "../../commands/sweep/decide";
import type { Organization } from "../../components/configuration/organization";
import { contractorArns } from "../../components/planning/arns";
import { type ContractorNames, contractorNames } from "../../components/planning/names";

/*
 * What an entry makes, and what CI makes in it, by calls to AWS: what `usedSandbox` plants in the in-memory cloud. Only
 * what sweeps and kills ask about is made, and documents say as little as possible.
 */

interface Settling {
    clients: AwsClients;
    organization: Organization;
    handle: string;
    names: ContractorNames;
    tags: Record<string, string>;
}

const statement = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const PERMISSIONS = statement({ Effect: "Allow", Action: "s3:ListBucket", Resource: "*" });
const TRUST = statement({
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
});

/** Makes everything of one person, and tells what a state would know. */
export async function settle(
    clients: AwsClients,
    organization: Organization,
    handle: string,
    index: number,
): Promise<KnownResource[]> {
    const names = contractorNames(handle, organization);
    const tags = { Contractor: handle, ManagedBy: "contractor-access-kit" };
    const settling = { clients, organization, handle, names, tags };
    const made = [makeRoles(settling), makeNetwork(settling, index), makeStores(settling), makeContainers(settling)];
    return (await Promise.all(made)).flat();
}

function capital(tags: Record<string, string>): { Key: string; Value: string }[] {
    return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

async function makeRoles({ clients: { iam }, names, organization, tags }: Settling): Promise<KnownResource[]> {
    const Path = names.iamPath;
    await iam.send(
        new CreatePolicyCommand({ PolicyName: names.boundary, Path, PolicyDocument: PERMISSIONS, Tags: capital(tags) }),
    );
    for (const RoleName of Object.values(names.role)) {
        const role = { RoleName, Path, AssumeRolePolicyDocument: TRUST, Tags: capital(tags) };
        await iam.send(new CreateRoleCommand(role));
        await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "permissions", PolicyDocument: PERMISSIONS }));
    }
    return [
        { type: "aws:iam/policy:Policy", id: contractorArns(names, organization.aws).boundary },
        ...Object.values(names.role).map((id) => ({ type: "aws:iam/role:Role", id })),
    ];
}

async function makeNetwork({ clients: { ec2 }, names, tags }: Settling, index: number): Promise<KnownResource[]> {
    const tagsOn = (ResourceType: ResourceType) => ({ TagSpecifications: [{ ResourceType, Tags: capital(tags) }] });
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: `10.${64 + index}.0.0/16` }));
    const VpcId = Vpc?.VpcId;
    const { Subnet } = await ec2.send(
        new CreateSubnetCommand({ VpcId, CidrBlock: `10.${64 + index}.3.0/24`, ...tagsOn("subnet") }),
    );
    const SubnetId = Subnet?.SubnetId;
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
    const association = await ec2.send(
        new AssociateRouteTableCommand({ RouteTableId: RouteTable?.RouteTableId, SubnetId }),
    );
    const { NetworkAcl } = await ec2.send(new CreateNetworkAclCommand({ VpcId, ...tagsOn("network-acl") }));
    const NetworkAclId = NetworkAcl?.NetworkAclId;
    const Filters = [{ Name: "association.subnet-id", Values: [SubnetId ?? ""] }];
    const { NetworkAcls = [] } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
    const current = NetworkAcls.flatMap(({ Associations = [] }) => Associations).find(
        (each) => each.SubnetId === SubnetId,
    );
    const AssociationId = current?.NetworkAclAssociationId;
    await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }));
    const { GroupId } = await ec2.send(
        new CreateSecurityGroupCommand({
            GroupName: names.shared,
            Description: "Sandbox",
            VpcId,
            ...tagsOn("security-group"),
        }),
    );
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    for (const Description of ["one", "two"]) {
        await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId, Description, Groups: [GroupId ?? ""] }));
    }
    const rules = await ec2.send(
        new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [GroupId ?? ""] }] }),
    );
    const known = (type: string, id: string | undefined) => ({ type, id: id ?? "" });
    return [
        known("aws:ec2/subnet:Subnet", SubnetId),
        known("aws:ec2/routeTableAssociation:RouteTableAssociation", association.AssociationId),
        known("aws:ec2/networkAcl:NetworkAcl", NetworkAclId),
        known("aws:ec2/securityGroup:SecurityGroup", GroupId),
        ...(rules.SecurityGroupRules ?? []).map(({ SecurityGroupRuleId }) =>
            known("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", SecurityGroupRuleId),
        ),
    ];
}

async function makeStores({ clients, organization, names, tags }: Settling): Promise<KnownResource[]> {
    const { budgets, ecr, logs, s3, ssm } = clients;
    const Bucket = names.bucket;
    const LocationConstraint = "eu-west-1";
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
    await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: capital(tags) } }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
    for (const Key of ["report.csv", "logs/2026/one & two.json", "logs/2026/one & two.json", "data/<part>.bin"]) {
        await s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
    }
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "report.csv" }));
    const repositoryName = names.ecrRepository;
    await ecr.send(new CreateRepositoryCommand({ repositoryName, tags: capital(tags) }));
    for (const imageTag of ["v1", "v2", "v3"]) {
        await ecr.send(new PutImageCommand({ repositoryName, imageTag, imageManifest: manifest(imageTag) }));
    }
    await logs.send(new CreateLogGroupCommand({ logGroupName: names.logGroup, tags }));
    await logs.send(new CreateLogGroupCommand({ logGroupName: `${names.logGroup}/debug` }));
    await ssm.send(
        new PutParameterCommand({ Name: names.vpnRecord, Type: "String", Value: "{}", Tags: capital(tags) }),
    );
    const { accountId: AccountId } = organization.aws;
    const Budget = { BudgetName: names.shared, BudgetType: "COST", TimeUnit: "MONTHLY" } as const;
    const BudgetLimit = { Amount: "100", Unit: "USD" };
    await budgets.send(new CreateBudgetCommand({ AccountId, Budget: { ...Budget, BudgetLimit } }));
    return [
        { type: "aws:s3/bucket:Bucket", id: Bucket },
        { type: "aws:ecr/repository:Repository", id: repositoryName },
        { type: "aws:cloudwatch/logGroup:LogGroup", id: names.logGroup },
        { type: "aws:ssm/parameter:Parameter", id: names.vpnRecord },
        { type: "aws:budgets/budget:Budget", id: `${AccountId}:${names.shared}` },
    ];
}

/** A manifest of an image that no other has. */
function manifest(tag: string): string {
    const mediaType = "application/vnd.docker.distribution.manifest.v2+json";
    const config = { mediaType: "application/vnd.docker.container.image.v1+json", size: 1, digest: `sha256:${tag}` };
    const layer = { mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip", size: 1, digest: `sha256:${tag}` };
    return JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [layer] });
}

async function makeContainers({ clients: { ecs }, names, organization, tags }: Settling): Promise<KnownResource[]> {
    const cluster = names.shared;
    const lower = Object.entries(tags).map(([key, value]) => ({ key, value }));
    await ecs.send(new CreateClusterCommand({ clusterName: cluster, tags: lower }));
    const family = `${names.taskFamilyPrefix}web`;
    const containerDefinitions = [{ name: "web", image: "web:v1", memory: 128 }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }));
    await ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }));
    for (const serviceName of ["web", "worker"]) {
        await ecs.send(new CreateServiceCommand({ cluster, serviceName, taskDefinition: family, desiredCount: 0 }));
    }
    await ecs.send(new RunTaskCommand({ cluster, taskDefinition: family, count: 3, launchType: "FARGATE" }));
    return [{ type: "aws:ecs/cluster:Cluster", id: contractorArns(names, organization.aws).cluster }];
}
