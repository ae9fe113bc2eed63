import { describe, expect, it } from "vitest";
import { unchecked, useKitEngine } from "./kit-engine";
import { Project } from "./project";

const root = useKitEngine();

describe("a provider in TypeScript", () => {
    const provider = {
        "provider/PulumiPlugin.yaml": "runtime: nodejs\n",
        "provider/package.json": '{ "name": "stage", "version": "1.0.0", "main": "index.ts" }',
        "provider/index.ts": `import * as provider from "@pulumi/pulumi/provider";
class Stage implements provider.Provider {
    version = "1.0.0";
    schema = JSON.stringify({ name: "stage", version: "1.0.0", resources: {} });
    async check(_urn: unknown, _olds: unknown, news: { size: number }) {
        return { inputs: news, failures: news.size > 9 ? [{ property: "size", reason: "9 is the most" }] : [] };
    }
    async create(_urn: unknown, inputs: { size: number }) {
        return { id: "s-1", outs: { double: 2 * inputs.size } };
    }
}
void provider.main(new Stage(), process.argv.slice(2));`,
    };
    const program = (size: number) => `import * as pulumi from "@pulumi/pulumi";
class Stage extends pulumi.CustomResource { readonly double!: pulumi.Output<number>; }
export const double = new Stage("stage:index:Stage", "one", { size: ${size}, double: undefined }).double;`;
    const settings = `${unchecked["Pulumi.yaml"]}plugins:\n  providers:\n    - name: stage\n      path: provider\n`;

    it("is started by the language host and serves the program", async () => {
        const project = new Project(root(), {
            ...unchecked,
            "Pulumi.yaml": settings,
            ...provider,
            "index.ts": program(4),
        });
        const { code, output } = await project.up();
        expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
        expect((await project.pulumi("stack", "output", "double")).output).toBe("8\n");
    });

    it("tells the user what it refuses", async () => {
        const project = new Project(root(), {
            ...unchecked,
            "Pulumi.yaml": settings,
            ...provider,
            "index.ts": program(10),
        });
        expect((await project.up()).output).toContain("9 is the most");
    });

    it("that ends at once is reported with its exit code", async () => {
        const broken = { "provider/index.ts": "process.exit(9);" };
        const project = new Project(root(), {
            ...unchecked,
            "Pulumi.yaml": settings,
            ...provider,
            ...broken,
            "index.ts": program(1),
        });
        expect((await project.up()).output).toContain("exit status 9");
    });
});
