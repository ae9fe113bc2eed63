import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as clientvpn from "@pulumi/aws/ec2clientvpn";
import type * as iam from "@pulumi/aws/iam";
import * as ssm from "@pulumi/aws/ssm";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import { platformRanges } from "../planning/address-plan";
import { platformArns } from "../planning/arns";
import { platformNames } from "../planning/names";
import { ConnectHandler } from "./connect-handler";
import type { StagingNetwork } from "./staging-network";

interface ClientVpnArgs {
    organization: Organization;
    network: StagingNetwork;
    /** SAML provider of the VPN app; the endpoint names it by plain ARN. */
    samlProvider: iam.SamlProvider;
    tags: Record<string, string>;
}

/** Operations on one endpoint queue up behind each other, ten at a time; the providers' ten minutes are too short. */
export const VPN_TIMEOUTS: pulumi.CustomTimeouts = { create: "30m", update: "30m", delete: "30m" };

/**
 * The shared way in: one AWS Client VPN endpoint with Okta as its only door, associated with one subnet. Reach into a
 * sandbox comes from the contractor's own authorization rule; by itself the endpoint opens the VPC's resolver and the
 * interface endpoints, whose policies admit this account's principals only. Before each connection it asks the connect
 * handler, which needs no run to refuse whose last day is over.
 * About $73 a month for the association, idle or not, and $0.05 an hour for each connection.
 */
export class ClientVpn extends pulumi.ComponentResource {
    readonly endpointId: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;

    constructor(name: string, args: ClientVpnArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:ClientVpn", name, {}, opts);
        const logStream = createConnectionLog(this, args);
        const securityGroup = createSecurityGroup(this, args);
        const handler = new ConnectHandler("platform/vpn-connect-handler", args, { parent: this });
        const endpoint = createEndpoint(this, { logStream, securityGroup, handler }, args);
        tellHandler(this, endpoint, args);
        associate(this, endpoint, args);
        authoriseSharedServices(this, endpoint, args);
        this.endpointId = endpoint.id;
        this.securityGroupId = securityGroup.id;
        this.registerOutputs({ endpointId: this.endpointId, securityGroupId: this.securityGroupId });
    }
}

function createConnectionLog(parent: pulumi.Resource, { tags }: ClientVpnArgs): cloudwatch.LogStream {
    const group = new cloudwatch.LogGroup(
        "platform/vpn-log-group",
        { name: platformNames.vpnLogGroup, retentionInDays: 365, tags },
        { parent },
    );
    return new cloudwatch.LogStream(
        "platform/vpn-log-stream",
        { name: "connections", logGroupName: group.name },
        { parent },
    );
}

/** All people share the association's address, so this group cannot tell them apart: authorization rules do. */
function createSecurityGroup(
    parent: pulumi.Resource,
    { network, organization, tags }: ClientVpnArgs,
): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(
        "platform/vpn-security-group",
        { name: "contractors-vpn", description: "Connections of contractors", vpcId: network.vpcId, tags },
        { parent },
    );
    new vpc.SecurityGroupEgressRule(
        "platform/vpn-to-vpc",
        {
            securityGroupId: group.id,
            description: "Into the VPC and nowhere else",
            ipProtocol: "-1",
            cidrIpv4: organization.network.vpc,
            tags,
        },
        { parent },
    );
    return group;
}

function createEndpoint(
    parent: pulumi.Resource,
    parts: { logStream: cloudwatch.LogStream; securityGroup: ec2.SecurityGroup; handler: ConnectHandler },
    { organization, network, samlProvider, tags }: ClientVpnArgs,
): clientvpn.Endpoint {
    const { vpn } = organization;
    const { logStream, securityGroup, handler } = parts;
    const arns = platformArns(organization.aws);
    return new clientvpn.Endpoint(
        "platform/vpn-endpoint",
        {
            description: "Contractors",
            serverCertificateArn: vpn.serverCertificateArn,
            // Changing one of the next three replaces the endpoint: everybody would need a new client profile.
            authenticationOptions: [{ type: "federated-authentication", samlProviderArn: arns.vpnSamlProvider }],
            clientCidrBlock: organization.network.vpnClients,
            transportProtocol: "udp",
            vpcId: network.vpcId,
            securityGroupIds: [securityGroup.id],
            dnsServers: [platformRanges(organization.network).dns],
            splitTunnel: true,
            clientRouteEnforcementOptions: { enforced: true },
            sessionTimeoutHours: vpn.sessionHours,
            disconnectOnSessionTimeout: true,
            selfServicePortal: "disabled",
            connectionLogOptions: {
                enabled: true,
                cloudwatchLogGroup: platformNames.vpnLogGroup,
                cloudwatchLogStream: logStream.name,
            },
            clientConnectOptions: { enabled: true, lambdaFunctionArn: arns.vpnHandler },
            clientLoginBannerOptions: { enabled: true, bannerText: vpn.banner },
            tags: { ...tags, Name: platformNames.vpc },
        },
        { parent, dependsOn: [samlProvider, logStream, handler.function] },
    );
}

/**
 * Which endpoint the handler answers for: it refuses at every other, and until it is told. Not by a variable of the
 * function, which has to be there before the endpoint.
 */
function tellHandler(parent: pulumi.Resource, endpoint: clientvpn.Endpoint, { tags }: ClientVpnArgs): void {
    new ssm.Parameter(
        "platform/vpn-handler-endpoint",
        {
            name: platformNames.vpnHandlerEndpoint,
            description: "The VPN endpoint that the connect handler answers for",
            type: "String",
            insecureValue: endpoint.id,
            tags,
        },
        { parent },
    );
}

function associate(parent: pulumi.Resource, endpoint: clientvpn.Endpoint, { network }: ClientVpnArgs): void {
    new clientvpn.NetworkAssociation(
        "platform/vpn-association",
        { clientVpnEndpointId: endpoint.id, subnetId: network.vpnSubnetId },
        { parent, deleteBeforeReplace: true, customTimeouts: VPN_TIMEOUTS },
    );
}

/**
 * What all people reach: the VPC's resolver, and the interface endpoints that its private names lead to. Without the
 * second, a laptop on the VPN would look up the image registry and then not get there.
 */
function authoriseSharedServices(
    parent: pulumi.Resource,
    endpoint: clientvpn.Endpoint,
    { organization }: ClientVpnArgs,
): void {
    const { dns, endpoints } = platformRanges(organization.network);
    const shared = [
        ["vpn-dns", `${dns}/32`, "DNS resolver of the VPC"],
        ["vpn-endpoints", endpoints, "Interface endpoints of AWS services"],
    ] as const;
    for (const [name, targetNetworkCidr, description] of shared) {
        new clientvpn.AuthorizationRule(
            `platform/${name}`,
            {
                clientVpnEndpointId: endpoint.id,
                targetNetworkCidr,
                accessGroupId: platformNames.contractorsGroup,
                description,
            },
            { parent, deleteBeforeReplace: true, customTimeouts: VPN_TIMEOUTS },
        );
    }
}
