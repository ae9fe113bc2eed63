import type { TestProject } from "vitest/node";
import { findOnPath } from "../../../rehearsal/engine/executables";
import { makeAdminToken } from "./administrator";
import { obtainDistribution } from "./distribution";
import { makeInstance } from "./instance";
import { newestJava } from "./java";
import { releaseFor } from "./release";
import { startServer } from "./server";

/** A server with an administrator's token. */
export interface Sonarqube {
    readonly url: string;
    readonly adminToken: string;
}

declare module "vitest" {
    // The way in which Vitest takes the types of provided values.

    export interface ProvidedContext {
        /** Undefined where no server can be had: the tests of this folder are then skipped. */
        sonarqube: Sonarqube | undefined;
    }
}

/**
 * A real SonarQube server for all files of this folder: the one that SONARQUBE_TEST_URL and SONARQUBE_TEST_TOKEN name, or
 * a new one that lives as long as the run. Returns what stops it.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
    const { SONARQUBE_TEST_URL: url, SONARQUBE_TEST_TOKEN: adminToken } = process.env;
    if (url !== undefined && adminToken !== undefined) {
        project.provide("sonarqube", { url, adminToken });
        return undefined;
    }
    const server = await startNewServer();
    if ("missing" in server) {
        say(`NO TEST ON A REAL SONARQUBE SERVER WAS RUN: ${server.missing}`);
        project.provide("sonarqube", undefined);
        return undefined;
    }
    project.provide("sonarqube", server.sonarqube);
    return server.stop;
}

async function startNewServer(): Promise<{ sonarqube: Sonarqube; stop: () => Promise<void> } | { missing: string }> {
    const { env } = process;
    const [java, maven] = [await newestJava(env), await findOnPath("mvn", env)];
    const release = java && releaseFor(java.major);
    if (java === undefined || release === undefined) {
        const found = java === undefined ? "there is none" : `the newest is ${java.major}`;
        return { missing: `Java 17 or newer is needed on PATH, in JAVA_HOME or in /usr/lib/jvm; ${found}.` };
    }
    if (maven === undefined) {
        return { missing: "mvn (Apache Maven), which gets the server from Maven Central, is not on PATH." };
    }
    const instance = await makeInstance(await obtainDistribution({ release, maven, env, say }));
    say(`starting the SonarQube server ${release.version} on Java ${java.major}`);
    const { stop } = await startServer(instance, release, java);
    try {
        return { sonarqube: { url: instance.url, adminToken: await makeAdminToken(instance.url) }, stop };
    } catch (error) {
        await stop();
        throw error;
    }
}

function say(line: string): void {
    process.stderr.write(`${line}\n`);
}
