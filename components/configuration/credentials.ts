/** Where a credential may stand: encrypted in the stack file, or in the environment. */
export interface CredentialSource {
    /** What it is, for messages. */
    what: string;
    /** Namespace and key in the stack file, always with `pulumi config set --secret`. */
    configKey: `${string}:${string}`;
    /** Environment variable; the name that the provider's own documentation uses. */
    variable: string;
}

/** The credentials of the providers that take theirs from this program. AWS and SonarQube take their own from the environment. */
export const CREDENTIALS = {
    oktaApiToken: { what: "Okta's API token", configKey: "okta:apiToken", variable: "OKTA_API_TOKEN" },
    oktaPrivateKey: {
        what: "the private key of Okta's service app",
        configKey: "okta:privateKey",
        variable: "OKTA_API_PRIVATE_KEY",
    },
    githubAppPem: {
        what: "the private key of the GitHub App",
        configKey: "github:appPem",
        variable: "GITHUB_APP_PEM_FILE",
    },
} satisfies Record<string, CredentialSource>;

/** The environment variable of SonarQube's provider, which takes an administrator's token from nowhere else. */
export const SONARQUBE_VARIABLE = "SONAR_TOKEN";
