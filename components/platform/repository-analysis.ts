import * as github from "@pulumi/github";
import type * as pulumi from "@pulumi/pulumi";
import { platformNames } from "../planning/names";
import type { RepositoryPlan } from "../planning/repository-plan";
import {
    AnalysisToken,
    PermissionTemplate,
    Project,
    ProjectPermissions,
    type ProjectPermission,
    type QualityGate,
    TechnicalUser,
} from "../sonarqube";

/** What administrators keep on a project: without `user` they could not even look at a private one (measured). */
const ADMINISTRATORS: ProjectPermission[] = ["user", "codeviewer", "issueadmin", "securityhotspotadmin", "admin"];

/** Name of the secret that the gate's workflow reads. */
const TOKEN_SECRET = "SONAR_TOKEN";

/**
 * A guarded repository in SonarQube: its private project, and the technical user whose token its CI holds. That user
 * analyses the lasting project and, where the edition analyses no pull requests, makes throw-away projects whose key
 * fits the repository's pattern; it can change no gate, no setting and nobody's rights.
 *
 * @returns What must exist before CI can run: the token, as secrets of the repository.
 */
export function createAnalysis(
    parent: pulumi.Resource,
    plan: RepositoryPlan,
    qualityGate: QualityGate,
): pulumi.Resource[] {
    const user = createCiUser(parent, plan);
    const project = createProject(parent, plan, qualityGate);
    const permissions = createPermissions(parent, plan, project, user);
    const template = scansTwice(plan) ? [createTemplate(parent, plan)] : [];
    const token = createToken(parent, plan, user, [permissions, ...template]);
    return createSecrets(parent, plan, token);
}

/** Without analysis of pull requests, the gate compares two scans in a project of its own. */
function scansTwice({ organization }: RepositoryPlan): boolean {
    return organization.sonarqube.edition === "community";
}

function createCiUser(parent: pulumi.Resource, plan: RepositoryPlan): TechnicalUser {
    return new TechnicalUser(
        `platform/${plan.repository.name}/ci-user`,
        {
            login: plan.names.ciUser,
            name: `CI of ${plan.names.project}`,
            globalPermissions: scansTwice(plan) ? ["provisioning"] : [],
        },
        { parent },
    );
}

function createProject(parent: pulumi.Resource, plan: RepositoryPlan, qualityGate: QualityGate): Project {
    return new Project(
        `platform/${plan.repository.name}/project`,
        {
            key: plan.names.project,
            name: plan.repository.name,
            visibility: "private",
            mainBranch: plan.repository.defaultBranch,
            qualityGate: qualityGate.name,
            newCode: { type: "PREVIOUS_VERSION" },
            // Else coverage and duplication do not count below 20 new lines.
            settings: { "sonar.qualitygate.ignoreSmallChanges": "false" },
        },
        { parent },
    );
}

function createPermissions(
    parent: pulumi.Resource,
    { repository, organization }: RepositoryPlan,
    project: Project,
    user: TechnicalUser,
): ProjectPermissions {
    return new ProjectPermissions(
        `platform/${repository.name}/project-permissions`,
        {
            projectKey: project.key,
            groups: { [organization.sonarqube.administrators]: ADMINISTRATORS },
            users: user.login.apply((login): Record<string, ProjectPermission[]> => ({ [login]: ["user", "scan"] })),
            separatelyManagedPrefix: platformNames.ownGroupPrefix,
        },
        { parent },
    );
}

function createTemplate(
    parent: pulumi.Resource,
    { repository, organization, names }: RepositoryPlan,
): PermissionTemplate {
    return new PermissionTemplate(
        `platform/${repository.name}/throw-away-template`,
        {
            name: names.template,
            projectKeyPattern: `${names.throwAwayPrefix.replaceAll(".", "\\.")}.*`,
            creatorPermissions: ["user", "codeviewer", "scan", "admin"],
            groups: { [organization.sonarqube.administrators]: ADMINISTRATORS },
        },
        { parent },
    );
}

function createToken(
    parent: pulumi.Resource,
    plan: RepositoryPlan,
    user: TechnicalUser,
    dependsOn: pulumi.Resource[],
): AnalysisToken {
    const scope = scansTwice(plan)
        ? { type: "USER_TOKEN" as const }
        : { type: "PROJECT_ANALYSIS_TOKEN" as const, projectKey: plan.names.project };
    return new AnalysisToken(
        `platform/${plan.repository.name}/ci-token`,
        { login: user.login, name: `ci-${plan.token.month}`, expiresOn: plan.token.expiresOn, ...scope },
        { parent, dependsOn },
    );
}

/** Runs that Dependabot starts see Dependabot's secrets only, and the gate counts for them too. */
function createSecrets(
    parent: pulumi.Resource,
    { repository }: RepositoryPlan,
    token: AnalysisToken,
): pulumi.Resource[] {
    const secret = { repository: repository.name, secretName: TOKEN_SECRET, value: token.token };
    return [
        new github.ActionsSecret(`platform/${repository.name}/ci-token-secret`, secret, { parent }),
        new github.DependabotSecret(`platform/${repository.name}/ci-token-dependabot-secret`, secret, { parent }),
    ];
}
