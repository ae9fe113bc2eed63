import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { CREDENTIALS, type CredentialSource, SONARQUBE_VARIABLE } from "../components/configuration/credentials";
import { judgeEngineSettings } from "../components/configuration/judge-stack-file";
import type { Organization } from "../components/configuration/organization";
import type { Settings } from "../components/configuration/settings";
import { readStackFile, type StackFile } from "../components/configuration/stack-file";
import { NAMESPACE } from "../components/configuration/stack-file-values";
import { TODAY_VARIABLE, todayOf } from "../components/configuration/today";
import { UserError } from "../components/configuration/user-error";
import type { Credentials } from "../components/providers";

/*
 * The only reader of configuration, clock, files and environment: everything below gets plain arguments.
 */

/**
 * The settings of this run.
 *
 * @throws UserError with every problem of the settings, before the first resource.
 */
export function readSettings(): Settings {
    const today = todayOf(process.env[TODAY_VARIABLE], new Date());
    const { settings, problems } = judgeEngineSettings(engineSettings(), stackFileOfThisRun(), today);
    if (problems !== undefined) {
        throw UserError.ofProblems(problems);
    }
    return settings;
}

/** Everything under `contractor-access:`, as the engine hands it over: objects as JSON, the rest as text. */
function engineSettings(): Record<string, unknown> {
    const ours = Object.entries(pulumi.runtime.allConfig()).filter(([key]) => key.startsWith(NAMESPACE));
    return Object.fromEntries(
        ours.map(([key, text]): [string, unknown] => [key.slice(NAMESPACE.length), parseObject(text)]),
    );
}

/** A value as it was before the engine made text of it. A key without a value comes as an empty text. */
function parseObject(text: string): unknown {
    if (text === "" || text === "null") {
        return null;
    }
    try {
        return /^[[{]/.test(text) ? JSON.parse(text) : text;
    } catch {
        return text;
    }
}

/** The stack file that this run most likely takes its settings from; undefined when the engine names no project. */
function stackFileOfThisRun(): StackFile | undefined {
    const root = pulumi.getRootDirectory();
    if (root === "") {
        return undefined;
    }
    const name = `stacks/Pulumi.${pulumi.getStack()}.yaml`;
    try {
        return readStackFile(readFileSync(join(root, name)), name);
    } catch (error) {
        if (isMissingFile(error)) {
            return undefined;
        }
        throw error;
    }
}

function isMissingFile(error: unknown): boolean {
    return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/**
 * The providers' credentials, always as secrets: an explicit provider writes what it is given into the state.
 *
 * @throws UserError naming every credential that is missing, and both ways to give it.
 */
export function readCredentials({ okta }: Pick<Organization, "okta">): Credentials {
    // The SDK's GitHub provider takes a token from here by itself, in plain text, and the App's key beside it is refused.
    delete process.env.GITHUB_TOKEN;
    const oktaSource = okta.clientId === undefined ? CREDENTIALS.oktaApiToken : CREDENTIALS.oktaPrivateKey;
    const oktaSecret = readSecret(oktaSource);
    const githubAppPem = readSecret(CREDENTIALS.githubAppPem);
    const missing = [
        ...(oktaSecret === undefined ? [explainMissing(oktaSource)] : []),
        ...(githubAppPem === undefined ? [explainMissing(CREDENTIALS.githubAppPem)] : []),
        ...(process.env[SONARQUBE_VARIABLE]?.trim() ? [] : [explainMissingSonarqubeToken()]),
    ];
    if (oktaSecret === undefined || githubAppPem === undefined || missing.length > 0) {
        throw new UserError(missing.join("\n"));
    }
    return {
        okta: okta.clientId === undefined ? { apiToken: oktaSecret } : { privateKey: oktaSecret },
        githubAppPem,
    };
}

function readSecret({ configKey, variable, what }: CredentialSource): pulumi.Output<string> | undefined {
    const [namespace, key = ""] = configKey.split(":");
    const configured = new pulumi.Config(namespace).getSecret(key);
    const given = process.env[variable]?.trim();
    if (configured !== undefined || given === undefined || given === "") {
        return configured;
    }
    // The variable's name in the provider's documentation says file, but it holds the key.
    if (/^[~./]|\.(?:pem|key)$/.test(given)) {
        throw new UserError(
            `${variable}: a path is no credential. Allowed: ${what} itself. Edit: export ${variable}="$(cat <file>)".`,
        );
    }
    return pulumi.secret(given);
}

function explainMissing({ what, configKey, variable }: CredentialSource): string {
    return `${configKey}: ${what} is missing. Allowed: a secret of the stack, or the environment variable ${variable}. Edit: run \`pulumi config set --secret ${configKey}\`, or set ${variable}.`;
}

function explainMissingSonarqubeToken(): string {
    return `${SONARQUBE_VARIABLE}: SonarQube's token of an administrator is missing. Allowed: the environment variable alone, so that it never reaches the state. Edit: generate a user token in SonarQube and export ${SONARQUBE_VARIABLE}=<token>.`;
}
