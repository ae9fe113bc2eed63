import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readCredentials, readSettings } from "../../stacks/config";
import { ORGANIZATION } from "../support/a-contractor";
import { ENTRY } from "./support/an-entry";

const SETTINGS: Record<string, string> = {
    "aws:region": "eu-west-1",
    "contractor-access:organization": JSON.stringify(ORGANIZATION),
    "contractor-access:contractors": JSON.stringify({ "ana-silva": ENTRY }),
};
const VARIABLES = ["OKTA_API_TOKEN", "OKTA_API_PRIVATE_KEY", "GITHUB_APP_PEM_FILE", "SONAR_TOKEN"];

beforeEach(async () => {
    await pulumi.runtime.setMocks(
        { newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) },
        "contractor-access",
        "acme",
    );
    vi.stubEnv("CONTRACTOR_ACCESS_TODAY", "2026-12-15");
    VARIABLES.forEach((variable) => vi.stubEnv(variable, undefined));
});

afterEach(() => {
    vi.unstubAllEnvs();
    pulumi.runtime.setAllConfig({});
});

/** What a call throws; its message is all that a person sees. */
function messageOf(call: () => unknown): string {
    try {
        call();
    } catch (error) {
        return pulumi.RunError.isInstance(error) ? error.message : `not shown plainly: ${String(error)}`;
    }
    return "nothing was thrown";
}

function valueOf(output: pulumi.Output<string>): Promise<string> {
    return new Promise((resolve) => output.apply(resolve));
}

describe("readSettings", () => {
    it("reads what the engine hands over", () => {
        pulumi.runtime.setAllConfig(SETTINGS);
        const { contractors, layer, today, organization } = readSettings();
        expect(contractors.map(({ handle }) => handle)).toEqual(["ana-silva"]);
        expect([layer, today, organization.name]).toEqual(["all", "2026-12-15", "acme"]);
    });

    it("takes the clock when nobody sets the day", () => {
        vi.stubEnv("CONTRACTOR_ACCESS_TODAY", undefined);
        pulumi.runtime.setAllConfig(SETTINGS);
        expect(readSettings().today).toMatch(/^20\d\d-\d\d-\d\d$/);
    });

    it("tells every problem in one plain message", () => {
        const contractors = JSON.stringify({ "ana-silva": { ...ENTRY, squad: "checkuot", sandbox: { slot: 0 } } });
        pulumi.runtime.setAllConfig({ ...SETTINGS, "contractor-access:contractors": contractors });
        expect(messageOf(readSettings)).toBe(
            [
                "2 problems in the settings of this stack. Nothing was changed.",
                "  contractors.ana-silva.sandbox.slot: 0 is out of range. Allowed: whole numbers from 1 to 65535. Edit: write a number in that range.",
                '  contractors.ana-silva.squad: "checkuot" is no squad. Allowed: checkout. Edit: write checkout, or add it under organization.squads.',
            ].join("\n"),
        );
    });

    it.each([
        ["text", "acme", '"acme" is text, not a map'],
        ["half a JSON text", '{"name":', '"{\\"name\\":" is text, not a map'],
        ["a list", "[1]", "a list of 1 is not a map"],
        ["nothing", "", "no value"],
    ])("refuses an organization that is %s", (_, value, wrong) => {
        pulumi.runtime.setAllConfig({ ...SETTINGS, "contractor-access:organization": value });
        expect(messageOf(readSettings)).toContain(
            `\n  organization: ${wrong}. Allowed: All that is true once a stack. Edit: write `,
        );
    });

    it("refuses a setting that it does not know", () => {
        pulumi.runtime.setAllConfig({ ...SETTINGS, "contractor-access:layr": "all" });
        expect(messageOf(readSettings)).toBe(
            [
                "One problem in the settings of this stack. Nothing was changed.",
                '  layr: "contractor-access:layr" is no key here. Allowed: contractor-access:organization, contractor-access:contractors, contractor-access:formerContractors, contractor-access:allowRemovals, contractor-access:layer, contractor-access:platformStack. Edit: write contractor-access:layer.',
            ].join("\n"),
        );
    });

    it("refuses a stack without any setting", () => {
        expect(messageOf(readSettings).split("\n")).toHaveLength(3);
    });

    it("refuses a day that does not exist", () => {
        vi.stubEnv("CONTRACTOR_ACCESS_TODAY", "2026-02-30");
        expect(messageOf(readSettings)).toMatch(/^CONTRACTOR_ACCESS_TODAY: "2026-02-30" is no date\./);
    });
});

