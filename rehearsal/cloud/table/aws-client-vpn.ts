import type { Call, Rows } from "../row";
import { valuesAt } from "../paths";
import { dependencyViolation, ec2Id, ec2Object, regional, tagged } from "./aws";
import { network, overlap } from "./cidr";
import { asText } from "../values";
import { arn, exactlyOneOf, length, matches } from "./rules";

const endpoint = "aws:ec2clientvpn/endpoint:Endpoint";
const subnet = "aws:ec2/subnet:Subnet";
const vpc = "aws:ec2/vpc:Vpc";
const securityGroup = "aws:ec2/securityGroup:SecurityGroup";

const ofEndpoint = { path: "clientVpnEndpointId", to: endpoint, onDelete: "goes" } as const;

function endpointProblem({ inputs, world, text }: Call): string | undefined {
    const range = world.get(vpc, text("vpcId"))?.outputs.cidrBlock;
    if (overlap(inputs.clientCidrBlock, range)) {
        return `InvalidParameterValue: clientCidrBlock ${text("clientCidrBlock")} overlaps the range ${asText(range)} of ${text("vpcId")}`;
    }
    const [enabled] = valuesAt(inputs, "connectionLogOptions.enabled");
    const [group] = valuesAt(inputs, "connectionLogOptions.cloudwatchLogGroup");
    return enabled?.value === true && group === undefined
        ? "MissingParameter: connectionLogOptions.cloudwatchLogGroup is needed when connection logging is enabled"
        : undefined;
}

/** The values of these properties that are given, with commas between them. */
function joined(call: Call, ...properties: string[]): string {
    return properties
        .map((property) => call.text(property))
        .filter((text) => text !== "")
        .join(",");
}

