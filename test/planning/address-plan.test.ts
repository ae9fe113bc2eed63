import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastSlot, overlaps, platformRanges, sandboxRange } from "../../components/planning/address-plan";
import { sandboxNetworkAcl } from "../../components/planning/network-acl";

const network = {
    vpc: "10.64.0.0/16",
    vpnClients: "10.100.0.0/22",
    availabilityZone: "a" as const,
    slots: { from: 1, to: 100, prefix: 24 },
};

describe("address ranges", () => {
    it("follow from the slot alone", () => {
        expect(sandboxRange(network, 3)).toBe("10.64.3.0/24");
        expect(sandboxRange({ ...network, slots: { from: 1, to: 9, prefix: 26 } }, 5)).toBe("10.64.1.64/26");
    });

    it("leave slot 0 to the platform", () => {
        expect(platformRanges(network)).toEqual({ vpn: "10.64.0.0/25", endpoints: "10.64.0.128/25", dns: "10.64.0.2" });
    });

    it("refuse a slot outside the VPC", () => {
        expect(lastSlot(network)).toBe(255);
        expect(() => sandboxRange(network, 256)).toThrow("10.64.0.0/16 has no subnet /24 with number 256");
    });

    it("P6: are pairwise disjoint, and disjoint from the platform's", () => {
        const slots = fc.integer({ min: 1, max: 255 });
        fc.assert(
            fc.property(slots, slots, (one, other) => {
                fc.pre(one !== other);
                const mine = sandboxRange(network, one);
                const { vpn, endpoints } = platformRanges(network);
                expect([sandboxRange(network, other), vpn, endpoints].filter((range) => overlaps(mine, range))).toEqual(
                    [],
                );
                expect(overlaps(mine, network.vpc)).toBe(true);
            }),
        );
    });

    it.each([
        ["10.0.0.0/24", "10.0.1.0/24", false],
        ["10.0.0.0/23", "10.0.1.0/24", true],
        ["10.0.1.0/24", "10.0.0.0/23", true],
        ["10.0.0.0/24", "10.0.0.0/24", true],
    ])("%s and %s share an address: %s", (one, other, shared) => {
        expect(overlaps(one, other)).toBe(shared);
    });
});

describe("the network ACL of a sandbox", () => {
    /** What the first matching entry says, as AWS evaluates it. */
    function decides(direction: "ingress" | "egress", range: string, port: number): string {
        const entries = sandboxNetworkAcl(network, "10.64.3.0/24")[direction];
        const match = entries.find(
            (each) =>
                overlaps(each.cidrBlock, range) &&
                (each.protocol === "-1" || (each.fromPort <= port && port <= each.toPort)),
        );
        return match?.action ?? "deny";
    }

    it("allows the sandbox itself, the VPN and the service endpoints", () => {
        expect(decides("ingress", "10.64.3.0/24", 5432)).toBe("allow");
        expect(decides("ingress", "10.64.0.0/25", 22)).toBe("allow");
        expect(decides("egress", "10.64.0.128/25", 443)).toBe("allow");
        expect(decides("egress", "52.218.0.0/17", 443)).toBe("allow");
    });

    it.each(["ingress", "egress"] as const)("denies %s of every neighbour, on every port", (direction) => {
        expect([22, 443, 8080, 40_000].map((port) => decides(direction, "10.64.4.0/24", port))).toEqual(
            Array(4).fill("deny"),
        );
    });

    it("lets nothing in from outside the VPC but answers", () => {
        expect([22, 443].map((port) => decides("ingress", "198.51.100.0/24", port))).toEqual(["deny", "deny"]);
    });

    it("lists entries in the order in which AWS reads them", () => {
        const { ingress, egress } = sandboxNetworkAcl(network, "10.64.3.0/24");
        for (const entries of [ingress, egress]) {
            const numbers = entries.map((entry) => entry.ruleNo);
            expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        }
    });
});
