import { packIntegrity } from "../../../policies/life-cycle/pack-integrity";
import { both, type Edit, fact, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ORGANIZATION = "contractor-access:index:Organization";

/** The facts once more, with one that is laxer: whoever registers them first would have them believed. */
const laxerFacts: Edit = (graph) => {
    const facts = graph.filter(({ type }) => type === ORGANIZATION);
    const laxer = facts.map((each) => ({ ...each, name: "lax", urn: `${each.urn}-lax` }));
    return [...laxer, ...graph];
};

export const cases: RuleCases = {
    rule: packIntegrity,
    mutants: {
        "no facts": remove("organization"),
        "two sets of facts": laxerFacts,
        "facts without account": without("organization", "aws.accountId"),
        "facts without limits": without("organization", "limits"),
        "facts of another form": fact("repositories", ["checkout-api"]),
        "a plan that GitHub has not": fact("github.plan", "unlimited"),
        "a waiver that nobody can read": fact("waivers", [{ rule: "G3", resource: "platform/billing/review" }]),
        "production as the staging account": fact("aws.productionAccountIds", ["111122223333", "123456789012"]),
        "the internet as the VPC": fact("network.vpc", "0.0.0.0/0"),
        "the company's whole network as the VPC": fact("network.vpc", "10.0.0.0/8"),
        "public addresses as VPN clients": fact("network.vpnClients", "203.0.0.0/16"),
        "VPN clients inside the VPC": fact("network.vpnClients", "10.64.252.0/22"),
        "contracts of ten years": fact("limits.maxContractDays", 3650),
        "an entry that nobody can read": spoil("ana-silva", "entry", "ana-silva"),
        "an entry of another person": spoil("ana-silva", "entry.handle", "ben-okafor"),
        "a state that nobody knows": spoil("ana-silva", "state", "permanent"),
    },
    variants: {
        "a smaller VPC": fact("network.vpc", "172.20.0.0/20"),
        "a waiver that can be read": fact("waivers", [
            { rule: "G3", resource: "x", reason: "Two people", approvedBy: "jo.lee@acme.example", until: "2027-01-31" },
        ]),
        "an entry before it is made": without("ana-silva", "state"),
        "nobody on the roster": both(...["ana-silva", "ben-okafor", "chiara-rossi"].map(remove)),
    },
    says: {
        "the company's whole network as the VPC":
            'organization (contractor-access:index:Organization): network.vpc is "10.0.0.0/8". Wanted: a private range of 65536 addresses at most. Fix: Register one Organization with everything that the stack file says, accountId outside productionAccountIds, private network.vpc of /16 or smaller; after a reviewed change of the pack run `npm run rules`.',
    },
    fixed: {
        "the internet as the VPC": fact("network.vpc", "10.64.0.0/16"),
        "production as the staging account": fact("aws.productionAccountIds", ["111122223333"]),
    },
};
