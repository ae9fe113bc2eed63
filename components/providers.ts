import type { Region } from "@pulumi/aws";
import { Provider as AwsProvider } from "@pulumi/aws/provider";
import { Provider as GithubProvider } from "@pulumi/github";
import { Provider as OktaProvider } from "@pulumi/okta";
import type * as pulumi from "@pulumi/pulumi";
import { Provider as SonarqubeProvider } from "./sonarqube";
import type { Organization } from "./configuration/organization";
import { MANAGED_BY } from "./planning/tags";

/** Secrets of the providers. Those of AWS and SonarQube take theirs from the environment, so none of them reaches state. */
export interface Credentials {
    okta: { privateKey: pulumi.Output<string> } | { apiToken: pulumi.Output<string> };
    /** Private key of the GitHub App, PEM. */
    githubAppPem: pulumi.Output<string>;
}

/** Scopes of the Okta service app: no more than the resources of this kit need. */
const OKTA_SCOPES: readonly string[] = [
    "okta.apps.manage",
    "okta.groups.manage",
    "okta.networkZones.manage",
    "okta.policies.manage",
    "okta.schemas.manage",
    "okta.users.manage",
];

/**
 * The only providers of a run. Default providers are disabled, so that nothing can ever be created with ambient
 * credentials, in another account or in another organization.
 */
export function createProviders(organization: Organization, credentials: Credentials): pulumi.ProviderResource[] {
    return [
        createAwsProvider(organization),
        createOktaProvider(organization, credentials),
        createGithubProvider(organization, credentials),
        new SonarqubeProvider("sonarqube", {
            url: organization.sonarqube.url,
            edition: organization.sonarqube.edition,
        }),
    ];
}

function createAwsProvider({ aws }: Organization): AwsProvider {
    return new AwsProvider("aws", {
        region: aws.region as Region,
        allowedAccountIds: [aws.accountId],
        defaultTags: { tags: { ManagedBy: MANAGED_BY } },
    });
}

function createOktaProvider({ okta }: Organization, credentials: Credentials): OktaProvider {
    const serviceApp =
        okta.clientId === undefined || okta.privateKeyId === undefined
            ? {}
            : { clientId: okta.clientId, privateKeyId: okta.privateKeyId, scopes: [...OKTA_SCOPES] };
    return new OktaProvider("okta", {
        orgName: okta.orgName,
        baseUrl: okta.baseUrl,
        ...serviceApp,
        ...credentials.okta,
        // Half of the org's rate limit stays with everybody else.
        maxApiCapacity: 50,
    });
}

function createGithubProvider({ github }: Organization, credentials: Credentials): GithubProvider {
    return new GithubProvider("github", {
        owner: github.organization,
        appAuth: {
            id: String(github.app.id),
            installationId: String(github.app.installationId),
            pemFile: credentials.githubAppPem,
        },
    });
}
