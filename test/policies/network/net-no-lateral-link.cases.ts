import { netNoLateralLink } from "../../../policies/network/net-no-lateral-link";
import { add, both, hide, remove, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ROUTE = "aws:ec2/route:Route";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const elsewhere = { routeTableId: "«platform/route-table.id»", destinationCidrBlock: "10.0.0.0/16" };
const endpoint = { vpcId: "«platform/vpc.id»", vpcEndpointType: "Interface" };

export const cases: RuleCases = {
    rule: netNoLateralLink,
    mutants: {
        "a peering with production": add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "platform/peering", {
            vpcId: "«platform/vpc.id»",
            peerOwnerId: "111122223333",
            peerVpcId: "vpc-1",
        }),
        "production's peering accepted": add(
            "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
            "platform/peering",
            { vpcPeeringConnectionId: "pcx-1", autoAccept: true },
        ),
        "a transit gateway attachment": add("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "platform/hub", {
            transitGatewayId: "tgw-1",
            vpcId: "«platform/vpc.id»",
        }),
        "a share with another account": add("aws:ram/principalAssociation:PrincipalAssociation", "platform/share", {
            principal: "111122223333",
            resourceShareArn: "arn:aws:ram:eu-west-1:123456789012:resource-share/1",
        }),
        "a service for other accounts": add("aws:ec2/vpcEndpointService:VpcEndpointService", "ana-silva/service", {
            acceptanceRequired: false,
        }),
        "an internet gateway": add("aws:ec2/internetGateway:InternetGateway", "platform/internet", {
            vpcId: "«platform/vpc.id»",
        }),
        "a NAT gateway": add("aws:ec2/natGateway:NatGateway", "platform/nat", { subnetId: "«ana-silva/subnet.id»" }),
        "a route through a peering": add(ROUTE, "platform/route", { ...elsewhere, vpcPeeringConnectionId: "pcx-1" }),
        "a route through somebody's instance": add(ROUTE, "platform/route", {
            ...elsewhere,
            networkInterfaceId: "eni-1",
        }),
        "a route to the internet": add(ROUTE, "platform/route", { ...elsewhere, gatewayId: "igw-1" }),
        "a route to what only the run knows": both(
            add(ROUTE, "platform/route", elsewhere),
            hide("platform/route", "natGatewayId"),
        ),
        "a route inside the table": spoil("platform/route-table", "routes", [
            { cidrBlock: "10.64.0.0/16", gatewayId: "local" },
            { cidrBlock: "10.0.0.0/8", transitGatewayId: "tgw-1" },
        ]),
        "routes that a VPN gateway brings": spoil("platform/route-table", "propagatingVgws", ["vgw-1"]),
        "an endpoint of somebody's service": add(ENDPOINT, "ana-silva/endpoint", {
            ...endpoint,
            serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0e123abc123198abc",
        }),
        "an endpoint of another region": spoil("platform/endpoint-logs", "serviceRegion", "us-east-1"),
        "an endpoint of a shared database": add(ENDPOINT, "ana-silva/endpoint", {
            ...endpoint,
            vpcEndpointType: "Resource",
            resourceConfigurationArn: "arn:aws:vpc-lattice:eu-west-1:111122223333:resourceconfiguration/rcfg-1",
        }),
    },
    variants: {
        "a route within the VPC": add(ROUTE, "platform/route", {
            routeTableId: "«platform/route-table.id»",
            destinationCidrBlock: "10.64.0.0/16",
            gatewayId: "local",
        }),
        "a table of its own": add("aws:ec2/routeTable:RouteTable", "ana-silva/routes", {
            vpcId: "«platform/vpc.id»",
            routes: [{ cidrBlock: "10.64.0.0/16", gatewayId: "local", natGatewayId: "" }],
        }),
        "one more service of AWS": add(ENDPOINT, "platform/endpoint-sts", {
            ...endpoint,
            serviceName: "com.amazonaws.eu-west-1.sts",
        }),
    },
    says: {
        "a route to the internet":
            'platform/route (aws:ec2/route:Route): gatewayId is "igw-1". Wanted: nothing or "local". Fix: Delete the link; let a route lead to gatewayId: "local" alone, and an endpoint to serviceName: com.amazonaws.<region>.<service>.',
    },
    fixed: {
        "a peering with production": remove("platform/peering"),
        "a route to the internet": spoil("platform/route", "gatewayId", "local"),
    },
};
