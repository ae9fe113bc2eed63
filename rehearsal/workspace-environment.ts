import { generateKeyPairSync } from "node:crypto";
import { devNull } from "node:os";
import { API_VARIABLES, type ApiName } from "./apis/apis";
import { FAKE_ADMIN_TOKEN } from "./sonarqube/fake";

let pem: string | undefined;

/** A GitHub App's key of this process alone: clients sign with it, so it must be a real one. */
function githubAppKey(): string {
    pem ??= generateKeyPairSync("rsa", {
        modulusLength: 2048,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs1", format: "pem" },
    }).privateKey;
    return pem;
}

/** Credentials of the stand-ins, as the program and the commands take them from the environment. */
export function standInCredentials(): Record<string, string> {
    return {
        OKTA_API_TOKEN: "rehearsal-okta-token",
        GITHUB_APP_PEM_FILE: githubAppKey(),
        SONAR_TOKEN: FAKE_ADMIN_TOKEN,
        AWS_ACCESS_KEY_ID: "rehearsal",
        AWS_SECRET_ACCESS_KEY: "rehearsal-aws-secret",
        AWS_CONFIG_FILE: devNull,
        AWS_SHARED_CREDENTIALS_FILE: devNull,
    };
}

/** What leads the commands to the APIs of the in-memory cloud. */
export function apiVariables(addresses: Readonly<Record<ApiName, string>>): Record<string, string> {
    const names = Object.keys(API_VARIABLES) as ApiName[];
    return Object.fromEntries(names.map((name) => [API_VARIABLES[name], addresses[name]]));
}

/** A rehearsal has no use for anybody's real credentials, so the program cannot even see them. */
export function withoutAmbientCredentials(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:AWS|OKTA|GITHUB|SONAR|PULUMI)_/.test(name)));
}