describe("readCredentials", () => {
    const API_TOKEN = { okta: {} } as Parameters<typeof readCredentials>[0];
    const SERVICE_APP = { okta: { clientId: "0oa1b2c3d4e5f6g7h8i9" } } as Parameters<typeof readCredentials>[0];

    it("takes them from the environment, as secrets, without what surrounds them", async () => {
        vi.stubEnv("SONAR_TOKEN", "canary-sonarqube");
        vi.stubEnv("OKTA_API_TOKEN", "canary-okta\n");
        vi.stubEnv("GITHUB_APP_PEM_FILE", "canary-github");
        const { okta, githubAppPem } = readCredentials(API_TOKEN);
        if (!("apiToken" in okta)) {
            throw new Error("expected an API token");
        }
        expect([await valueOf(okta.apiToken), await valueOf(githubAppPem)]).toEqual(["canary-okta", "canary-github"]);
        expect([await pulumi.isSecret(okta.apiToken), await pulumi.isSecret(githubAppPem)]).toEqual([true, true]);
    });

    it("takes them from the stack's own secrets before the environment", async () => {
        VARIABLES.forEach((variable) => vi.stubEnv(variable, "from the environment"));
        pulumi.runtime.setAllConfig({ "okta:apiToken": "canary-okta", "github:appPem": "canary-github" });
        const { okta, githubAppPem } = readCredentials(API_TOKEN);
        if (!("apiToken" in okta)) {
            throw new Error("expected an API token");
        }
        expect([await valueOf(okta.apiToken), await valueOf(githubAppPem)]).toEqual(["canary-okta", "canary-github"]);
        expect([await pulumi.isSecret(okta.apiToken), await pulumi.isSecret(githubAppPem)]).toEqual([true, true]);
    });

    it("takes a private key for Okta's service app, and no token", async () => {
        VARIABLES.forEach((variable) => vi.stubEnv(variable, `canary of ${variable}`));
        const { okta } = readCredentials(SERVICE_APP);
        if (!("privateKey" in okta)) {
            throw new Error("expected a private key");
        }
        expect(await valueOf(okta.privateKey)).toBe("canary of OKTA_API_PRIVATE_KEY");
        expect(await pulumi.isSecret(okta.privateKey)).toBe(true);
        expect(Object.keys(okta)).toEqual(["privateKey"]);
    });

    it("names every one that is missing, and both ways to give it", () => {
        expect(messageOf(() => readCredentials(API_TOKEN))).toBe(
            [
                "okta:apiToken: Okta's API token is missing. Allowed: a secret of the stack, or the environment variable OKTA_API_TOKEN. Edit: run `pulumi config set --secret okta:apiToken`, or set OKTA_API_TOKEN.",
                "github:appPem: the private key of the GitHub App is missing. Allowed: a secret of the stack, or the environment variable GITHUB_APP_PEM_FILE. Edit: run `pulumi config set --secret github:appPem`, or set GITHUB_APP_PEM_FILE.",
                "SONAR_TOKEN: SonarQube's token of an administrator is missing. Allowed: the environment variable alone, so that it never reaches the state. Edit: generate a user token in SonarQube and export SONAR_TOKEN=<token>.",
            ].join("\n"),
        );
    });

    it("names only the one that is missing", () => {
        vi.stubEnv("GITHUB_APP_PEM_FILE", "canary");
        vi.stubEnv("OKTA_API_TOKEN", " ");
        vi.stubEnv("SONAR_TOKEN", "canary");
        expect(messageOf(() => readCredentials(SERVICE_APP))).toBe(
            "okta:privateKey: the private key of Okta's service app is missing. Allowed: a secret of the stack, or the environment variable OKTA_API_PRIVATE_KEY. Edit: run `pulumi config set --secret okta:privateKey`, or set OKTA_API_PRIVATE_KEY.",
        );
    });

    it.each(["./app.pem", "/etc/keys/app", "~/app.pem", "keys/app.pem", "app.key"])(
        "refuses a path in place of a key: %s",
        (path) => {
            vi.stubEnv("OKTA_API_TOKEN", "canary");
            vi.stubEnv("GITHUB_APP_PEM_FILE", path);
            expect(messageOf(() => readCredentials(API_TOKEN))).toBe(
                'GITHUB_APP_PEM_FILE: a path is no credential. Allowed: the private key of the GitHub App itself. Edit: export GITHUB_APP_PEM_FILE="$(cat <file>)".',
            );
        },
    );
});
