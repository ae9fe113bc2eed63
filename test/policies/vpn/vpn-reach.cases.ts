import { vpnReach } from "../../../policies/vpn/vpn-reach";
import { add, both, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const AUTHORIZATION = "aws:ec2clientvpn/authorizationRule:AuthorizationRule";
const ROUTE = "aws:ec2clientvpn/route:Route";
const ASSOCIATION = "aws:ec2clientvpn/networkAssociation:NetworkAssociation";
const TYPE = "aws:ec2clientvpn/endpoint:Endpoint";
const ENDPOINT = "platform/vpn-endpoint";
const ANA = "ana-silva/vpn-authorization";

export const cases: RuleCases = {
    rule: vpnReach,
    mutants: {
        everybody: both(spoil(ANA, "authorizeAllGroups", true), without(ANA, "accessGroupId")),
        "everybody beside a group": spoil(ANA, "authorizeAllGroups", true),
        "no group": without(ANA, "accessGroupId"),
        "the group of all contractors": spoil(ANA, "accessGroupId", "contractors"),
        "somebody else's group": spoil(ANA, "accessGroupId", "contractors-ben-okafor"),
        "somebody else's subnet": spoil(ANA, "targetNetworkCidr", "10.64.2.0/24"),
        "a neighbour's subnet as well": spoil(ANA, "targetNetworkCidr", "10.64.0.0/22"),
        "the whole VPC": spoil(ANA, "targetNetworkCidr", "10.64.0.0/16"),
        "the internet": spoil(ANA, "targetNetworkCidr", "0.0.0.0/0"),
        "half of the internet": spoil(ANA, "targetNetworkCidr", "128.0.0.0/1"),
        "every IPv6 address": spoil(ANA, "targetNetworkCidr", "::/0"),
        "production's network": spoil(ANA, "targetNetworkCidr", "10.0.0.0/16"),
        "all contractors to somebody's subnet": spoil("platform/vpn-endpoints", "targetNetworkCidr", "10.64.1.0/24"),
        "all contractors to the whole VPC": add(AUTHORIZATION, "platform/vpn-all", {
            accessGroupId: "contractors",
            targetNetworkCidr: "10.64.0.0/16",
        }),
        "another group by the platform's rule": spoil("platform/vpn-dns", "accessGroupId", "Everyone"),
        "a second rule of a person for all": add(AUTHORIZATION, "ana-silva/vpn-second", {
            authorizeAllGroups: true,
            targetNetworkCidr: "10.64.1.0/24",
        }),
        "a route to the internet": add(ROUTE, "platform/vpn-internet", { destinationCidrBlock: "0.0.0.0/0" }),
        "a route to a peer": add(ROUTE, "platform/vpn-peer", { destinationCidrBlock: "10.0.0.0/16" }),
        "no security group": without(ENDPOINT, "securityGroupIds"),
        "an empty list of security groups": spoil(ENDPOINT, "securityGroupIds", []),
        "the VPC's default group by name": add(TYPE, "platform/second-vpn", {
            securityGroupIds: ["«platform/default-security-group.id»"],
        }),
        "a transit gateway": spoil(ENDPOINT, "transitGatewayConfiguration", { transitGatewayId: "tgw-1" }),
        "an association in somebody's subnet": add(ASSOCIATION, "platform/second-association", {
            subnetId: "«ana-silva/subnet.id»",
        }),
    },
    variants: {
        "one address of the own subnet": spoil(ANA, "targetNetworkCidr", "10.64.1.17/32"),
        "the group named, and everybody refused": spoil(ANA, "authorizeAllGroups", false),
        "one more service of the platform": add(AUTHORIZATION, "platform/vpn-service", {
            accessGroupId: "contractors",
            targetNetworkCidr: "10.64.0.130/32",
        }),
        "a route inside the VPC": add(ROUTE, "platform/vpn-route", { destinationCidrBlock: "10.64.0.0/17" }),
        "a second endpoint with the VPN's group": add(TYPE, "platform/second-vpn", {
            securityGroupIds: ["«platform/vpn-security-group.id»"],
        }),
        "an association in a subnet of the platform": add(ASSOCIATION, "platform/second-association", {
            subnetId: "«platform/endpoints-subnet.id»",
        }),
    },
    says: {
        "the group of all contractors":
            "contractor ana-silva, ana-silva/vpn-authorization (aws:ec2clientvpn/authorizationRule:AuthorizationRule): accessGroupId is \"contractors\". Wanted: \"contractors-ana-silva\". Fix: Set accessGroupId: contractors-<handle> with targetNetworkCidr: <the person's subnet> (contractors, for a range in the platform's subnets), authorizeAllGroups: false, destinationCidrBlock: <inside the VPC>, securityGroupIds: [<the VPN's own group>], no transitGatewayConfiguration, and associate the platform's subnet.",
        "somebody else's subnet":
            "contractor ana-silva, ana-silva/vpn-authorization (aws:ec2clientvpn/authorizationRule:AuthorizationRule): targetNetworkCidr is \"10.64.2.0/24\". Wanted: in the subnet of ana-silva. Fix: Set accessGroupId: contractors-<handle> with targetNetworkCidr: <the person's subnet> (contractors, for a range in the platform's subnets), authorizeAllGroups: false, destinationCidrBlock: <inside the VPC>, securityGroupIds: [<the VPN's own group>], no transitGatewayConfiguration, and associate the platform's subnet.",
        "the internet":
            "contractor ana-silva, ana-silva/vpn-authorization (aws:ec2clientvpn/authorizationRule:AuthorizationRule): targetNetworkCidr is \"0.0.0.0/0\". Wanted: inside 10.64.0.0/16. Fix: Set accessGroupId: contractors-<handle> with targetNetworkCidr: <the person's subnet> (contractors, for a range in the platform's subnets), authorizeAllGroups: false, destinationCidrBlock: <inside the VPC>, securityGroupIds: [<the VPN's own group>], no transitGatewayConfiguration, and associate the platform's subnet.",
    },
    fixed: {
        everybody: both(spoil(ANA, "authorizeAllGroups", false), spoil(ANA, "accessGroupId", "contractors-ana-silva")),
        "the internet": spoil(ANA, "targetNetworkCidr", "10.64.1.0/24"),
        "a route to the internet": spoil("platform/vpn-internet", "destinationCidrBlock", "10.64.0.0/16"),
        "no security group": spoil(ENDPOINT, "securityGroupIds", ["«platform/vpn-security-group.id»"]),
        "a transit gateway": without(ENDPOINT, "transitGatewayConfiguration"),
    },
};
