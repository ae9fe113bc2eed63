import { type Demand, demand, is, nothing, something } from "../model/demand";
import { type Findings, flatten } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Stack } from "../model/stack";
import { listOf, valueAt } from "../model/values";
import { demandPlain } from "./sign-on-rules";

export const ZONE = "okta:network/zone:Zone";

/**
 * Where a rule that admits people admits them from: not from everywhere, but from outside of zones, or (stricter) from
 * inside of zones. Okta takes only one of both lists.
 */
export function judgeNetwork(resource: Resource, rule: string): Findings {
    const list = admitsInside(resource, rule) ? "networkIncludes" : "networkExcludes";
    return [
        demandPlain(resource, `${rule}networkConnection`, is("ZONE"), "ANYWHERE"),
        demand(resource, `${rule}${list}`, something("a zone that blocks anonymisers")),
    ];
}

/** The zones of such rules themselves, where they are of this stack. What several rules share is told once. */
export function judgeZones(stack: Stack, rules: readonly { resource: Resource; rule: string }[]): Findings {
    const findings = flatten(rules.map(({ resource, rule }) => judgeZonesOf(stack, resource, rule)));
    return [...new Map(findings.map((each) => [`${each.resource.urn} ${each.path}`, each])).values()];
}

function judgeZonesOf(stack: Stack, resource: Resource, rule: string): Findings {
    const inside = admitsInside(resource, rule);
    const property = inside ? "networkIncludes" : "networkExcludes";
    // A list of rules tells only all together what they point to.
    const zones = stack.targets(resource, rule === "" ? property : "rules").filter(({ type }) => type === ZONE);
    if (inside) {
        return zones.map((zone) => demand(zone, "type", ADDRESSES));
    }
    const findings = zones.map((zone) => flatten(judgeBlocking(zone)));
    return findings.some((each) => each.length === 0) ? [] : findings;
}

const ADDRESSES: Demand = { ...is("IP"), wanted: '"IP", because a rule lets people in from this zone' };

function admitsInside({ properties }: Resource, rule: string): boolean {
    return listOf(valueAt(properties, `${rule}networkIncludes`)).length > 0;
}

/** Countries and networks narrow a zone: what is not in them as well is not blocked. */
const NARROWING = ["asns", "dynamicLocations", "dynamicLocationsExcludes", "ipServiceCategoriesExcludes"];

const EVERY_ANONYMISER: Demand = {
    wanted: "ALL_ANONYMIZERS",
    holds: (value) => listOf(value).includes("ALL_ANONYMIZERS"),
};

function judgeBlocking(zone: Resource): Findings {
    const older = valueAt(zone.properties, "type") === "DYNAMIC";
    const which: Findings = older
        ? demand(zone, "dynamicProxyType", is("Any"))
        : [demand(zone, "type", is("DYNAMIC_V2")), demand(zone, "ipServiceCategoriesIncludes", EVERY_ANONYMISER)];
    return [
        which,
        demand(zone, "status", is("ACTIVE"), "ACTIVE"),
        NARROWING.map((each) => demand(zone, each, nothing("nothing, which leaves no anonymiser out"))),
    ];
}
