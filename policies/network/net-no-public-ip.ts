import { type Demand, demand, is, nothing, oneOf } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { listOf, type Value } from "../model/values";

/** What gives an address that the internet reaches, and what it must be instead. */
interface Switch {
    property: string;
    wanted: Demand;
    /** The default of provider or service; without one, the switch must be set. */
    absent?: Value;
}

const off = (property: string, absent?: boolean): Switch => ({
    property,
    wanted: is(false),
    ...(absent !== undefined && { absent }),
});

const NO_IPV6 = { property: "ipv6AddressCount", wanted: oneOf(0), absent: 0 };
const SUBNET = [off("assignIpv6AddressOnCreation", false), off("mapCustomerOwnedIpOnLaunch", false)];
const INSTANCE = [off("associatePublicIpAddress"), NO_IPV6, { property: "ipv6Addresses", wanted: nothing("nothing") }];
const TASKS = [off("networkConfiguration.assignPublicIp", false)];
const BALANCER = [{ property: "internal", wanted: is(true), absent: false }];

const SWITCHES: Readonly<Record<string, readonly Switch[]>> = {
    "aws:ec2/subnet:Subnet": [off("mapPublicIpOnLaunch", false), ...SUBNET],
    "aws:ec2/defaultSubnet:DefaultSubnet": [off("mapPublicIpOnLaunch", true), ...SUBNET],
    "aws:ec2/instance:Instance": INSTANCE,
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": INSTANCE,
    "aws:ec2/launchConfiguration:LaunchConfiguration": [off("associatePublicIpAddress")],
    "aws:ecs/service:Service": TASKS,
    "aws:ecs/taskSet:TaskSet": TASKS,
    "aws:lb/loadBalancer:LoadBalancer": BALANCER,
    "aws:alb/loadBalancer:LoadBalancer": BALANCER,
    "aws:elb/loadBalancer:LoadBalancer": BALANCER,
    "aws:rds/instance:Instance": [off("publiclyAccessible", false)],
    "aws:rds/clusterInstance:ClusterInstance": [off("publiclyAccessible", false)],
};

/** Lists of machines to be, each with a switch of its own; an absent one leaves the choice to the subnet. */
const LISTS: Readonly<Record<string, string>> = {
    "aws:ec2/launchTemplate:LaunchTemplate": "networkInterfaces",
    "aws:ec2/spotFleetRequest:SpotFleetRequest": "launchSpecifications",
};

const ELASTIC = ["aws:ec2/eip:Eip", "aws:ec2/eipAssociation:EipAssociation"];

/** N4. No machine has an address of its own in the internet. */
export const netNoPublicIp: Rule = {
    id: "N4",
    name: "net-no-public-ip",
    title: "Nothing gets a public address",
    compliant:
        "Subnets give no public addresses; machines, tasks, load balancers and databases ask for none; nobody holds an elastic address.",
    why: "A public address and one careless rule put a staging machine on the internet; in a default subnet AWS gives the address unasked.",
    severity: "high",
    applicability: "always",
    types: [...Object.keys(SWITCHES), ...Object.keys(LISTS), ...ELASTIC],
    plain: [
        ...new Set(Object.values(SWITCHES).flatMap((switches) => switches.map(({ property }) => property))),
        ...Object.values(LISTS).map((list) => `${list}.0.associatePublicIpAddress`),
    ],
    controls: ["NIST SC-7"],
    fix: "Set mapPublicIpOnLaunch, associatePublicIpAddress, assignPublicIp or publiclyAccessible: false, internal: true on a load balancer, and release elastic addresses.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html",
    waivable: true,
    check: (resource) => {
        const { type } = resource;
        if (ELASTIC.includes(type)) {
            return [findingInWords(resource, "", "a public address", "no such resource")];
        }
        const list = LISTS[type];
        return list === undefined ? judgeSwitches(resource) : judgeList(resource, list);
    },
};

function judgeSwitches(resource: Resource): Findings {
    return (SWITCHES[resource.type] ?? [])
        .filter(({ property }) => property !== "associatePublicIpAddress" || !bringsInterfaces(resource))
        .map(({ property, wanted, absent }) => demand(resource, property, wanted, absent));
}

/** An instance that is given network interfaces gets no other address than theirs, and the provider refuses the switch. */
function bringsInterfaces({ properties }: Resource): boolean {
    const { networkInterfaces, primaryNetworkInterface } = properties;
    return listOf(networkInterfaces).length > 0 || listOf(primaryNetworkInterface).length > 0;
}

function judgeList(resource: Resource, list: string): Findings {
    const each = listOf(resource.properties[list]);
    const paths = each.length === 0 ? [`${list}.0`] : each.map((_, index) => `${list}.${index}`);
    // A launch template takes text.
    return paths.map((path) => demand(resource, `${path}.associatePublicIpAddress`, oneOf(false, "false")));
}
