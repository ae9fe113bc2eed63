import type { Facts } from "../model/facts";
import { type Finding, finding, type Findings, findingInWords } from "../model/finding";
import { contractorOf, CONTRACTOR_ACCESS, isComponent, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { show, UNKNOWN, type Value, valueAt } from "../model/values";
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

/** What must be the person's own, by the type that says it: the path there and in the entry. */
const OWN: Readonly<Record<string, readonly [path: string, inEntry: string]>> = {
    "okta:user/user:User": ["email", "email"],
    "github:index/membership:Membership": ["username", "github.login"],
    "github:index/teamMembership:TeamMembership": ["username", "github.login"],
};

/** L7. Nobody shares an identity, a resource or an address. */
export const lifeIdentityUnique: Rule = {
    id: "L7",
    name: "life-identity-unique",
    title: "No two people share an identity, a resource or an address range",
    compliant:
        "Handle, e-mail address, GitHub account, login, group, team and sandbox slot are one person's each, and handle and login of somebody who left stay that person's; what is made for a person carries that person's e-mail address and GitHub login, and refers to nothing of another person's; subnets do not overlap and lie inside the staging VPC, outside the range of VPN clients.",
    why: "Two entries of one account are a second approver of the own changes; two groups of one name share the way into a sandbox; a stranger under a known name passes for who left; a range of production's routes there.",
    severity: "critical",
    applicability: "always",
    types: "any",
    plain: [],
    controls: ["NIST IA-4", "NIST SC-7"],
    fix: "Give every entry its own handle, email, github.id, github.login and sandbox.slot, and every subnet a cidrBlock of its own inside the VPC; name the person's own e-mail address, login, group, team and user.",
    url: "https://csf.tools/reference/nist-sp-800-53/r5/ia/ia-4/",
    waivable: false,
    checkStack: (stack, { facts }) => [
        stack.ofType(CONTRACTOR_ACCESS).map((each) => judgeReturn(each, facts)),
        Object.entries(IDENTIFIERS).flatMap(([type, paths]) =>
            paths.map((path) => judgeUnique(stack.ofType(type), path)),
        ),
        stack.resources.map((each) => [
            judgeOwn(each, stack),
            judgeMembership(each, stack),
            judgeReferences(each, stack),
        ]),
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

/** The number of a GitHub account tells whether somebody is who left under a handle or a login. */
function judgeReturn(component: Resource, { formerContractors }: Facts): Findings {
    const { name, properties } = component;
    const id = valueAt(properties, "entry.github.id");
    const login = valueAt(properties, "entry.github.login");
    return Object.entries(formerContractors)
        .filter(([, { github }]) => id !== UNKNOWN && id !== github.id)
        .flatMap(([handle, { github }]) => [
            ...(handle === name ? [finding(component, "entry.github.id", id, `${github.id}, who had ${handle}`)] : []),
            ...(typeof login === "string" && login.toLowerCase() === github.login.toLowerCase()
                ? [finding(component, "entry.github.login", login, `another one than ${handle} had, who left`)]
                : []),
        ]);
}

/** An activation mail or an invitation for somebody else lets that one in. */
function judgeOwn(resource: Resource, { entries }: Stack): Finding[] {
    const [path, inEntry] = OWN[resource.type] ?? ["", ""];
    const entry = entries.get(contractorOf(resource) ?? "");
    const found = path === "" ? undefined : valueAt(resource.properties, path);
    const wanted = entry && valueAt(entry.entry, inEntry);
    return found === undefined || found === UNKNOWN || wanted === undefined || same(found, wanted)
        ? []
        : [finding(resource, path, found, show(wanted))];
}

const same = (one: Value, other: Value) => show(one).toLowerCase() === show(other).toLowerCase();

/** What a person is in, or who is: by the type that says it, the property that has to name something of that person. */
const MEMBERSHIPS: Readonly<Record<string, string>> = {
    "github:index/teamMembership:TeamMembership": "teamId",
    "github:index/teamRepository:TeamRepository": "teamId",
    "okta:index/userGroupMemberships:UserGroupMemberships": "userId",
};

/** A team that the stack has not may be anybody's. */
function judgeMembership(resource: Resource, stack: Stack): Finding[] {
    const property = MEMBERSHIPS[resource.type];
    const owner = contractorOf(resource);
    if (property === undefined || owner === undefined || resource.properties[property] === undefined) {
        return [];
    }
    const isOwn = stack.targets(resource, property).some((each) => contractorOf(each) === owner);
    return isOwn ? [] : [finding(resource, property, resource.properties[property], `one of ${owner}'s own`)];
}

/** A membership or a rule of one person's in another one's group opens that one's sandbox. */
function judgeReferences(resource: Resource, stack: Stack): Finding[] {
    const owner = contractorOf(resource);
    return owner === undefined || isComponent(resource)
        ? []
        : Object.keys(resource.properties).flatMap((property) =>
              stack
                  .targets(resource, property)
                  .filter((each) => ![undefined, owner].includes(contractorOf(each)))
                  .map((each) => findingInWords(resource, property, each.name, `what is ${owner}'s or the platform's`)),
          );
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
