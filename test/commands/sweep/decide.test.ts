import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Found, Kind } from "../../../commands/aws/found";
import { type KnownResource, whatGoes } from "../../../commands/sweep/decide";

const found = (kind: Kind, id: string): Found => ({ handle: "ana", kind, id, access: false });
const ROLE = "aws:iam/role:Role";

const anyKind = fc.constantFrom<Kind>(
    "ECS service",
    "object",
    "extra log group",
    "IAM role",
    "subnet",
    "security group rule",
    "S3 bucket",
    "IAM user",
    "access key",
    "tagged ec2 volume",
);
const anyFound = fc.array(
    fc.record({ kind: anyKind, id: fc.constantFrom("a", "b", "c") }).map(({ kind, id }) => found(kind, id)),
);
const anyState = fc.array(
    fc.record({
        type: fc.constantFrom(
            ROLE,
            "aws:ec2/subnet:Subnet",
            "aws:s3/bucket:Bucket",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        ),
        id: fc.constantFrom("a", "b", "c"),
    }),
);

const TYPES: Partial<Record<Kind, string>> = {
    "IAM role": ROLE,
    subnet: "aws:ec2/subnet:Subnet",
    "S3 bucket": "aws:s3/bucket:Bucket",
    "security group rule": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
};
const MADE_BY_CI: Kind[] = ["ECS service", "object", "extra log group"];

describe("what goes in a sweep", () => {
    it("is what CI made and the state does not know; never what the state knows, never what nobody should have made", () => {
        fc.assert(
            fc.property(anyFound, anyState, (things, state: KnownResource[]) => {
                const goes = new Set(whatGoes(things, state));
                for (const thing of things) {
                    const type = TYPES[thing.kind];
                    const isLost =
                        type !== undefined && !state.some((each) => each.type === type && each.id === thing.id);
                    expect(goes.has(thing as never)).toBe(MADE_BY_CI.includes(thing.kind) || isLost);
                }
            }),
        );
    });

    it("is nothing of an entry's own without a state", () => {
        fc.assert(
            fc.property(anyFound, (things) => {
                expect(whatGoes(things, undefined).every(({ kind }) => MADE_BY_CI.includes(kind))).toBe(true);
            }),
        );
    });

    it("is the same whatever the order of what was found", () => {
        const things = [
            found("subnet", "s"),
            found("IAM role", "r"),
            found("ECS task", "t"),
            found("ECS service", "w"),
        ];
        const kinds = whatGoes(things, []).map(({ kind }) => kind);
        expect(kinds).toEqual(["ECS service", "ECS task", "IAM role", "subnet"]);
        expect(whatGoes(things.toReversed(), []).map(({ kind }) => kind)).toEqual(kinds);
    });

    it("is told from other resources of the same id by the type", () => {
        expect(whatGoes([found("IAM role", "r")], [{ type: "aws:ecs/cluster:Cluster", id: "r" }])).toHaveLength(1);
        expect(whatGoes([found("IAM role", "r")], [{ type: ROLE, id: "r" }])).toEqual([]);
    });
});
