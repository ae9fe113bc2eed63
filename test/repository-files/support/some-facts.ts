import type { RepositoryFacts } from "../../../repository-files/facts";
import { anOrganization, type OrganizationInput, ORGANIZATION } from "../../support/a-contractor";
import { planRepositories, repositoryFacts } from "../../../components/planning/repository-plan";

type RepositoryInput = OrganizationInput["repositories"][string];

const NAME = "checkout-api";

/** A build as a stack file says it. */
export const BUILD = {
    container: "node:24",
    command: "npm ci && npm test -- --coverage",
    outputs: ["coverage/lcov.info", "**/jacoco.xml"],
};

/** The facts of a repository as a stack file gives them, with changes of its entry and of the organization. */
export function someFacts(
    repository: Partial<RepositoryInput> = {},
    organization: Partial<OrganizationInput> = {},
): RepositoryFacts {
    const settings = anOrganization({ repositories: { [NAME]: { id: 1296269, ...repository } }, ...organization });
    const plan = planRepositories(settings, "2026-12-01").find((one) => one.repository.name === NAME);
    if (plan === undefined) {
        throw new Error(`the organization has no repository ${NAME}`);
    }
    return repositoryFacts(plan);
}

/** Repositories that differ in everything that a file depends on. */
export const VARIETY: Record<string, RepositoryFacts> = {
    "without a build": someFacts(),
    "with a build": someFacts({ analysis: { build: BUILD } }),
    "with pull-request analysis": someFacts(
        { analysis: { build: BUILD } },
        { sonarqube: { ...ORGANIZATION.sonarqube, edition: "developer" } },
    ),
    "with an advisory gate": someFacts({ visibility: "public", defaultBranch: "release/2.x", requiredApprovals: 1 }),
    "with everything": someFacts({
        codeOwners: { core: ["/openapi/", "*.sql"], extra: ["/db/ @acme/data", "/web/ @acme/design @jolee"] },
        analysis: { build: { ...BUILD, container: `registry.acme.example/java:21@sha256:${"0f".repeat(32)}` } },
    }),
    "in China": someFacts({}, { aws: { ...ORGANIZATION.aws, partition: "aws-cn", region: "cn-north-1" } }),
};
