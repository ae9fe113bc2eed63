import type { Facts } from "../model/facts";
import { type Finding, finding, type Findings } from "../model/finding";
import { contractorOf, CONTRACTOR_ACCESS, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { show, UNKNOWN, valueAt } from "../model/values";
import { isWithin, overlap, readRange } from "../model/cidr";

const SUBNETS = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];
const VPCS = ["aws:ec2/vpc:Vpc", "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"];

/** What must be one person's, by the type that says it. Services compare all of it without case. */
const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
    [CONTRACTOR_ACCESS]: ["entry.handle", "entry.email", "entry.github.id", "entry.github.login", "entry.sandbox.slot"],
    "okta:user/user:User": ["login", "email"],
    "okta:group/group:Group": ["name"],
    "github:index/membership:Membership": ["username"],
    "github:index/teamMembership:TeamMembership": ["username"],
    "github:index/team:Team": ["name"],
    "sonarqube:index:Group": ["name"],
};

/** L7. Nobody shares an identity or an address. */
export const lifeIdentityUnique: Rule = {
    id: "L7",
    name: "life-identity-unique",
    title: "No two people share an identity or an address range",
    compliant:
        "Handle, e-mail address, GitHub account, login, group, team and sandbox slot are one person's each; subnets do not overlap and lie inside the staging VPC, outside the range of VPN clients.",
    why: "Two entries of one account are a second approver of the own changes; two groups of one name share the way into a sandbox; a range of production's routes there.",
    severity: "critical",
    applicability: "always",
    types: [...Object.keys(IDENTIFIERS), ...SUBNETS, ...VPCS],
    plain: [],
    controls: ["NIST IA-4", "NIST SC-7"],
    fix: "Give every entry its own handle, email, github.id, github.login and sandbox.slot, and every subnet a cidrBlock of its own inside the VPC.",
    url: "https://csf.tools/reference/nist-sp-800-53/r5/ia/ia-4/",
    waivable: false,
    checkStack: (stack, { facts }) => [
        Object.entries(IDENTIFIERS).flatMap(([type, paths]) =>
            paths.map((path) => judgeUnique(stack.ofType(type), path)),
        ),
        stack.ofType(...SUBNETS, ...VPCS).map((each) => judgePlace(each, facts)),
        judgeOverlaps(stack),
    ],
};

/** Whoever comes second shares; a team of one person's may well be listed twice under that person. */
function judgeUnique(resources: readonly Resource[], path: string): Finding[] {
    const owners = new Map<string, Resource>();
    return resources.flatMap((resource) => {
        const value = valueAt(resource.properties, path);
        if (value === undefined || value === UNKNOWN) {
            return [];
        }
        const key = show(value).toLowerCase();
        const first = owners.get(key);
        owners.set(key, first ?? resource);
        const other = first !== undefined && ownerOf(first) !== ownerOf(resource);
        return other ? [finding(resource, path, value, `another one than ${first.name} has`)] : [];
    });
}

/** A resource of the platform is its own. */
const ownerOf = (resource: Resource) => contractorOf(resource) ?? resource.urn;

function judgePlace(resource: Resource, { network }: Facts): Findings {
    const range = resource.properties.cidrBlock;
    if (typeof range !== "string") {
        return [];
    }
    const right = isWithin(range, network.vpc) && !overlap(readRange(range), readRange(network.vpnClients));
    return right ? [] : [finding(resource, "cidrBlock", range, `inside ${network.vpc}, outside ${network.vpnClients}`)];
}

/** In the order of their first addresses, two ranges that overlap anywhere have neighbours that do. */
function judgeOverlaps(stack: Stack): Finding[] {
    const subnets = stack
        .ofType(...SUBNETS)
        .flatMap((subnet) =>
            typeof subnet.properties.cidrBlock === "string"
                ? [{ subnet, range: readRange(subnet.properties.cidrBlock) }]
                : [],
        )
        .sort((a, b) => a.range.first - b.range.first);
    return subnets.flatMap(({ subnet, range }, index) => {
        const before = subnets[index - 1];
        return before !== undefined && overlap(before.range, range)
            ? [finding(subnet, "cidrBlock", subnet.properties.cidrBlock, `no address of ${before.subnet.name}`)]
            : [];
    });
}
