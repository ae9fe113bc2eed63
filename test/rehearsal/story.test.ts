import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Step } from "../../rehearsal/engine-events";
import {
    belongsTo,
    countByService,
    describeRemoval,
    grantsWentFirst,
    othersTouched,
    serviceOf,
} from "../../rehearsal/story";

let clock = 0;
function step(op: string, name: string, type: string, part: string): Step {
    clock += 1;
    const parents = `contractor-access:index:ContractorAccess$contractor-access:index:${part}`;
    return {
        op,
        name,
        type,
        urn: `urn:pulumi:example::contractor-access::${parents}$${type}::${name}`,
        startedAt: clock,
    };
}

const TEAM = "github:index/team:Team";
const SUBNET = "aws:ec2/subnet:Subnet";

describe("the story of the rehearsal", () => {
    it("names the service of a resource, and none for components", () => {
        expect(["okta:user/user:User", "aws:ec2clientvpn/route:Route", SUBNET, TEAM].map(serviceOf)).toEqual([
            "Okta",
            "Client VPN",
            "AWS",
            "GitHub",
        ]);
        expect(serviceOf("contractor-access:index:Sandbox")).toBeUndefined();
        expect(countByService([{ type: SUBNET }, { type: TEAM }, { type: SUBNET }])).toBe("AWS 2, GitHub 1");
    });

    it("lists what went part by part, in the order in which the parts were gone", () => {
        const steps = [
            step("delete", "ana/subnet", SUBNET, "Sandbox"),
            step("delete", "ana/team", TEAM, "GithubAccess"),
            step("delete", "ana/repository/web", "github:index/teamRepository:TeamRepository", "GithubAccess"),
            step("delete", "ana/bucket", "aws:s3/bucket:Bucket", "Sandbox"),
        ];
        expect(describeRemoval("ana", steps).map(stripVTControlCharacters)).toEqual([
            "  - GithubAccess    team, repository/web",
            "  - Sandbox         subnet, bucket",
        ]);
    });

    it("knows whether every grant was gone before the sandbox was touched", () => {
        const grant = { ...step("delete", "ana/team", TEAM, "GithubAccess"), endedAt: 1000 };
        const early = { ...step("delete", "ana/subnet", SUBNET, "Sandbox"), startedAt: 999 };
        expect(grantsWentFirst([grant, { ...early, startedAt: 1001 }])).toBe(true);
        expect(grantsWentFirst([grant, early])).toBe(false);
        expect(grantsWentFirst([step("delete", "ana/team", TEAM, "GithubAccess"), early])).toBe(false);
        expect(grantsWentFirst([early])).toBe(false);
    });

    it("finds what an off-boarding should not have touched", () => {
        const neighbour = step("delete", "ana-silva/team", TEAM, "GithubAccess");
        const update = step("update", "ana/team", TEAM, "GithubAccess");
        const own = step("delete", "ana/team", TEAM, "GithubAccess");
        const same = step("same", "platform/vpc", "aws:ec2/vpc:Vpc", "Sandbox");
        expect(othersTouched("ana", [own, same, neighbour, update])).toEqual([neighbour, update]);
        expect([belongsTo("ana", "ana/team"), belongsTo("ana", "ana"), belongsTo("ana", "ana-silva/team")]).toEqual([
            true,
            true,
            false,
        ]);
    });
});
