import { lifeIdentityUnique } from "../../../policies/life-cycle/life-identity-unique";
import { add, hide, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ENTRY = "contractor-access:index:ContractorAccess";
const SUBNET = "aws:ec2/subnet:Subnet";

export const cases: RuleCases = {
    rule: lifeIdentityUnique,
    mutants: {
        "a handle twice": add(ENTRY, "ana-silva2", { entry: { handle: "ana-silva" } }),
        "an address twice": spoil("ben-okafor", "entry.email", "Ana.Silva@northwind.example"),
        "a GitHub account twice": spoil("ben-okafor", "entry.github.id", 4815162),
        "a GitHub login twice": spoil("ben-okafor", "entry.github.login", "AnaSilva"),
        "a slot twice": spoil("ben-okafor", "entry.sandbox.slot", 1),
        "an Okta login twice": spoil("ben-okafor/user", "login", "ana-silva@contractors.acme.example"),
        "an Okta address twice": spoil("ben-okafor/user", "email", "ana.silva@northwind.example"),
        "a group's name twice": spoil("ben-okafor/group", "name", "contractors-ana-silva"),
        "the platform's group's name": spoil("ben-okafor/group", "name", "contractors"),
        "a member twice": spoil("ben-okafor/team-membership", "username", "anasilva"),
        "a range twice": spoil("ben-okafor/subnet", "cidrBlock", "10.64.1.0/24"),
        "a range within another one": add(SUBNET, "ben-okafor/more", { cidrBlock: "10.64.1.128/26" }),
        "a range around others": spoil("ben-okafor/subnet", "cidrBlock", "10.64.0.0/22"),
        "the platform's range": spoil("ben-okafor/subnet", "cidrBlock", "10.64.0.128/25"),
        "a range of production's": spoil("ben-okafor/subnet", "cidrBlock", "10.0.1.0/24"),
        "the range of VPN clients": spoil("ben-okafor/subnet", "cidrBlock", "10.100.0.0/24"),
        "a VPC with production's range": spoil("platform/vpc", "cidrBlock", "10.0.0.0/16"),
        "one more range of the VPC": add(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
            "platform/more",
            { cidrBlock: "10.0.0.0/16" },
        ),
        "a range that is none": spoil("ben-okafor/subnet", "cidrBlock", "10.64.2"),
    },
    variants: {
        "one more range of a person's": add(SUBNET, "ben-okafor/more", { cidrBlock: "10.64.200.0/24" }),
        "a member of an own second team": add("github:index/teamMembership:TeamMembership", "ana-silva/second", {
            username: "anasilva",
        }),
        "a range that only the run knows": hide("ben-okafor/subnet", "cidrBlock"),
        "a login that only the run knows": hide("ben-okafor/user", "login"),
    },
    says: {
        "a GitHub account twice":
            "contractor ben-okafor, ben-okafor (contractor-access:index:ContractorAccess): entry.github.id is 4815162. Wanted: another one than ana-silva has. Fix: Give every entry its own handle, email, github.id, github.login and sandbox.slot, and every subnet a cidrBlock of its own inside the VPC.",
    },
    fixed: {
        "a GitHub account twice": spoil("ben-okafor", "entry.github.id", 2342108),
        "a slot twice": spoil("ben-okafor", "entry.sandbox.slot", 2),
        "a range twice": spoil("ben-okafor/subnet", "cidrBlock", "10.64.2.0/24"),
    },
};
