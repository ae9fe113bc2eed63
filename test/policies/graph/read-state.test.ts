import { describe, expect, it } from "vitest";
import { HIDDEN } from "../../../policies/graph/graph";
import { readState } from "../../../policies/graph/read-state";

const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const VPC = "urn:pulumi:example::contractor-access::aws:ec2/vpc:Vpc::platform/vpc";
const PROVIDER = "urn:pulumi:example::contractor-access::pulumi:providers:aws::aws";

const stateOf = (...resources: object[]) => JSON.stringify({ version: 3, deployment: { resources } });

describe("readState", () => {
    it("reads a resource with everything that the engine does not show to a policy", () => {
        const text = stateOf({
            urn: "urn:pulumi:example::contractor-access::platform$aws:ec2/subnet:Subnet::ana-silva/subnet",
            type: "aws:ec2/subnet:Subnet",
            id: "subnet-1",
            custom: true,
            inputs: { cidrBlock: "10.64.1.0/24", token: { ...SECRET, ciphertext: "v1:x" } },
            outputs: { arn: "arn", token: { ...SECRET, plaintext: '"shown"' } },
            parent: VPC,
            provider: `${PROVIDER}::1de7`,
            dependencies: [VPC],
            propertyDependencies: { vpcId: [VPC], tags: null },
            protect: true,
            retainOnDelete: true,
        });

        expect(readState(text)).toEqual([
            {
                urn: "urn:pulumi:example::contractor-access::platform$aws:ec2/subnet:Subnet::ana-silva/subnet",
                type: "aws:ec2/subnet:Subnet",
                name: "ana-silva/subnet",
                id: "subnet-1",
                inputs: { cidrBlock: "10.64.1.0/24", token: HIDDEN },
                outputs: { arn: "arn", token: "shown" },
                parent: VPC,
                provider: { type: "pulumi:providers:aws", name: "aws", urn: PROVIDER },
                dependencies: [VPC],
                propertyDependencies: { vpcId: [VPC], tags: [] },
                protect: true,
                retainOnDelete: true,
                ignoreChanges: [],
                aliases: [],
                secrets: ["token"],
            },
        ]);
    });

    it("reads an empty state as no resources", () => {
        expect(readState(JSON.stringify({ version: 3, deployment: {} }))).toEqual([]);
    });

    it.each([
        ["another version", { version: 4, deployment: {} }],
        ["a resource without type", JSON.parse(stateOf({ urn: VPC })) as unknown],
        ["a list", []],
    ])("refuses %s", (_name, state) => {
        expect(() => readState(JSON.stringify(state))).toThrow("this is no state that `pulumi stack export` wrote");
    });
});
