import * as aws from "@pulumi/aws";
import * as github from "@pulumi/github";
import * as pulumi from "@pulumi/pulumi";
import { beforeEach, describe, expect, it } from "vitest";
import { type CloudMocks, cloudMocks } from "../../../rehearsal/cloud/mocks";
import { trust } from "./make";

let mocks: CloudMocks;

beforeEach(async () => {
    mocks = cloudMocks();
    await pulumi.runtime.setMocks(mocks, "kit", "test");
});

function value<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => {
        output.apply(resolve);
    });
}

class Part extends pulumi.ComponentResource {
    constructor(name: string) {
        super("kit:index:Part", name, {});
        this.registerOutputs({});
    }
}

describe("the cloud as mocks", () => {
    it("creates on the same table, and records every registration in order", async () => {
        const part = new Part("part");
        const role = new aws.iam.Role("role", { name: "deploy", assumeRolePolicy: trust }, { parent: part });
        const policy = new aws.iam.RolePolicy("policy", { name: "p", role: role.name, policy: trust });
        expect(await value(role.arn)).toBe("arn:aws:iam::123456789012:role/deploy");
        expect(await value(policy.id)).toBe("deploy:p");
        expect(mocks.resources.map(({ type, name, custom, id }) => [type, name, custom, id])).toEqual([
            ["kit:index:Part", "part", false, ""],
            ["aws:iam/role:Role", "role", true, "deploy"],
            ["aws:iam/rolePolicy:RolePolicy", "policy", true, "deploy:p"],
        ]);
        expect(mocks.resources[1]?.inputs).toEqual({ name: "deploy", assumeRolePolicy: trust });
        expect(mocks.resources[1]?.outputs.path).toBe("/");
    });

    it("makes the registration fail with every reason", async () => {
        const inputs = { name: "t", privacy: "open", colour: "red", description: 5 };
        const registered = mocks.newResource({ type: "github:index/team:Team", name: "team", inputs, custom: true });
        await expect(registered).rejects.toThrow(
            /^github:index\/team:Team team: colour does not exist .* description must be a string/,
        );
    });

    it("keeps secrets secret, and records what they are", async () => {
        const secret = new github.ActionsSecret("s", {
            repository: "r",
            secretName: "S",
            value: pulumi.secret("hunter22"),
        });
        expect(await pulumi.isSecret(secret.value)).toBe(true);
        expect(await value(pulumi.unsecret(secret.value))).toBe("hunter22");
        expect(mocks.resources[0]?.inputs.value).toBe("hunter22");
    });

    it("reads what is there, and fails to read what is not", async () => {
        const world = mocks.cloud.store.world();
        world.put({ type: "aws:ec2/vpc:Vpc", id: "vpc-1", inputs: {}, outputs: { cidrBlock: "10.0.0.0/16" } });
        const vpc = aws.ec2.Vpc.get("vpc", "vpc-1");
        expect(await value(vpc.cidrBlock)).toBe("10.0.0.0/16");
        const missing = { type: "aws:ec2/vpc:Vpc", name: "other", inputs: {}, custom: true, id: "vpc-2" };
        await expect(mocks.newResource(missing)).rejects.toThrow("aws:ec2/vpc:Vpc vpc-2 does not exist");
    });

    it("answers functions of the table, and records them", async () => {
        const list = await aws.ec2.getManagedPrefixList({ name: "com.amazonaws.eu-west-1.s3" });
        expect(list.id).toMatch(/^pl-[0-9a-f]{8}$/);
        expect(mocks.calls).toEqual([
            {
                token: "aws:ec2/getManagedPrefixList:getManagedPrefixList",
                inputs: { name: "com.amazonaws.eu-west-1.s3" },
            },
        ]);
        await expect(aws.getCallerIdentity()).rejects.toThrow("is not a function that the in-memory cloud knows");
    });

    it("takes providers as they are, and says which one a resource uses", async () => {
        const provider = new aws.Provider("aws", { region: "eu-west-1" });
        const group = new aws.cloudwatch.LogGroup("logs", { name: "/x" }, { provider });
        await value(group.id);
        expect(mocks.resources[0]).toMatchObject({ type: "pulumi:providers:aws", name: "aws", custom: true });
        expect(mocks.resources[1]?.provider).toMatch(/pulumi:providers:aws::aws::/);
    });
});
