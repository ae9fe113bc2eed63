import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import type { RepositoryPlan } from "../planning/repository-plan";
import { MANAGED_BY } from "../planning/tags";
import { ClientVpn } from "./client-vpn";
import { CodeQuality } from "./code-quality";
import { GuardedRepository } from "./guarded-repository";
import type { PlatformIds, PlatformReference } from "./platform-reference";
import { SamlApps } from "./saml-apps";
import { ServiceEndpoints } from "./service-endpoints";
import { SignInPolicies } from "./sign-in-policies";
import { SpendingStop } from "./spending-stop";
import { StagingNetwork } from "./staging-network";

/**
 * Everything that contractors share, made once a stack and never touched by an entry: sign-in policies and SAML apps in
 * Okta; staging network, service endpoints, Client VPN, GitHub federation and spending stop in AWS; the quality gate in
 * SonarQube; each guarded repository with its rulesets, files and analysis. About $95 a month with one association and three interface endpoints.
 */
export class Platform extends pulumi.ComponentResource implements PlatformReference {
    readonly ids: PlatformIds;
    readonly iam: pulumi.Resource[];
    readonly repositories: Record<string, pulumi.Resource>;

    constructor(
        organization: Organization,
        repositories: readonly RepositoryPlan[],
        opts: pulumi.ComponentResourceOptions,
    ) {
        super("contractor-access:index:Platform", "platform", {}, opts);
        const parent = { parent: this };
        const tags = { ManagedBy: MANAGED_BY };

        const signIn = new SignInPolicies("platform/sign-in", parent);
        const saml = new SamlApps("platform/saml", { organization, appPolicyId: signIn.appPolicyId, tags }, parent);
        const network = new StagingNetwork("platform/network", { organization, tags }, parent);
        const endpoints = new ServiceEndpoints("platform/endpoints", { organization, network, tags }, parent);
        const vpn = new ClientVpn(
            "platform/vpn",
            { organization, network, samlProvider: saml.vpnProvider, tags },
            parent,
        );
        const spending = new SpendingStop("platform/spending", { organization, tags }, parent);
        const federation = createGithubFederation(this, organization, tags);
        const { qualityGate } = new CodeQuality("platform/sonarqube", organization, parent);
        this.repositories = Object.fromEntries(
            repositories.map((plan) => [
                plan.repository.name,
                new GuardedRepository(`platform/${plan.repository.name}`, { plan, qualityGate }, parent),
            ]),
        );

        this.iam = [saml.awsProvider, ...federation, spending.policy, spending.role];
        this.ids = {
            vpcId: network.vpcId,
            routeTableId: network.routeTableId,
            vpnSecurityGroupId: vpn.securityGroupId,
            endpointsSecurityGroupId: endpoints.securityGroupId,
            s3PrefixListId: endpoints.s3PrefixListId,
            vpnEndpointId: vpn.endpointId,
            contractorsGroupId: signIn.contractorsGroupId,
            vpnAppId: saml.vpnAppId,
            awsAppId: saml.awsAppId,
        };
        this.registerOutputs({ ...this.ids });
    }
}

/** GitHub's OIDC provider: AWS has one an account, so a team that has it already says so in the settings. */
function createGithubFederation(
    parent: pulumi.Resource,
    { aws }: Organization,
    tags: Record<string, string>,
): pulumi.Resource[] {
    if (aws.githubOidcProvider === "existing") {
        return [];
    }
    const provider = new iam.OpenIdConnectProvider(
        "platform/github-oidc",
        { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"], tags },
        { parent },
    );
    return [provider];
}
