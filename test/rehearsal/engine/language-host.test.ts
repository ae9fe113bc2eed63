import { unlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { isAlive } from "../../../rehearsal/engine/lock";
import { plain, unchecked, useKitEngine } from "./kit-engine";
import { Project, projectFile } from "./project";

const root = useKitEngine();
const patience = { timeout: 120_000, interval: 50 };

describe("a program on the engine of the kit", () => {
    it("runs with quoted nodeargs and with the tsconfig that is named", async () => {
        const project = new Project(root(), {
            ...unchecked,
            "Pulumi.yaml": projectFile('nodeargs: --stack-trace-limit=7 --title="two words"', "tsconfig: loose.json"),
            "index.ts": `const text: number = "no number";
export const seen = { text, title: process.title, limit: Error.stackTraceLimit };`,
        });
        expect((await project.up()).code).toBe(0);
        const { output } = await project.pulumi("stack", "output", "--json");
        expect(JSON.parse(output)).toEqual({ seen: { text: "no number", title: "two words", limit: 7 } });
    });

    it("is type-checked when no tsconfig says otherwise", async () => {
        const project = new Project(root(), {
            "Pulumi.yaml": projectFile(),
            "index.ts": 'const text: number = "no number";',
        });
        const { code, output } = await project.up();
        expect(code).not.toBe(0);
        expect(output).toContain("index.ts(1,7): error TS2322: Type 'string' is not assignable to type 'number'.");
    });

    it("is JavaScript when typescript is off", async () => {
        const project = new Project(root(), {
            ...plain,
            "index.js": "exports.typescript = process.env.PULUMI_NODEJS_TYPESCRIPT ?? 'off';",
        });
        await project.up();
        expect((await project.pulumi("stack", "output", "typescript")).output).toBe("off\n");
    });

    it("gets its configuration, and a secret stays one", async () => {
        const project = new Project(root(), {
            ...plain,
            "index.js": `const pulumi = require("@pulumi/pulumi");
const config = new pulumi.Config();
exports.plain = config.require("plain");
exports.hidden = config.requireSecret("hidden");
exports.keys = JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS);`,
        });
        await project.pulumi("stack", "select", "--create", "test");
        await project.pulumi("config", "set", "plain", "open");
        await project.pulumi("config", "set", "--secret", "hidden", "closed");
        expect((await project.up()).code).toBe(0);
        const { output } = await project.pulumi("stack", "output", "--json");
        expect(JSON.parse(output)).toEqual({ plain: "open", hidden: "[secret]", keys: ["tiny:hidden"] });
    });

    it("that throws shows its message, and nothing beside it", async () => {
        const project = new Project(root(), {
            ...plain,
            // The SDK's runner colours a trace that it does not show, which took 18 s of CPU here with Node.js 20.
            "Pulumi.yaml": projectFile("typescript: false", "nodeargs: --stack-trace-limit=0"),
            "index.js":
                'const { RunError } = require("@pulumi/pulumi");\nthrow new RunError("the reason in plain words");',
        });
        const { code, output } = await project.up();
        expect(code).not.toBe(0);
        expect(output.match(/error: .*/g)).toEqual([
            "error: the reason in plain words",
            "error: the reason in plain words",
        ]);
    });

    it("that ends the process says with which code", async () => {
        const project = new Project(root(), { ...plain, "index.js": "process.exit(7);" });
        expect((await project.up()).output).toContain("the program ended with exit status 7");
    });

    it("is not started with options that make no sense", async () => {
        const project = new Project(root(), { "Pulumi.yaml": projectFile("nodeargs: 7"), "index.ts": "" });
        expect((await project.up()).output).toContain("runtime.options.nodeargs: a string is needed, 7 was given");
    });
});

describe("a program without its dependencies", () => {
    it("is told to install them, and where", async () => {
        const project = new Project(root(), { ...unchecked, "index.ts": "" });
        unlinkSync(join(project.folder, "node_modules"));
        const told = `@pulumi/pulumi/cmd/run cannot be loaded from ${project.folder}: run npm install there`;
        expect((await project.up()).output).toContain(told);
    });
});

describe("a program that would run for ever", () => {
    const endless = {
        ...plain,
        "index.js": `const { spawn } = require("child_process");
const { writeFileSync } = require("fs");
const child = spawn("sleep", ["1000"], { stdio: "ignore" });
writeFileSync("pids", process.pid + " " + child.pid + " .");
setInterval(() => undefined, 1000);`,
    };

    it.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)(
        "is gone with its children after %s of pulumi",
        async (signal) => {
            const project = new Project(root(), endless);
            await project.pulumi("stack", "select", "--create", "test");
            const { child, ended } = project.start("up", "--yes", "--skip-preview");
            await vi.waitFor(() => {
                expect(project.read("pids")).toMatch(/^\d+ \d+ \.$/);
            }, patience);
            const pids = project.read("pids").split(" ").slice(0, 2).map(Number);
            expect(pids.filter(isAlive)).toEqual(pids);
            child.kill(signal);
            await vi.waitFor(() => {
                expect(pids.filter(isAlive)).toEqual([]);
            }, patience);
            const { code, output } = await ended;
            expect({ code, told: output.includes("error: update canceled") }).toEqual(
                signal === "SIGKILL" ? { code: null, told: false } : { code: 1, told: true },
            );
        },
    );
});
