import { IPv4CidrRange } from "ip-num";
import { lastSlot, overlaps } from "../../planning/address-plan";
import type { Problem } from "../problem";
import { showValue } from "../show-value";
import type { Check, Facts } from "./facts";

/** Private addresses (RFC 1918) and the shared range of carriers (RFC 6598), which AWS takes for VPCs too. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** Largest and smallest prefix that AWS takes: VPC user guide; Client VPN administrator guide. */
const SIZES = { vpc: { widest: 16, narrowest: 28 }, vpnClients: { widest: 12, narrowest: 22 } };

type RangeName = keyof typeof SIZES;

function eachRange(
    facts: Facts,
    judge: (name: RangeName, range: string) => Omit<Problem, "path" | "given"> | undefined,
): Problem[] {
    const { network } = facts.organization;
    if (network === undefined) {
        return [];
    }
    return (["vpc", "vpnClients"] as const).flatMap((name) => {
        const wrong = judge(name, network[name]);
        return wrong === undefined
            ? []
            : [{ path: ["organization", "network", name], given: showValue(network[name]), ...wrong }];
    });
}

function prefixOf(range: string): number {
    return Number(range.slice(range.indexOf("/") + 1));
}

/** Ensure that ranges are written with their first address, as AWS wants them and as people read them. */
export const ensureRangesStartAtTheirBase: Check = (facts) =>
    eachRange(facts, (_, range) => {
        const base = `${IPv4CidrRange.fromCidr(range).getFirst().toString()}/${prefixOf(range)}`;
        return base === range
            ? undefined
            : {
                  wrong: "does not start at the base of its range",
                  allowed: "the first address of the range",
                  edit: `write ${base}`,
              };
    });

/** Ensure that ranges are private, so that nothing on the internet becomes unreachable from the VPN. */
export const ensureRangesArePrivate: Check = (facts) =>
    eachRange(facts, (_, range) => {
        const inner = IPv4CidrRange.fromCidr(range);
        const isPrivate = PRIVATE_RANGES.map((cidr) => IPv4CidrRange.fromCidr(cidr)).some(
            (outer) => outer.isEquals(inner) || outer.contains(inner),
        );
        return isPrivate
            ? undefined
            : {
                  wrong: "is no private range",
                  allowed: `ranges in ${PRIVATE_RANGES.join(", ")}`,
                  edit: "choose a private range",
              };
    });

/** Ensure that ranges have a size that AWS takes. */
export const ensureRangesFitAws: Check = (facts) =>
    eachRange(facts, (name, range) => {
        const { widest, narrowest } = SIZES[name];
        const prefix = prefixOf(range);
        if (prefix >= widest && prefix <= narrowest) {
            return undefined;
        }
        const allowed = `prefix lengths from /${widest} to /${narrowest}`;
        return {
            wrong: `is too ${prefix < widest ? "wide" : "narrow"} for AWS`,
            allowed,
            edit: "choose another prefix length",
        };
    });

/** Ensure that VPN clients and VPC share no address. */
export const ensureVpnClientsAreOutsideTheVpc: Check = ({ organization: { network } }) =>
    network === undefined || !overlaps(network.vpc, network.vpnClients)
        ? []
        : [
              {
                  path: ["organization", "network", "vpnClients"],
                  given: showValue(network.vpnClients),
                  wrong: "overlaps the VPC",
                  allowed: `ranges outside ${network.vpc}`,
                  edit: "choose another range",
              },
          ];

/** Ensure that this stack's slots are a range, and that all of them lie in the VPC. */
export const ensureSlotsFitTheVpc: Check = ({ organization: { network } }) => {
    if (network === undefined) {
        return [];
    }
    const { from, to, prefix } = network.slots;
    const path = (key: string) => ["organization", "network", "slots", key];
    const last = lastSlot(network);
    if (last === 0) {
        const allowed = `${prefixOf(network.vpc) + 1} to 26, longer than the VPC's ${prefixOf(network.vpc)}`;
        const edit = "make sandboxes smaller or the VPC larger";
        return [{ path: path("prefix"), given: String(prefix), wrong: "leaves the VPC no slot", allowed, edit }];
    }
    const wrong = to > last && `is no slot of ${network.vpc}`;
    return [
        ...(from > to
            ? [
                  {
                      path: path("from"),
                      given: String(from),
                      wrong: "is after the last slot",
                      allowed: `1 to ${to}`,
                      edit: "exchange from and to",
                  },
              ]
            : []),
        ...(wrong
            ? [
                  {
                      path: path("to"),
                      given: String(to),
                      wrong,
                      allowed: `1 to ${last}`,
                      edit: "lower it, or make the VPC larger",
                  },
              ]
            : []),
    ];
};
