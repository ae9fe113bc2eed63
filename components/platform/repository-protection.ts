import * as github from "@pulumi/github";
import * as pulumi from "@pulumi/pulumi";
import type { GuardedRepository, Organization } from "../configuration/organization";

interface RepositoryProtectionArgs {
    repository: GuardedRepository;
    github: Organization["github"];
}

/**
 * The rulesets of one guarded repository: they belong to the repository and count for everybody, so adding or deleting a
 * contractor never touches them. The quality gate's required check and the repository's files join them here.
 * - *history*: no force push, no deletion, nobody bypasses.
 * - *review*: pull requests with approvals of code owners; the provisioning App bypasses, to keep its files.
 * - *pipeline*: contractors cannot push workflows at all; where the plan has push rulesets.
 */
export class RepositoryProtection extends pulumi.ComponentResource {
    constructor(name: string, args: RepositoryProtectionArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:RepositoryProtection", name, {}, opts);
        createHistoryRuleset(this, args);
        createReviewRuleset(this, args);
        if (hasPushRulesets(args.github.plan, args.repository.visibility)) {
            createPipelineRuleset(this, args);
        }
        this.registerOutputs({});
    }
}

/** Push rulesets exist on private and internal repositories of GitHub Team and Enterprise (docs.github.com). */
export function hasPushRulesets(
    plan: Organization["github"]["plan"],
    visibility: GuardedRepository["visibility"],
): boolean {
    return plan !== "free" && visibility !== "public";
}

const DEFAULT_BRANCH = { refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] } };

function createHistoryRuleset(parent: pulumi.Resource, { repository }: RepositoryProtectionArgs): void {
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
    { repository, github: settings }: RepositoryProtectionArgs,
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
            },
        },
        { parent, replaceOnChanges: ["repository"] },
    );
}

function createPipelineRuleset(
    parent: pulumi.Resource,
    { repository, github: settings }: RepositoryProtectionArgs,
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
            rules: { filePathRestriction: { restrictedFilePaths: [".github/**/*"] } },
        },
        { parent, replaceOnChanges: ["repository"] },
    );
}

/** `always`: with `pull_request` the contents API stays closed to the App (measured, integrations/github 6.13). */
function provisioningApp(settings: Organization["github"]) {
    return { actorId: settings.app.id, actorType: "Integration", bypassMode: "always" };
}
