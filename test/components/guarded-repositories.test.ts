import { describe, expect, it } from "vitest";
import { aContractor, anOrganization, ORGANIZATION } from "../support/a-contractor";
import { graphOf } from "../support/graph";

const TODAY = "2026-12-15";
const REPOSITORIES = { web: { id: 7 }, site: { id: 8, visibility: "public" as const } };
const PROFILES = { backend: { repositories: ["web"], monthlyBudgetUsd: 150 } };
const changes = { repositories: REPOSITORIES, profiles: PROFILES };
const organization = anOrganization(changes);
const contractor = (handle: string, slot: number) =>
    aContractor({
        handle,
        email: `${handle}@northwind.example`,
        github: { login: handle, id: 1000 + slot },
        sandbox: { slot },
        repositories: ["site"],
    });

async function registered(of = organization, people = [contractor("ana", 1)]) {
    const graph = await graphOf(people, TODAY, of);
    return {
        graph,
        named: (name: string) => graph.resources.find((each) => each.name === name)?.inputs,
        names: (type: string) =>
            graph.resources.filter((each) => each.type.endsWith(`:${type}`)).map((each) => each.name),
    };
}

describe("a guarded repository", () => {
    it("demands the gate's check from GitHub Actions alone, on the merge result", async () => {
        const { named } = await registered();
        expect(named("platform/web/review")).toMatchObject({
            rules: {
                requiredStatusChecks: {
                    requiredChecks: [{ context: "Quality gate", integrationId: 15368 }],
                    strictRequiredStatusChecksPolicy: true,
                },
            },
        });
    });

    it("keeps pushes of workflows and of the scanner's file to the core team, where the plan can", async () => {
        const { named } = await registered();
        expect(named("platform/web/pipeline")).toMatchObject({
            target: "push",
            rules: { filePathRestriction: { restrictedFilePaths: [".github/**/*", "**/sonar-project.properties"] } },
        });
        expect(named("platform/site/pipeline")).toBeUndefined();
    });

    it("has the same resources whoever works in it", async () => {
        const one = await registered();
        const ten = await registered(
            organization,
            Array.from({ length: 10 }, (_, index) =>
                contractor(`person-${String.fromCharCode(97 + index)}`, index + 1),
            ),
        );
        const types = [
            "RepositoryRuleset",
            "RepositoryFile",
            "ActionsSecret",
            "QualityGate",
            "Project",
            "TechnicalUser",
        ];
        for (const type of types) {
            expect(ten.names(type).sort()).toEqual(one.names(type).sort());
        }
        expect(one.names("RepositoryFile").length).toBeGreaterThan(20);
    });

    it("gives CI of the Community Build a user's token, and a template for its throw-away projects", async () => {
        const { named } = await registered();
        expect(named("platform/web/ci-token")).toEqual({
            login: "ci-acme.web",
            name: "ci-2026-12",
            type: "USER_TOKEN",
            expiresOn: "2027-01-31",
        });
        expect(named("platform/web/ci-user")).toMatchObject({ globalPermissions: ["provisioning"] });
        expect(named("platform/web/throw-away-template")).toMatchObject({
            projectKeyPattern: "gate:acme:web:.*",
            creatorPermissions: ["user", "codeviewer", "scan", "admin"],
        });
    });

    it("matches throw-away projects of no other repository, whatever is in its name", async () => {
        const { named } = await registered(
            anOrganization({ ...changes, repositories: { ...REPOSITORIES, "a.b": { id: 9 } } }),
        );
        expect(named("platform/a.b/throw-away-template")?.projectKeyPattern).toBe("gate:acme:a\\.b:.*");
    });

    it("gives CI of an edition that analyses pull requests a token of its project, and nothing to create with", async () => {
        const sonarqube = { ...ORGANIZATION.sonarqube, edition: "developer" as const };
        const { named, names } = await registered(anOrganization({ ...changes, sonarqube }));
        expect(named("platform/web/ci-token")).toMatchObject({
            type: "PROJECT_ANALYSIS_TOKEN",
            projectKey: "acme:web",
        });
        expect(named("platform/web/ci-user")).toMatchObject({ globalPermissions: [] });
        expect(names("PermissionTemplate")).toEqual([]);
    });

    it("takes a file over only when the stack file says so", async () => {
        const adopting = anOrganization({ ...changes, repositories: { ...REPOSITORIES, web: { id: 7, adopt: true } } });
        const { graph } = await registered(adopting);
        const files = graph.resources.filter((each) => each.type.endsWith(":RepositoryFile"));
        const taking = files.filter(({ inputs }) => inputs.overwriteOnCreate === true);
        expect(new Set(taking.map(({ inputs }) => inputs.repository))).toEqual(new Set(["web"]));
        expect(taking).toHaveLength(files.length / 2);
    });
});

