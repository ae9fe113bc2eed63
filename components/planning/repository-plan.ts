import type { GuardedRepository, Organization } from "../configuration/organization";
import type { RepositoryFacts } from "../../repository-files/facts";
import { type GateStrength, gateStrength } from "./gate-strength";
import { platformNames, qualityGateNames, type QualityGateNames } from "./names";
import { tokenPeriod, type TokenPeriod } from "./token-period";

/** A workflow in a repository of the core team. */
export interface RequiredWorkflow {
    repository: string;
    repositoryId: number;
    branch: string;
    path: string;
}

/** Everything that is decided about one guarded repository before the first resource: plain data, computed once. */
export interface RepositoryPlan {
    repository: GuardedRepository;
    organization: Organization;
    gate: GateStrength;
    /** Where the gate's workflow is when a ruleset of the organization requires it. */
    requiredWorkflow?: RequiredWorkflow;
    names: QualityGateNames;
    /** Life of the token that the repository's CI holds on the day of the plan. */
    token: TokenPeriod;
}

/** Plans the guarded repositories for the day `today` (`YYYY-MM-DD`, UTC), sorted by name. */
export function planRepositories(organization: Organization, today: string): RepositoryPlan[] {
    return Object.entries(organization.repositories)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, repository]) => planRepository({ ...repository, name }, organization, today));
}

function planRepository(repository: GuardedRepository, organization: Organization, today: string): RepositoryPlan {
    const { github, sonarqube } = organization;
    const source = github.workflowRepository;
    const gate = gateStrength({
        plan: github.plan,
        visibility: repository.visibility,
        edition: sonarqube.edition,
        hasWorkflowRepository: source !== undefined,
    });
    return {
        repository,
        organization,
        gate,
        ...(gate.mechanism === "required-workflow" && source !== undefined
            ? {
                  requiredWorkflow: {
                      repository: source.name,
                      repositoryId: source.id,
                      branch: source.defaultBranch,
                      path: `.github/workflows/${repository.name}-quality-gate.yml`,
                  },
              }
            : {}),
        names: qualityGateNames(repository.name, organization),
        token: tokenPeriod(today),
    };
}

/** What the files of a guarded repository are rendered from. */
export function repositoryFacts({ repository, organization, gate, names }: RepositoryPlan): RepositoryFacts {
    const { aws, github, okta, sonarqube } = organization;
    return {
        organization: github.organization,
        repository: repository.name,
        defaultBranch: repository.defaultBranch,
        coreTeam: github.coreTeam.slug,
        requiredApprovals: repository.requiredApprovals,
        codeOwners: repository.codeOwners,
        analysis: withoutUndefined(repository.analysis),
        sonarqube: {
            url: sonarqube.url,
            edition: sonarqube.edition,
            projectKey: names.project,
            throwAwayPrefix: names.throwAwayPrefix,
            qualityGate: platformNames.qualityGate,
        },
        gate: { enforced: gate.enforced, reason: gate.reason },
        aws: { accountId: aws.accountId, partition: aws.partition, region: aws.region },
        signInUrl: `https://${okta.orgName}.${okta.baseUrl}`,
    };
}

function withoutUndefined({ build, ...analysis }: GuardedRepository["analysis"]): RepositoryFacts["analysis"] {
    return build === undefined ? analysis : { ...analysis, build };
}
