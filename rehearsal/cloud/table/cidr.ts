import { IPv4CidrRange } from "ip-num";
import type { Rule } from "../row";

/* Address ranges as EC2 looks at them. */

/** Every range that was read: each new subnet is compared with all others. */
const known = new Map<unknown, IPv4CidrRange | undefined>();

function range(cidr: unknown): IPv4CidrRange | undefined {
    if (!known.has(cidr)) {
        known.set(cidr, read(cidr));
    }
    return known.get(cidr);
}

function read(cidr: unknown): IPv4CidrRange | undefined {
    try {
        return typeof cidr === "string" ? IPv4CidrRange.fromCidr(cidr) : undefined;
    } catch {
        return undefined;
    }
}

/** True when both are ranges and share an address. */
export function overlap(a: unknown, b: unknown): boolean {
    const [first, second] = [range(a), range(b)];
    return (
        first !== undefined &&
        second !== undefined &&
        first.getFirst().isLessThanOrEquals(second.getLast()) &&
        second.getFirst().isLessThanOrEquals(first.getLast())
    );
}

/** True when `inner` lies in `outer`; true as well when one of them is not a range, which another rule refuses. */
export function inside(inner: unknown, outer: unknown): boolean {
    const [small, large] = [range(inner), range(outer)];
    return (
        small === undefined ||
        large === undefined ||
        (large.getFirst().isLessThanOrEquals(small.getFirst()) && small.getLast().isLessThanOrEquals(large.getLast()))
    );
}

/** The property is a range whose host bits are zero, with a prefix length within bounds. */
export function network(property: string, shortest = 0, longest = 32): Rule {
    return (inputs) => {
        const cidr = inputs[property];
        if (typeof cidr !== "string") {
            return [];
        }
        const [address, prefix] = cidr.split("/");
        const size = Number(prefix);
        if (range(cidr)?.getFirst().toString() === address && size >= shortest && size <= longest) {
            return [];
        }
        const allowed = `a network address in CIDR notation with a prefix of /${shortest} to /${longest}`;
        return [{ property, reason: `${property} must be ${allowed}; value given: ${JSON.stringify(cidr)}.` }];
    };
}
