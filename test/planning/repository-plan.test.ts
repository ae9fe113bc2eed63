import { describe, expect, it } from "vitest";
import { gateConditions } from "../../components/planning/gate-conditions";
import { qualityGateNames } from "../../components/planning/names";
import { planRepositories, repositoryFacts } from "../../components/planning/repository-plan";
import { anOrganization, ORGANIZATION } from "../support/a-contractor";

const TODAY = "2026-12-15";

describe("the plan of the guarded repositories", () => {
    it("names everything after organization and repository, sorted", () => {
        const plans = planRepositories(
            anOrganization({ repositories: { web: { id: 2 }, "api.v2": { id: 1 } } }),
            TODAY,
        );
        expect(plans.map(({ repository, names }) => [repository.name, names])).toEqual([
            [
                "api.v2",
                {
                    project: "acme:api.v2",
                    throwAwayPrefix: "gate:acme:api.v2:",
                    template: "gate acme:api.v2",
                    ciUser: "ci-acme.api.v2",
                },
            ],
            [
                "web",
                {
                    project: "acme:web",
                    throwAwayPrefix: "gate:acme:web:",
                    template: "gate acme:web",
                    ciUser: "ci-acme.web",
                },
            ],
        ]);
        expect(plans[0]?.token).toEqual({ month: "2026-12", expiresOn: "2027-01-31" });
    });

    it("gives no two repositories one name, whichever organizations they belong to", () => {
        const namesOf = (organization: string, repository: string) =>
            Object.values<string>({ ...qualityGateNames(repository, { github: { organization } }) });
        const others = new Set(namesOf("acme-web", "api"));
        expect(namesOf("acme", "web-api").filter((name) => others.has(name))).toEqual([]);
    });

    it("gives the files nothing but what the configuration has judged", () => {
        const [plan] = planRepositories(
            anOrganization({ repositories: { web: { id: 2, visibility: "public" } } }),
            TODAY,
        );
        expect(plan && repositoryFacts(plan)).toEqual({
            organization: "acme",
            repository: "web",
            defaultBranch: "main",
            coreTeam: "core",
            requiredApprovals: 2,
            codeOwners: { core: [], extra: [] },
            analysis: {
                sources: ["."],
                tests: ["."],
                testInclusions: [
                    "**/*.test.*",
                    "**/*.spec.*",
                    "**/*_test.*",
                    "**/test/**",
                    "**/tests/**",
                    "**/__tests__/**",
                ],
                exclusions: [],
                properties: {},
            },
            sonarqube: {
                url: "https://sonarqube.acme.example",
                edition: "community",
                projectKey: "acme:web",
                throwAwayPrefix: "gate:acme:web:",
                qualityGate: "contractor",
            },
            gate: {
                enforced: false,
                reason: expect.stringContaining("a public repository has no push rulesets") as string,
            },
            aws: { accountId: "123456789012", partition: "aws", region: "eu-west-1" },
            signInUrl: "https://acme.okta.com",
        });
    });
});

describe("the conditions of the gate", () => {
    it("judge new code, by the organization's thresholds", () => {
        const gate = { newIssues: 2, newCoverage: 90, newDuplication: 1 };
        const { sonarqube } = anOrganization({ sonarqube: { ...ORGANIZATION.sonarqube, gate } });
        expect(gateConditions(sonarqube).map(({ metric, op, error }) => `${metric} ${op} ${error}`)).toEqual([
            "new_violations GT 2",
            "new_security_rating GT 1",
            "new_reliability_rating GT 1",
            "new_maintainability_rating GT 1",
            "new_security_hotspots_reviewed LT 100",
            "new_coverage LT 90",
            "new_duplicated_lines_density GT 1",
        ]);
    });
});