/** AWS Client VPN. Files named in sources are in internal/service/ec2 of terraform-provider-aws. */
export const clientVpnRows: Rows = {
    [endpoint]: regional(
        tagged({
            source: "[P] 2.2 for what replaces and for limits; [T] vpnclient_endpoint.go for defaults and computed inputs; [D]",
            id: (call) => ec2Id(call, "cvpn-endpoint"),
            replaces: ["authenticationOptions", "clientCidrBlock", "transportProtocol"],
            defaults: {
                selfServicePortal: "disabled",
                sessionTimeoutHours: 24,
                splitTunnel: false,
                transportProtocol: "udp",
                vpnPort: 443,
            },
            computed: [
                "clientConnectOptions",
                "clientLoginBannerOptions",
                "clientRouteEnforcementOptions",
                "disconnectOnSessionTimeout",
                "endpointIpAddressType",
                "securityGroupIds",
                "trafficIpAddressType",
                "transitGatewayConfiguration",
                "vpcId",
            ],
            unordered: ["securityGroupIds"],
            allowed: {
                "authenticationOptions[].type": [
                    "certificate-authentication",
                    "directory-service-authentication",
                    "federated-authentication",
                ],
                selfServicePortal: ["enabled", "disabled"],
                sessionTimeoutHours: [8, 10, 12, 24],
                transportProtocol: ["tcp", "udp"],
                vpnPort: [443, 1194],
            },
            rules: [
                network("clientCidrBlock", 12, 22),
                length("authenticationOptions", 1, 2),
                length("clientLoginBannerOptions.bannerText", 0, 1400),
                length("securityGroupIds", 1, 5),
                arn("serverCertificateArn"),
                matches("serverCertificateArn", /:acm:/, "the ARN of an ACM certificate"),
                matches(
                    "clientConnectOptions.lambdaFunctionArn",
                    /:function:AWSClientVPN-/,
                    "the ARN of a function whose name starts with AWSClientVPN-",
                ),
            ],
            references: [
                { path: "vpcId", to: vpc },
                { path: "securityGroupIds[]", to: securityGroup, onDelete: "holds" },
                {
                    path: "authenticationOptions[].samlProviderArn",
                    to: "aws:iam/samlProvider:SamlProvider",
                    by: ["arn"],
                },
                {
                    path: "authenticationOptions[].selfServiceSamlProviderArn",
                    to: "aws:iam/samlProvider:SamlProvider",
                    by: ["arn"],
                },
                {
                    path: "connectionLogOptions.cloudwatchLogGroup",
                    to: "aws:cloudwatch/logGroup:LogGroup",
                    by: ["name"],
                },
                {
                    path: "connectionLogOptions.cloudwatchLogStream",
                    to: "aws:cloudwatch/logStream:LogStream",
                    by: ["name"],
                },
                { path: "clientConnectOptions.lambdaFunctionArn", to: "aws:lambda/function:Function", by: ["arn"] },
            ],
            created: (call) => ({
                ...ec2Object("cvpn-endpoint", "client-vpn-endpoint").created(call),
                dnsName: `*.${ec2Id(call, "cvpn-endpoint")}.prod.clientvpn.${call.settings.region}.${call.settings.awsDomain}`,
                disconnectOnSessionTimeout: false,
                endpointIpAddressType: "ipv4",
                trafficIpAddressType: "ipv4",
            }),
            outputs: (call) => ({
                selfServicePortalUrl:
                    call.inputs.selfServicePortal === "enabled"
                        ? `https://self-service.clientvpn.${call.settings.awsDomain}/endpoints/${ec2Id(call, "cvpn-endpoint")}`
                        : "",
            }),
            refuseCreate: endpointProblem,
            refuseUpdate: endpointProblem,
            inUse: dependencyViolation("The client VPN endpoint"),
        }),
    ),
    "aws:ec2clientvpn/networkAssociation:NetworkAssociation": regional({
        source: "[P] 2.3; [K] vpnclient_network_association.go: both replace; the endpoint cannot go before its associations.",
        id: (call) => ec2Id(call, "cvpn-assoc"),
        replaces: ["clientVpnEndpointId", "subnetId"],
        references: [
            { ...ofEndpoint, onDelete: "holds" },
            { path: "subnetId", to: subnet, onDelete: "holds" },
        ],
        unique: [
            {
                properties: ["clientVpnEndpointId", "subnetId"],
                message: ({ text }) =>
                    `InvalidClientVpnSubnetId.DuplicateAz: ${text("subnetId")} is already associated with ${text("clientVpnEndpointId")}`,
            },
        ],
        created: (call) => ({
            associationId: ec2Id(call, "cvpn-assoc"),
            vpcId: call.world.get(subnet, call.text("subnetId"))?.outputs.vpcId ?? "",
        }),
    }),
    "aws:ec2clientvpn/authorizationRule:AuthorizationRule": regional({
        source: "[P] 2.3: every property replaces, description included; id `endpoint,cidr,group`; no comma in the group.",
        id: (call) => joined(call, "clientVpnEndpointId", "targetNetworkCidr", "accessGroupId"),
        replaces: ["accessGroupId", "authorizeAllGroups", "clientVpnEndpointId", "description", "targetNetworkCidr"],
        rules: [
            exactlyOneOf("accessGroupId", "authorizeAllGroups"),
            network("targetNetworkCidr"),
            matches("accessGroupId", /^[^,]+$/, "a group name without commas"),
        ],
        references: [ofEndpoint],
        unique: [
            {
                properties: ["clientVpnEndpointId", "targetNetworkCidr", "accessGroupId"],
                message: ({ text }) =>
                    `InvalidClientVpnDuplicateAuthorizationRule: there is a rule for ${text("targetNetworkCidr")} and ${text("accessGroupId") || "all groups"} already`,
            },
        ],
    }),
    "aws:ec2clientvpn/route:Route": regional({
        source: "[P] 2.3; [K] vpnclient_route.go: everything replaces; id `endpoint,subnet,cidr`.",
        id: (call) => joined(call, "clientVpnEndpointId", "targetVpcSubnetId", "destinationCidrBlock"),
        replaces: ["clientVpnEndpointId", "description", "destinationCidrBlock", "targetVpcSubnetId"],
        rules: [network("destinationCidrBlock")],
        references: [ofEndpoint, { path: "targetVpcSubnetId", to: subnet }],
        unique: [
            {
                properties: ["clientVpnEndpointId", "targetVpcSubnetId", "destinationCidrBlock"],
                message: ({ text }) =>
                    `InvalidClientVpnDuplicateRoute: there is a route for ${text("destinationCidrBlock")} already`,
            },
        ],
        created: () => ({ origin: "add-route", type: "Nat", transitGatewayAttachmentId: "" }),
    }),
};
