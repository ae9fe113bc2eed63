import { lifeIdentityUnique } from "../../../policies/life-cycle/life-identity-unique";
import { add, both, fact, hide, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ENTRY = "contractor-access:index:ContractorAccess";
const SUBNET = "aws:ec2/subnet:Subnet";

const left = (handle: string, login: string, id: number) => ({ [handle]: { github: { login, id } } });

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
        "the handle of somebody who left": fact("formerContractors", left("ben-okafor", "danawolf", 777)),
        "the login of somebody who left": fact("formerContractors", left("dana-wolf", "BenOkafor", 777)),
        "an activation mail to somebody else": spoil("ben-okafor/user", "email", "somebody@else.example"),
        "an invitation of another account": spoil("ben-okafor/organization-membership", "username", "somebody"),
        "another account in the team": spoil("ben-okafor/team-membership", "username", "somebody"),
        "a place in another one's team": spoil("ben-okafor/team-membership", "teamId", "«ana-silva/team.id»"),
        "a place in a team that nobody registers": spoil("ben-okafor/team-membership", "teamId", 4711),
        "a repository of another team's": spoil("ben-okafor/repository/checkout-web", "teamId", 4711),
        "another one in the own group": spoil("ben-okafor/own-membership", "userId", "«ana-silva/user.id»"),
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
        "somebody who comes back": fact("formerContractors", left("ben-okafor", "benokafor", 2342108)),
        "somebody who comes back, with a login of another name": fact(
            "formerContractors",
            left("ben-okafor", "okaforben", 2342108),
        ),
        "somebody who left and has nothing in common with anybody": fact(
            "formerContractors",
            left("dana-wolf", "danawolf", 777),
        ),
        "an account that only the run knows": both(
            hide("ben-okafor", "entry.github.id"),
            fact("formerContractors", left("ben-okafor", "danawolf", 777)),
        ),
        "one more range of a person's": add(SUBNET, "ben-okafor/more", { cidrBlock: "10.64.200.0/24" }),
        "a member of an own second team": add("github:index/teamMembership:TeamMembership", "ana-silva/second", {
            username: "AnaSilva",
        }),
        "a range that only the run knows": hide("ben-okafor/subnet", "cidrBlock"),
        "a login that only the run knows": hide("ben-okafor/user", "login"),
    },
    says: {
        "a GitHub account twice":
            "contractor ben-okafor, ben-okafor (contractor-access:index:ContractorAccess): entry.github.id is 4815162. Wanted: another one than ana-silva has. Fix: Give every entry its own handle, email, github.id, github.login and sandbox.slot, and every subnet a cidrBlock of its own inside the VPC; name the person's own e-mail address, login, group, team and user.",
    },
    fixed: {
        "a GitHub account twice": spoil("ben-okafor", "entry.github.id", 2342108),
        "a slot twice": spoil("ben-okafor", "entry.sandbox.slot", 2),
        "a range twice": spoil("ben-okafor/subnet", "cidrBlock", "10.64.2.0/24"),
        "an activation mail to somebody else": spoil("ben-okafor/user", "email", "ben.okafor@studios.contoso.example"),
    },
};
