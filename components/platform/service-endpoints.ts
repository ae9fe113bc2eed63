import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import { interfaceEndpointPolicy, s3EndpointPolicy } from "../documents/platform-documents";
import { toJson } from "../documents/policy-document";
import type { StagingNetwork } from "./staging-network";

interface ServiceEndpointsArgs {
    organization: Organization;
    network: StagingNetwork;
    tags: Record<string, string>;
}

/** What Fargate needs to start a task without internet: pull an image and write logs. About $7.30 a month each. */
const INTERFACE_SERVICES = ["ecr.api", "ecr.dkr", "logs"] as const;

/**
 * The only way out of the VPC: endpoints of the AWS services that a sandbox uses, each with a policy that lets nothing
 * but this account's principals reach nothing but this account's resources.
 */
export class ServiceEndpoints extends pulumi.ComponentResource {
    readonly securityGroupId: pulumi.Output<string>;
    readonly s3PrefixListId: pulumi.Output<string>;

    constructor(name: string, args: ServiceEndpointsArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:ServiceEndpoints", name, {}, opts);
        const securityGroup = createSecurityGroup(this, args);
        for (const service of INTERFACE_SERVICES) {
            createInterfaceEndpoint(this, service, securityGroup, args);
        }
        const s3 = createS3Endpoint(this, args);
        this.securityGroupId = securityGroup.id;
        this.s3PrefixListId = s3.prefixListId;
        this.registerOutputs({ securityGroupId: this.securityGroupId, s3PrefixListId: this.s3PrefixListId });
    }
}

function createSecurityGroup(
    parent: pulumi.Resource,
    { network, organization, tags }: ServiceEndpointsArgs,
): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(
        "platform/endpoints-security-group",
        {
            name: "contractors-endpoints",
            description: "Interface endpoints of the contractors' VPC",
            vpcId: network.vpcId,
            tags,
        },
        { parent },
    );
    new vpc.SecurityGroupIngressRule(
        "platform/endpoints-https",
        {
            securityGroupId: group.id,
            description: "HTTPS from the VPC",
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrIpv4: organization.network.vpc,
            tags,
        },
        { parent },
    );
    return group;
}

function createInterfaceEndpoint(
    parent: pulumi.Resource,
    service: (typeof INTERFACE_SERVICES)[number],
    securityGroup: ec2.SecurityGroup,
    { organization, network, tags }: ServiceEndpointsArgs,
): void {
    new ec2.VpcEndpoint(
        `platform/endpoint-${service}`,
        {
            vpcId: network.vpcId,
            serviceName: `com.amazonaws.${organization.aws.region}.${service}`,
            vpcEndpointType: "Interface",
            privateDnsEnabled: true,
            subnetIds: [network.endpointsSubnetId],
            securityGroupIds: [securityGroup.id],
            policy: toJson(interfaceEndpointPolicy(organization.aws)),
            tags,
        },
        { parent },
    );
}

function createS3Endpoint(
    parent: pulumi.Resource,
    { organization, network, tags }: ServiceEndpointsArgs,
): ec2.VpcEndpoint {
    return new ec2.VpcEndpoint(
        "platform/endpoint-s3",
        {
            vpcId: network.vpcId,
            serviceName: `com.amazonaws.${organization.aws.region}.s3`,
            vpcEndpointType: "Gateway",
            routeTableIds: [network.routeTableId],
            policy: toJson(s3EndpointPolicy(organization)),
            tags,
        },
        { parent },
    );
}
