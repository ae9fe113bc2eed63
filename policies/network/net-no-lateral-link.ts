import { type Demand, demand, is, nothing } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf } from "../model/values";

const ROUTE = "aws:ec2/route:Route";
const ROUTE_TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** Everything whose purpose is to join the VPC, or something in it, with another network or account. */
const LINKS = [
    "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
    "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
    "aws:ec2transitgateway/transitGateway:TransitGateway",
    "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
    "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter",
    "aws:ec2transitgateway/peeringAttachment:PeeringAttachment",
    "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
    "aws:ec2transitgateway/connect:Connect",
    "aws:networkmanager/vpcAttachment:VpcAttachment",
    "aws:ram/resourceShare:ResourceShare",
    "aws:ram/resourceShareAccepter:ResourceShareAccepter",
    "aws:ram/resourceAssociation:ResourceAssociation",
    "aws:ram/principalAssociation:PrincipalAssociation",
    "aws:ec2/vpcEndpointService:VpcEndpointService",
    "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple",
    "aws:vpclattice/serviceNetworkVpcAssociation:ServiceNetworkVpcAssociation",
    "aws:vpclattice/resourceGateway:ResourceGateway",
    "aws:ec2/internetGateway:InternetGateway",
    "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
    "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
    "aws:ec2/natGateway:NatGateway",
    "aws:ec2/vpnGateway:VpnGateway",
    "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment",
    "aws:ec2/vpnConnection:VpnConnection",
    "aws:directconnect/gatewayAssociation:GatewayAssociation",
];

/** Where a route may lead, by the name of its property; inside a route table AWS calls one gateway and one list other names. */
const TARGETS = [
    "carrierGatewayId",
    "coreNetworkArn",
    "egressOnlyGatewayId",
    "gatewayId",
    "localGatewayId",
    "natGatewayId",
    "networkInterfaceId",
    "odbNetworkArn",
    "transitGatewayId",
    "vpcEndpointId",
    "vpcPeeringConnectionId",
];

/** N3. No way from the staging VPC into another network. */
export const netNoLateralLink: Rule = {
    id: "N3",
    name: "net-no-lateral-link",
    title: "Nothing joins the staging VPC with another network",
    compliant:
        "There is no peering, transit gateway, resource share, endpoint service, internet, NAT or VPN gateway; routes stay in the VPC; endpoints reach AWS's own services in the stack's region only.",
    why: "One peering or shared subnet makes whatever is open in production reachable from every sandbox, past all rules on the sandbox itself.",
    severity: "critical",
    applicability: "if registered",
    types: [...LINKS, ROUTE, ...ROUTE_TABLES, ENDPOINT],
    plain: [...TARGETS, "routes", "serviceName"],
    controls: ["NIST SC-7(21)", "ISO A.8.22", "ISO A.8.31", "CIS-AWS 6.6"],
    fix: 'Delete the link; let a route lead to gatewayId: "local" alone, and an endpoint to serviceName: com.amazonaws.<region>.<service>.',
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
    waivable: true,
    check: (resource, { facts }) => {
        const { type } = resource;
        if (type === ENDPOINT) {
            return judgeEndpoint(resource, facts.aws.region);
        }
        if (type === ROUTE) {
            return judgeTargets(resource, "");
        }
        return ROUTE_TABLES.includes(type) ? judgeRoutes(resource) : [link(resource)];
    },
};

const link = (resource: Resource) =>
    findingInWords(resource, "", "a link to another network or account", "no such resource");

function judgeRoutes(table: Resource): Findings {
    return [
        listOf(table.properties.routes).map((route, index) => {
            if (!isObject(route)) {
                throw new Error(`routes.${index} is no route`);
            }
            return judgeTargets(table, `routes.${index}.`);
        }),
        demand(table, "propagatingVgws", NONE),
    ];
}

const NONE = nothing("nothing");
const LOCAL: Demand = { wanted: 'nothing or "local"', holds: (value) => value === "local" || NONE.holds(value) };

function judgeTargets(resource: Resource, prefix: string): Findings {
    return TARGETS.map((target) => demand(resource, `${prefix}${target}`, target === "gatewayId" ? LOCAL : NONE));
}

/** A service of somebody else has a name in `com.amazonaws.vpce.`; resources and service networks have no name at all. */
function judgeEndpoint(endpoint: Resource, region: string): Findings {
    const prefix = `com.amazonaws.${region}.`;
    return [
        demand(endpoint, "serviceName", serviceIn(prefix)),
        demand(endpoint, "serviceRegion", is(region), region),
        demand(endpoint, "resourceConfigurationArn", NONE),
        demand(endpoint, "serviceNetworkArn", NONE),
    ];
}

/** In China the names of some services begin with `cn.`. */
const serviceIn = (prefix: string): Demand => ({
    wanted: `a service of AWS, ${prefix}<service>`,
    holds: (value) => typeof value === "string" && value.replace(/^cn\./, "").startsWith(prefix),
});
