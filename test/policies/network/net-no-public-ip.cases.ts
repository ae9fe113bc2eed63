import { netNoPublicIp } from "../../../policies/network/net-no-public-ip";
import { add, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const SERVICE = "aws:ecs/service:Service";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const instance = { instanceType: "t3.micro", subnetId: "«ana-silva/subnet.id»" };

export const cases: RuleCases = {
    rule: netNoPublicIp,
    mutants: {
        "a subnet that gives addresses": spoil("ana-silva/subnet", "mapPublicIpOnLaunch", true),
        "a subnet that gives IPv6 addresses": spoil("ana-silva/subnet", "assignIpv6AddressOnCreation", true),
        "a default subnet": add("aws:ec2/defaultSubnet:DefaultSubnet", "ana-silva/default", {
            availabilityZone: "eu-west-1a",
        }),
        "an instance with an address": add(INSTANCE, "ana-silva/box", { ...instance, associatePublicIpAddress: true }),
        "an instance that leaves it to the subnet": add(INSTANCE, "ana-silva/box", instance),
        "an instance with an IPv6 address": add(INSTANCE, "ana-silva/box", {
            ...instance,
            associatePublicIpAddress: false,
            ipv6AddressCount: 1,
        }),
        "a template with an address": add(TEMPLATE, "ana-silva/template", {
            networkInterfaces: [{ associatePublicIpAddress: "false" }, { associatePublicIpAddress: "true" }],
        }),
        "a template that leaves it to the subnet": add(TEMPLATE, "ana-silva/template", { imageId: "ami-1" }),
        "a spot fleet with addresses": add("aws:ec2/spotFleetRequest:SpotFleetRequest", "ana-silva/fleet", {
            launchSpecifications: [{ associatePublicIpAddress: true }],
        }),
        "an elastic address": add("aws:ec2/eip:Eip", "ana-silva/address", { domain: "vpc" }),
        "an elastic address bound": add("aws:ec2/eipAssociation:EipAssociation", "ana-silva/address", {
            allocationId: "eipalloc-1",
            instanceId: "i-1",
        }),
        "tasks with addresses": add(SERVICE, "ana-silva/service", { networkConfiguration: { assignPublicIp: true } }),
        "a public load balancer": add(BALANCER, "ana-silva/balancer", { loadBalancerType: "application" }),
        "a public database": add("aws:rds/instance:Instance", "ana-silva/database", { publiclyAccessible: true }),
    },
    variants: {
        "a subnet that says nothing": without("ana-silva/subnet", "mapPublicIpOnLaunch"),
        "a private instance": add(INSTANCE, "ana-silva/box", { ...instance, associatePublicIpAddress: false }),
        "an instance with its interface": add(INSTANCE, "ana-silva/box", {
            instanceType: "t3.micro",
            networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: "eni-1" }],
        }),
        "a private template": add(TEMPLATE, "ana-silva/template", {
            networkInterfaces: [{ associatePublicIpAddress: "false" }],
        }),
        "private tasks": add(SERVICE, "ana-silva/service", { networkConfiguration: { subnets: ["subnet-1"] } }),
        "an internal load balancer": add(BALANCER, "ana-silva/balancer", { internal: true }),
    },
    says: {
        "a subnet that gives addresses":
            "contractor ana-silva, ana-silva/subnet (aws:ec2/subnet:Subnet): mapPublicIpOnLaunch is true. Wanted: false. Fix: Set mapPublicIpOnLaunch, associatePublicIpAddress, assignPublicIp or publiclyAccessible: false, internal: true on a load balancer, and release elastic addresses.",
        "a public load balancer":
            "contractor ana-silva, ana-silva/balancer (aws:lb/loadBalancer:LoadBalancer): internal is absent, which means false. Wanted: true. Fix: Set mapPublicIpOnLaunch, associatePublicIpAddress, assignPublicIp or publiclyAccessible: false, internal: true on a load balancer, and release elastic addresses.",
    },
    fixed: {
        "a subnet that gives addresses": spoil("ana-silva/subnet", "mapPublicIpOnLaunch", false),
        "a template that leaves it to the subnet": spoil("ana-silva/template", "networkInterfaces", [
            { associatePublicIpAddress: "false" },
        ]),
        "tasks with addresses": spoil("ana-silva/service", "networkConfiguration.assignPublicIp", false),
        "a public load balancer": spoil("ana-silva/balancer", "internal", true),
        "an elastic address": remove("ana-silva/address"),
    },
};
