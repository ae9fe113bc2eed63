import type * as iam from "@pulumi/aws/iam";
import * as github from "@pulumi/github";
import * as pulumi from "@pulumi/pulumi";
import { deployPermissions, runServices } from "../documents/permissions";
import { toJson } from "../documents/policy-document";
import { deployTrust } from "../documents/trust";
import type { AccessPlan } from "../planning/access-plan";
import { hasDeploymentReviews } from "../planning/gate-strength";
import { descriptionOf, logicalName, qualityGateNames } from "../planning/names";
import { guardsOf } from "../platform/platform-reference";
import { Group, GroupPermission } from "../sonarqube";
import { createBoundedRole, createPermissions } from "./bounded-role";
import type { GrantArgs } from "./grant-args";

/**
 * Deployment from GitHub Actions into the own sandbox, without any stored secret: a role that trusts the person's own
 * environment in each repository and nobody's runs but the person's (`actor_id`), and in each environment one variable
 * that says where to deploy. And what the quality gate found, to look at in SonarQube.
 */
export class QualityGatedCi extends pulumi.ComponentResource {
    /** The deploy role; none when the person has no repository. */
    readonly roles: iam.Role[];

    constructor(args: GrantArgs, opts: pulumi.ComponentResourceOptions) {
        const { plan } = args;
        super("contractor-access:index:QualityGatedCi", logicalName(plan.entry.handle, "quality-gated-ci"), {}, opts);
        this.roles = createDeployRole(this, args);
        for (const repository of plan.repositories) {
            createEnvironment(this, repository, args);
        }
        createBrowsing(this, args);
        this.registerOutputs({});
    }
}

function createDeployRole(parent: pulumi.Resource, { plan, platform, sandbox }: GrantArgs): iam.Role[] {
    const trust = deployTrust(plan);
    if (trust === undefined) {
        return [];
    }
    const role = createBoundedRole(parent, plan, "deploy", trust, [sandbox.budget, ...platform.iam]);
    createPermissions(parent, plan, "deploy", "permissions", role, toJson(deployPermissions(plan)));
    const mayRun = sandbox.subnetId.apply((subnetId) => toJson(runServices(plan, subnetId)));
    createPermissions(parent, plan, "deploy", "run-services", role, mayRun);
    return [role];
}

function createEnvironment(parent: pulumi.Resource, repository: string, { plan, sandbox }: GrantArgs): void {
    const { handle } = plan.entry;
    const environment = new github.RepositoryEnvironment(
        logicalName(handle, "environment", repository),
        { repository, environment: plan.names.shared, canAdminsBypass: false, ...reviewsOf(repository, plan) },
        { parent, dependsOn: [sandbox.budget] },
    );
    new github.ActionsEnvironmentVariable(
        logicalName(handle, "environment-variable", repository),
        {
            repository,
            environment: environment.environment,
            // One variable: GitHub allows 500 content writes an hour, and each takes at least a second.
            variableName: "SANDBOX",
            value: describeSandbox({ plan, sandbox }),
        },
        { parent },
    );
}

/** Where GitHub has reviewers of deployments, the core team is asked, and never whoever started one. */
function reviewsOf(repository: string, { organization: { github: settings, repositories } }: AccessPlan) {
    const visibility = repositories[repository]?.visibility ?? "private";
    return hasDeploymentReviews({ plan: settings.plan, visibility })
        ? { reviewers: [{ teams: [settings.coreTeam.id] }], preventSelfReview: true }
        : {};
}

/** The own group in SonarQube, which SAML puts the person into at sign-in; it sees the projects and changes nothing. */
function createBrowsing(parent: pulumi.Resource, { plan, platform, sandbox }: GrantArgs): void {
    const { handle } = plan.entry;
    const group = new Group(
        logicalName(handle, "sonarqube-group"),
        { name: plan.names.oktaGroup, description: descriptionOf(handle) },
        { parent, dependsOn: [sandbox.budget] },
    );
    for (const repository of plan.repositories) {
        new GroupPermission(
            logicalName(handle, "sonarqube-project", repository),
            {
                projectKey: qualityGateNames(repository, plan.organization).project,
                group: group.name,
                permissions: ["user", "codeviewer"],
            },
            { parent, dependsOn: guardsOf(platform, repository) },
        );
    }
}

/** What a deployment needs to know, as JSON; nothing in it is secret. */
function describeSandbox({ plan, sandbox }: Pick<GrantArgs, "plan" | "sandbox">): pulumi.Output<string> {
    return pulumi.jsonStringify({
        contractor: plan.entry.handle,
        region: plan.organization.aws.region,
        deployRole: plan.arns.role.deploy,
        imageRepository: plan.names.ecrRepository,
        cluster: plan.names.shared,
        taskFamilyPrefix: plan.names.taskFamilyPrefix,
        taskRole: plan.arns.role.task,
        executionRole: plan.arns.role.execution,
        logGroup: plan.names.logGroup,
        bucket: plan.names.bucket,
        subnet: sandbox.subnetId,
        securityGroup: sandbox.securityGroupId,
    });
}
