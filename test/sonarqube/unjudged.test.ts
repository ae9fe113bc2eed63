import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scopeParameters } from "../../repository-files/quality-gate/parameters.mjs";
import { readVerdict } from "../../repository-files/quality-gate/findings.mjs";
import { scan } from "../../repository-files/quality-gate/scan.mjs";
import { connect } from "../../repository-files/quality-gate/server.mjs";
import { disarm, stage } from "../../repository-files/quality-gate/staging.mjs";
import { inThrowAwayProject } from "../../repository-files/quality-gate/throw-away.mjs";
import { aGuardedRepository, type Guarded } from "./support/a-guarded-repository";
import { aRepository } from "./support/a-repository";
import { QUICKLY_SCANNED } from "./support/code";
import { onRealServer } from "./support/on-real-server";
import { runGate } from "./support/run-gate";

onRealServer("code that cannot be judged", (sonarqube) => {
    let guarded: Guarded;
    let temporary: string;

    beforeAll(async () => {
        temporary = mkdtempSync(join(tmpdir(), "contractor-access-gate-"));
        guarded = await aGuardedRepository(sonarqube, { "src/a.xml": QUICKLY_SCANNED });
    });
    afterAll(async () => {
        rmSync(temporary, { recursive: true, force: true });
        await guarded.remove();
    });

    /** A repository whose settings differ from those of the guarded one. */
    const withSettings = async (change: { url?: string; qualityGate?: string }, token = guarded.credential.token) => {
        const { facts } = guarded;
        const changed = aRepository({ ...facts, sonarqube: { ...facts.sonarqube, ...change } }, { "src/a.xml": "" });
        try {
            return await runGate(changed.pullRequest({}), { token });
        } finally {
            changed.remove();
        }
    };

    test("is refused when nobody knows the token, which is never shown", async () => {
        const run = await withSettings({}, "squ_0123456789abcdef0123456789abcdef01234567");
        expect(run.code).toBe(2);
        expect(run.log).toContain(
            "does not accept SONAR_TOKEN. Tell the platform team: it has expired or was revoked.",
        );
        expect(run.log + run.summary).not.toContain("squ_");
    });

    test("is refused when there is no token", async () => {
        const run = await withSettings({}, "");
        expect(run.code).toBe(2);
        expect(run.log).toContain("SONAR_TOKEN is empty: ask the platform team");
    });

    test("is refused when no server answers", async () => {
        const run = await withSettings({ url: "http://127.0.0.1:1" });
        expect(run.code).toBe(2);
        expect(run.log).toContain("The SonarQube server http://127.0.0.1:1 does not answer (");
        expect(run.log).toContain("Run the job again when it is up");
    });

    test("is refused when the server has no gate of the name, and the project is gone again", async () => {
        const run = await withSettings({ qualityGate: "no such gate" });
        expect(run.code).toBe(2);
        expect(run.log).toContain('"No quality gate has been found for name no such gate". Tell the platform team.');
        expect(await guarded.throwAways()).toEqual([]);
    });

    test("is refused when the base is not what the merge commit was made on", async () => {
        const old = guarded.repository.pullRequest({});
        guarded.repository.commit({ "README.md": "newer\n" });
        const { merge } = guarded.repository.pullRequest({});
        const run = await runGate({ base: old.base, merge }, { token: guarded.credential.token });
        expect(run.code).toBe(2);
        expect(run.log).toContain("check out HEAD^1 as base");
    });

    test("is not passed by the first analysis of a project", async () => {
        const { facts, credential, repository } = guarded;
        const { url } = facts.sonarqube;
        const { signal } = new AbortController();
        const server = connect(url, credential.token, signal);
        const { sonarqube: configured, analysis } = facts;
        const settings = { ...configured, sonarqube: configured, analysis: { ...analysis, outputs: [] } };
        const run = { settings, server, token: credential.token, scratch: temporary, signal, env: process.env };
        const verdict = await inThrowAwayProject(run, async (projectKey) => {
            const tree = join(temporary, "first");
            await stage(repository.folder, tree, {
                scope: settings.analysis,
                outputsFrom: repository.folder,
                alter: disarm,
            });
            const scope = scopeParameters(settings.analysis, { reports: false });
            const others = { "sonar.projectVersion": "first", "sonar.scm.disabled": "true" };
            await scan(run, tree, { ...scope, ...others, "sonar.projectKey": projectKey });
            return readVerdict(server, projectKey);
        });
        expect(verdict).toMatchObject({
            kind: "unjudged",
            reason: expect.stringContaining("looked at no condition") as string,
        });
    });

    test.each(["SIGINT", "SIGTERM"] as const)("leaves no project, process or file when %s ends it", async (signal) => {
        const checkouts = guarded.repository.pullRequest({ "src/b.xml": QUICKLY_SCANNED });
        let pid = 0;
        const running = runGate(checkouts, {
            token: guarded.credential.token,
            env: { TMPDIR: temporary },
            onStart: (started) => (pid = started),
        });
        await until(() => scratchFolders().some((folder) => existsSync(join(folder, "base-scan", "scannerwork"))));
        expect(await guarded.throwAways()).toHaveLength(1);
        process.kill(pid, signal);
        const run = await running;
        expect(run.code).toBe(2);
        expect(run.log).toContain("The run was cancelled.");
        expect(await guarded.throwAways()).toEqual([]);
        expect(scratchFolders()).toEqual([]);
        expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain(temporary);
    });

    const scratchFolders = () =>
        readdirSync(temporary)
            .filter((name) => name.startsWith("quality-gate-"))
            .map((name) => join(temporary, name));
});

async function until(condition: () => boolean): Promise<void> {
    while (!condition()) {
        await pause(50);
    }
}
