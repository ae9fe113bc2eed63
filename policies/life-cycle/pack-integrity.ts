import { between, type Demand, demand, oneOf } from "../model/demand";
import { type Facts, readFacts } from "../model/facts";
import { finding, type Findings, findingInWords } from "../model/finding";
import { CONTRACTOR_ACCESS, ORGANIZATION, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, valueAt } from "../model/values";
import { isWithin, overlap, readRange } from "../model/cidr";

/** Addresses that no host in the internet has (RFC 1918, RFC 6598). */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];
/** The widest VPC and the widest range of VPN clients that AWS takes, in addresses. */
const WIDEST_VPC = 2 ** 16;
const WIDEST_CLIENTS = 2 ** 20;
/** Days. The stack file allows no longer limit. */
const LONGEST_LIMIT = 730;

/**
 * L9. What everything is judged by is there, once, and not so wide that every rule passes. That the rules themselves are
 * all there, unchanged and not lowered, is checked against the lock before the pack judges anything; waivers are judged
 * by the runner.
 */
export const packIntegrity: Rule = {
    id: "L9",
    name: "pack-integrity",
    title: "The pack judges by one set of facts that it can read",
    compliant:
        "The stack says once, in a form that every rule can read, what its account, networks, limits and people are; the account is none of production's, the networks are private and no wider than AWS allows. The pack is the one that its lock describes.",
    why: "Rules compare with these facts: a second set, or a network of the whole internet in them, switches off every rule that relies on them while all reports stay green.",
    severity: "critical",
    applicability: "always",
    types: [ORGANIZATION, CONTRACTOR_ACCESS],
    plain: [],
    controls: ["NIST CA-7", "NIST CM-3(2)", "NIST CM-5", "SOC2 CC7.1"],
    fix: "Register one Organization with everything that the stack file says, accountId outside productionAccountIds, private network.vpc of /16 or smaller; after a reviewed change of the pack run `npm run rules`.",
    url: "https://www.pulumi.com/docs/insights/policy/",
    waivable: false,
    check: (component) => (component.type === ORGANIZATION ? judgeFacts(component) : judgeEntry(component)),
    checkStack: (stack) => judgeNumber(stack),
};

/** The first set that is registered is the one that rules in the engine see. */
function judgeNumber(stack: Stack): Findings {
    const [facts, ...more] = stack.ofType(ORGANIZATION);
    const [first] = stack.resources;
    if (facts === undefined && first !== undefined) {
        return [findingInWords(first, "", `in a stack without ${ORGANIZATION}`, "one of them")];
    }
    return more.map((each) => findingInWords(each, "", "a second set of facts", "one of them"));
}

/** @throws Error when the facts cannot be read, which is a finding. */
function judgeFacts(organization: Resource): Findings {
    const { aws, network } = readFacts(organization.properties);
    return [
        aws.productionAccountIds.includes(aws.accountId)
            ? [finding(organization, "aws.accountId", aws.accountId, "an account outside productionAccountIds")]
            : [],
        demand(organization, "network.vpc", privateRange(WIDEST_VPC)),
        demand(organization, "network.vpnClients", privateRange(WIDEST_CLIENTS)),
        judgeApart(organization, network),
        demand(organization, "limits.maxContractDays", between(1, LONGEST_LIMIT)),
    ];
}

const privateRange = (widest: number): Demand => ({
    wanted: `a private range of ${widest} addresses at most`,
    holds: (value) =>
        typeof value === "string" && PRIVATE.some((each) => isWithin(value, each)) && sizeOf(value) <= widest,
});

function sizeOf(text: string): number {
    const { first, last } = readRange(text);
    return last - first + 1;
}

function judgeApart(organization: Resource, { vpc, vpnClients }: Facts["network"]): Findings {
    return overlap(readRange(vpc), readRange(vpnClients))
        ? [finding(organization, "network.vpnClients", vpnClients, `a range outside ${vpc}`)]
        : [];
}

function judgeEntry(component: Resource): Findings {
    const handle = valueAt(component.properties, "entry.handle");
    if (!isObject(component.properties.entry)) {
        return [findingInWords(component, "entry", "nothing that a rule can read", "the entry of the stack file")];
    }
    return [
        handle === component.name ? [] : [finding(component, "entry.handle", handle, component.name)],
        demand(component, "state", oneOf(...STATES), "active"),
    ];
}

/** Said by the component's outputs alone: before it is made there is none. */
const STATES = ["pending", "active", "suspended", "expired"];
