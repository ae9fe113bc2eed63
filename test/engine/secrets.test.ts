import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../rehearsal/workspace";
import { aWorkspace, succeeded } from "./support/a-workspace";

/** A value that can be nowhere by accident, in every variable that a provider or its SDK reads. */
const VARIABLES = [
    "OKTA_API_TOKEN",
    "OKTA_API_PRIVATE_KEY",
    "OKTA_API_PRIVATE_KEY_ID",
    "OKTA_ACCESS_TOKEN",
    "GITHUB_APP_PEM_FILE",
    "GITHUB_TOKEN",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "SONAR_TOKEN",
];
const canary = (variable: string) => `canary-${variable.toLowerCase().replaceAll("_", "-")}`;

/**
 * Every regular file below a folder, links not followed. The engine's event log for debugging is left out: it holds
 * secrets as they are, by the engine's design, and only the rehearsal ever asks for one.
 */
function filesBelow(folder: string): string[] {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(
        (entry) => !/^events-.*jsonl$/.test(entry.name),
    );
    return entries.flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}

describe("credentials", () => {
    const shown: string[] = [];
    let workspace: Workspace;

    beforeAll(async () => {
        const env = Object.fromEntries(VARIABLES.map((variable) => [variable, canary(variable)]));
        workspace = await aWorkspace({ env, onOutput: (text) => shown.push(text) });
        await succeeded(workspace.up());
    });

    it("are nowhere in plain text: not in state, its history, the cloud or any output", async () => {
        await succeeded(workspace.preview("--diff"));
        const texts = new Map<string, string>([
            ["output of the engine", shown.join("")],
            ["exported state", await workspace.exportState()],
            ["outputs", JSON.stringify(await workspace.outputs())],
            ...filesBelow(workspace.folder)
                .filter((file) => statSync(file).size < 50_000_000)
                .map((file) => [file, readFileSync(file, "utf8")] as const),
        ]);
        // The credentials did reach the providers, or this test would prove nothing.
        const secrets = await workspace.pulumi(["stack", "export", "--show-secrets"]);
        const ofCi = [...new Set(secrets.stdout.match(/squ_[0-9a-f]{40}/g))];
        expect(ofCi).toHaveLength(3);
        const canaries = [...VARIABLES.map((variable) => [variable, canary(variable)] as const), ...ofCi.entries()];
        const leaks = [...texts].flatMap(([place, text]) =>
            canaries.filter(([, value]) => text.includes(value)).map(([what]) => `${String(what)} in ${place}`),
        );
        expect(leaks).toEqual([]);
        expect(secrets.stdout).toContain(canary("OKTA_API_TOKEN"));
        expect(secrets.stdout).toContain(canary("GITHUB_APP_PEM_FILE"));
    });

    it("are still to be read, by the passphrase, in a stack that is kept when its cloud has ended", async () => {
        await workspace.close(true);
        const secrets = await workspace.pulumi(["stack", "export", "--show-secrets"]);
        expect(secrets.output).toContain(canary("OKTA_API_TOKEN"));
        expect(await workspace.exportState()).not.toContain(canary("OKTA_API_TOKEN"));
    });
});