describe("what only some plans of GitHub have", () => {
    const onPlan = (plan: "team" | "enterprise") =>
        registered(anOrganization({ ...changes, github: { ...ORGANIZATION.github, plan } }));
    const reviews = { reviewers: [{ teams: [42] }], preventSelfReview: true };

    it("signed commits on Enterprise, with a way for the files that the App keeps", async () => {
        const enterprise = await onPlan("enterprise");
        expect(enterprise.named("platform/web/review")?.rules).toHaveProperty("requiredSignatures", true);
        expect(enterprise.named("platform/web/history")?.rules).not.toHaveProperty("requiredSignatures");
        const team = await onPlan("team");
        expect(team.named("platform/web/review")?.rules).not.toHaveProperty("requiredSignatures");
    });

    it("somebody of the core team who lets a deployment through, on Enterprise and for public repositories", async () => {
        const team = await onPlan("team");
        expect(team.named("ana/environment/site")).toMatchObject(reviews);
        expect(team.named("ana/environment/web")).not.toHaveProperty("reviewers");
        expect((await onPlan("enterprise")).named("ana/environment/web")).toMatchObject(reviews);
    });
});

describe("with a repository for required workflows", () => {
    const enterprise = anOrganization({
        ...changes,
        github: {
            ...ORGANIZATION.github,
            plan: "enterprise",
            workflowRepository: { name: "required-workflows", id: 77 },
        },
    });

    it("the gate of a public repository is a workflow that it does not hold itself", async () => {
        const { named, names } = await registered(enterprise);
        expect(named("platform/site/quality-gate")).toEqual({
            name: "quality gate of site",
            target: "branch",
            enforcement: "active",
            conditions: { refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] }, repositoryIds: [8] },
            bypassActors: [{ actorId: 123456, actorType: "Integration", bypassMode: "always" }],
            rules: {
                requiredWorkflows: {
                    requiredWorkflows: [
                        {
                            repositoryId: 77,
                            path: ".github/workflows/site-quality-gate.yml",
                            ref: "refs/heads/main",
                        },
                    ],
                },
            },
        });
        expect(named("platform/site/file/.github/workflows/quality-gate.yml")).toMatchObject({
            repository: "required-workflows",
            branch: "main",
            file: ".github/workflows/site-quality-gate.yml",
        });
        expect(named("platform/site/review")?.rules).not.toHaveProperty("requiredStatusChecks");
        expect(names("OrganizationRuleset")).toEqual(["platform/site/quality-gate", "platform/web/quality-gate"]);
    });
});

describe("a contractor in SonarQube", () => {
    it("sees the projects of the own repositories by the own group, and can change nothing", async () => {
        const { named, names } = await registered();
        expect(names("GroupPermission")).toEqual(["ana/sonarqube-project/site", "ana/sonarqube-project/web"]);
        expect(named("ana/sonarqube-project/web")).toEqual({
            projectKey: "acme:web",
            group: "contractors-ana",
            permissions: ["user", "codeviewer"],
        });
    });

    it("has nothing there while access is not active", async () => {
        const { graph } = await registered(organization, [{ ...contractor("ana", 1), suspended: true }]);
        expect(graph.of("ana").filter((each) => each.type.startsWith("sonarqube:"))).toEqual([]);
    });

    it("and everybody else may do nothing on the whole server", async () => {
        const { named } = await registered();
        expect(named("platform/sonarqube/everybody")).toEqual({ group: "sonar-users", permissions: [] });
    });
});
