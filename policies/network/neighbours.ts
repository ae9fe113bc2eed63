import { overlap, type Range, readRange } from "../model/cidr";
import { type Findings, finding } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Stack } from "../model/stack";
import type { Properties, Value } from "../model/values";

/** One rule that lets connections in, and what refuses them before it. */
export interface Admission {
    /** Path of the range. */
    path: string;
    range: Value;
    /** Ranges that an earlier rule of the same ACL refuses wholly. */
    refused: readonly string[];
}

interface Sandbox {
    owner: string;
    range: Range;
}

/** The subnets of people, by whom they are. */
function sandboxesOf(stack: Stack): Sandbox[] {
    return stack.ofType("aws:ec2/subnet:Subnet").flatMap((subnet) => {
        const owner = contractorOf(subnet);
        const { cidrBlock } = subnet.properties;
        return owner !== undefined && typeof cidrBlock === "string" ? [{ owner, range: readRange(cidrBlock) }] : [];
    });
}

/** Whoever is in one sandbox opens no connection to another person's, though both are inside the VPC. */
export function judgeNeighbours(stack: Stack, admissions: ReadonlyMap<Resource, readonly Admission[]>): Findings {
    const sandboxes = sandboxesOf(stack);
    return [...admissions].map(([resource, each]) => {
        const others = sandboxes.filter(({ owner }) => owner !== contractorOf(resource));
        return each.map((admission) => judgeAdmission(resource, admission, others));
    });
}

function judgeAdmission(resource: Resource, { path, range, refused }: Admission, others: readonly Sandbox[]): Findings {
    if (typeof range !== "string" || range === "" || range.includes(":")) {
        return [];
    }
    const [admitted, shut] = [readRange(range), refused.map(readRange)];
    const open = others.find(
        (other) => overlap(other.range, admitted) && !shut.some((each) => holds(each, other.range)),
    );
    return open === undefined ? [] : [finding(resource, path, range, `no address of ${open.owner}'s sandbox`)];
}

const holds = (outer: Range, inner: Range) => outer.first <= inner.first && inner.last <= outer.last;

/** The ranges that an ACL refuses before a rule. */
export function refusedBefore(rules: readonly Properties[], number: Value | undefined): string[] {
    return rules.flatMap(({ action, protocol, cidrBlock, ruleNo }) =>
        action === "deny" &&
        protocol === "-1" &&
        typeof cidrBlock === "string" &&
        typeof ruleNo === "number" &&
        typeof number === "number" &&
        ruleNo < number
            ? [cidrBlock]
            : [],
    );
}
