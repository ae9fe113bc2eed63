import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { CheckRequest, type CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";

const ROOT = join(__dirname, "../../..");
const FOLDER = join(ROOT, "providers", "sonarqube");

/** Starts the plugin as a language host does: the SDK's runner with the folder, and the address of the engine. */
function startPlugin() {
    const runner = require.resolve("@pulumi/pulumi/cmd/run-plugin");
    const child = spawn(process.execPath, [runner, FOLDER, "127.0.0.1:1"], {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    return child;
}

function ask(client: ResourceProviderClient, request: CheckRequest): Promise<CheckResponse> {
    return new Promise((resolve, reject) => {
        client.check(request, (error, response) => {
            if (error === null) {
                resolve(response);
            } else {
                reject(error);
            }
        });
    });
}

describe("the plugin", () => {
    it("prints its port first, answers on it and ends when it is asked to", async () => {
        const child = startPlugin();
        const [line] = (await once(createInterface(child.stdout), "line")) as [string];
        expect(line).toMatch(/^\d+$/);

        const client = new ResourceProviderClient(`127.0.0.1:${line}`, grpc.credentials.createInsecure());
        const urn = "urn:pulumi:test::kit::sonarqube:index:Group::one";
        const news = Struct.fromJavaScript({ name: "contractors" });
        const answer = await ask(client, new CheckRequest().setUrn(urn).setNews(news));
        client.close();
        expect(answer.getFailuresList().map((failure) => failure.getReason())).toEqual([
            "description: is missing. Allowed: at most 200 characters.",
        ]);
        expect(answer.getInputs()?.toJavaScript()).toEqual({ name: "contractors" });

        const ended = once(child, "close");
        child.kill("SIGTERM");
        expect(await ended).toEqual([null, "SIGTERM"]);
    });

    it("is a plugin for the engine that needs no type check to start", () => {
        expect(parse(readFileSync(join(FOLDER, "PulumiPlugin.yaml"), "utf8"))).toEqual({
            runtime: { name: "nodejs", options: { typescript: false } },
        });
        expect(JSON.parse(readFileSync(join(FOLDER, "package.json"), "utf8"))).toMatchObject({
            name: "sonarqube",
            version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
            main: "index.js",
        });
    });
});
