import { IPv4CidrRange } from "ip-num";
import type { Organization } from "../configuration/organization";

type Network = Organization["network"];

/** The `index`-th subnet of length `prefix` in `range`, in CIDR notation. Throws when the range has no such subnet. */
function subnet(range: string, prefix: number, index: number): string {
    const parent = IPv4CidrRange.fromCidr(range);
    const size = 2n ** BigInt(32 - prefix);
    const first = parent.getFirst().getValue() + BigInt(index) * size;
    if (prefix < Number(parent.cidrPrefix.getValue()) || first + size - 1n > parent.getLast().getValue()) {
        throw new RangeError(`${range} has no subnet /${prefix} with number ${index}`);
    }
    const octets = [24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n);
    return `${octets.join(".")}/${prefix}`;
}

/** Ranges of what all sandboxes share, in CIDR notation. */
export interface PlatformRanges {
    /** Subnet that the VPN endpoint is associated with; connections of all people come from its addresses. */
    vpn: string;
    /** Subnet of the interface endpoints. */
    endpoints: string;
    /** The VPC's own DNS resolver: the second address after the range's base, as AWS puts it. */
    dns: string;
}

/** The platform's share of the VPC: slot 0, one half for VPN connections, one for interface endpoints. */
export function platformRanges(network: Network): PlatformRanges {
    const half = network.slots.prefix + 1;
    const base = IPv4CidrRange.fromCidr(network.vpc).getFirst();
    return {
        vpn: subnet(network.vpc, half, 0),
        endpoints: subnet(network.vpc, half, 1),
        dns: base.nextIPNumber().nextIPNumber().toString(),
    };
}

/** The range of a sandbox's slot. It depends on the slot alone, so no neighbour's coming or going moves it. */
export function sandboxRange(network: Network, slot: number): string {
    return subnet(network.vpc, network.slots.prefix, slot);
}

/** How many slots the VPC holds beside slot 0; the last slot has this number. */
export function lastSlot(network: Network): number {
    const bits = network.slots.prefix - Number(IPv4CidrRange.fromCidr(network.vpc).cidrPrefix.getValue());
    return bits < 1 ? 0 : 2 ** bits - 1;
}

/** True when two ranges share an address. */
export function overlaps(a: string, b: string): boolean {
    const [left, right] = [IPv4CidrRange.fromCidr(a), IPv4CidrRange.fromCidr(b)];
    return left.isOverlapping(right) || left.contains(right) || right.contains(left) || left.isEquals(right);
}
