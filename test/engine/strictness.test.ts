import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runPulumi } from "../../rehearsal/pulumi";
import { ROOT, type Workspace } from "../../rehearsal/workspace";
import { aWorkspace } from "./support/a-workspace";

let workspace: Workspace;

beforeAll(async () => {
    workspace = await aWorkspace();
});

/** Runs a program of one resource on the real engine and the in-memory cloud. */
async function runProgram(name: string, type: string, inputs: object) {
    const folder = join(workspace.folder, `rogue-${name}`);
    mkdirSync(folder);
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name, main: "index.js" }));
    writeFileSync(
        join(folder, "Pulumi.yaml"),
        `name: ${name}\nruntime:\n  name: nodejs\n  options: { typescript: false }\n`,
    );
    writeFileSync(
        join(folder, "index.js"),
        `const { CustomResource } = require("@pulumi/pulumi");\n` +
            `class Rogue extends CustomResource {}\n` +
            `new Rogue(${JSON.stringify(type)}, "rogue", ${JSON.stringify(inputs)});\n`,
    );
    const env = { ...process.env, ...workspace.engineEnvironment(), PATH: workspace.enginePath() };
    await runPulumi(["stack", "init", "rogue"], { cwd: folder, env });
    return runPulumi(["preview"], { cwd: folder, env: { ...env, PULUMI_STACK: "rogue" } });
}

const VPC = "aws:ec2/vpc:Vpc";

describe("a program that no real provider would accept fails the run", () => {
    it.each([
        ["a-good-one", VPC, { cidrBlock: "10.0.0.0/16" }, 0, "2 to create"],
        ["misspelt-type", "aws:ec2/vcp:Vcp", { cidrBlock: "10.0.0.0/16" }, 1, "aws:ec2/vcp:Vcp"],
        ["misspelt-property", VPC, { cidrBlok: "10.0.0.0/16" }, 1, "cidrBlok"],
        [
            "misspelt-nested",
            "aws:ec2clientvpn/endpoint:Endpoint",
            {
                serverCertificateArn:
                    "arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000",
                clientCidrBlock: "10.100.0.0/22",
                authenticationOptions: [
                    { type: "federated-authentication", samlProvidrArn: "arn:aws:iam::1:saml-provider/x" },
                ],
                connectionLogOptions: { enabled: false },
            },
            1,
            "authenticationOptions[0].samlProvidrArn",
        ],
        ["wrong-type", VPC, { cidrBlock: 10 }, 1, "cidrBlock"],
        [
            "missing-input",
            "okta:user/user:User",
            { email: "ana@northwind.example", firstName: "Ana", lastName: "Silva" },
            1,
            "login",
        ],
    ])("%s", async (name, type, inputs, code, words) => {
        const run = await runProgram(name, type, inputs);
        expect(run.output).toContain(words);
        expect(run.code).toBe(code);
    });
});
