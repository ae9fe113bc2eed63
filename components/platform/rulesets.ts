import * as github from "@pulumi/github";
import type * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import { hasPushRulesets } from "../planning/gate-strength";
import type { RepositoryPlan, RequiredWorkflow } from "../planning/repository-plan";
import { QUALITY_GATE_CHECK } from "../../repository-files/quality-gate-check";

/** App id of GitHub Actions: the check must come from it (a check of any other App, or a bare status, does not count). */
const GITHUB_ACTIONS = 15368;

/**
 * The rulesets of one guarded repository: they belong to the repository and count for everybody, so adding or deleting a
 * contractor never touches them.
 * - *history*: no force push, no deletion, nobody bypasses.
 * - *review*: pull requests with approvals of code owners, signed commits on GitHub Enterprise, and the quality gate's
 *   check on the merge result; the provisioning App bypasses, to keep its files.
 * - *pipeline*: contractors cannot push workflows at all; where the plan has push rulesets.
 * - *quality gate*, of the organization, in place of the check: the workflow of a repository of the core team must pass;
 *   where the organization names such a repository.
 *
 * @param files What makes the required check: demanded before it can run, it would block every pull request.
 */
export function createRulesets(parent: pulumi.Resource, plan: RepositoryPlan, files: pulumi.Resource[]): void {
    createHistoryRuleset(parent, plan);
    createReviewRuleset(parent, plan, files);
    if (hasPushRulesets({ plan: plan.organization.github.plan, visibility: plan.repository.visibility })) {
        createPipelineRuleset(parent, plan);
    }
    if (plan.requiredWorkflow !== undefined) {
        createRequiredWorkflow(parent, plan, plan.requiredWorkflow, files);
    }
}

const GATE_CHECK = {
    requiredChecks: [{ context: QUALITY_GATE_CHECK, integrationId: GITHUB_ACTIONS }],
    // What was judged is what is merged: a branch that is behind is brought up to date and judged again.
    strictRequiredStatusChecksPolicy: true,
};

const DEFAULT_BRANCH = { refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] } };

function createHistoryRuleset(parent: pulumi.Resource, { repository }: RepositoryPlan): void {
    new github.RepositoryRuleset(
        `platform/${repository.name}/history`,
        {
            name: "history",
            repository: repository.name,
            target: "branch",
            enforcement: "active",
            conditions: DEFAULT_BRANCH,
            bypassActors: [],
            rules: { deletion: true, nonFastForward: true },
        },
        // A changed repository would write this ruleset's id into another repository; a rename is a new ruleset.
        { parent, replaceOnChanges: ["repository"] },
    );
}

function createReviewRuleset(
    parent: pulumi.Resource,
    { repository, organization: { github: settings }, requiredWorkflow }: RepositoryPlan,
    files: pulumi.Resource[],
): void {
    new github.RepositoryRuleset(
        `platform/${repository.name}/review`,
        {
            name: "review",
            repository: repository.name,
            target: "branch",
            enforcement: "active",
            conditions: DEFAULT_BRANCH,
            bypassActors: [provisioningApp(settings)],
            rules: {
                pullRequest: {
                    requiredApprovingReviewCount: repository.requiredApprovals,
                    requireCodeOwnerReview: true,
                    // Who pushed last cannot be the one whose approval counts.
                    requireLastPushApproval: true,
                    dismissStaleReviewsOnPush: true,
                    requiredReviewThreadResolution: true,
                },
                ...(requiredWorkflow === undefined ? { requiredStatusChecks: GATE_CHECK } : {}),
                // Here and not in *history*: files that the App writes need no signature.
                ...(settings.plan === "enterprise" ? { requiredSignatures: true } : {}),
            },
        },
        { parent, replaceOnChanges: ["repository"], dependsOn: files },
    );
}

function createPipelineRuleset(
    parent: pulumi.Resource,
    { repository, organization: { github: settings } }: RepositoryPlan,
): void {
    new github.RepositoryRuleset(
        `platform/${repository.name}/pipeline`,
        {
            name: "pipeline",
            repository: repository.name,
            target: "push",
            enforcement: "active",
            bypassActors: [
                provisioningApp(settings),
                { actorId: settings.coreTeam.id, actorType: "Team", bypassMode: "always" },
            ],
            rules: { filePathRestriction: { restrictedFilePaths: [".github/**/*", "**/sonar-project.properties"] } },
        },
        { parent, replaceOnChanges: ["repository"] },
    );
}

/** The provider takes a branch or tag and no commit (6.15), so the branch must be the core team's alone. */
function createRequiredWorkflow(
    parent: pulumi.Resource,
    { repository, organization: { github: settings } }: RepositoryPlan,
    { repositoryId, branch, path }: RequiredWorkflow,
    files: pulumi.Resource[],
): void {
    new github.OrganizationRuleset(
        `platform/${repository.name}/quality-gate`,
        {
            name: `quality gate of ${repository.name}`,
            target: "branch",
            enforcement: "active",
            conditions: { ...DEFAULT_BRANCH, repositoryIds: [repository.id] },
            bypassActors: [provisioningApp(settings)],
            rules: { requiredWorkflows: { requiredWorkflows: [{ repositoryId, path, ref: `refs/heads/${branch}` }] } },
        },
        { parent, dependsOn: files },
    );
}

/** `always`: with `pull_request` the contents API stays closed to the App (measured, integrations/github 6.13). */
function provisioningApp(settings: Organization["github"]) {
    return { actorId: settings.app.id, actorType: "Integration", bypassMode: "always" };
}
