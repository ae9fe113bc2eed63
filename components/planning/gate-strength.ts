import type { Organization } from "../configuration/organization";
import type { GuardedRepository } from "../configuration/organization";

/** What keeps a contractor from replacing the gate's workflow by one of their own. */
type GateMechanism = "required-workflow" | "push-ruleset" | "none";

/** What the quality gate of one repository is worth. */
export interface GateStrength {
    /** True when nobody outside the core team can get code past the gate; else the gate is advisory. */
    enforced: boolean;
    mechanism: GateMechanism;
    /** Why, in a sentence without its full stop. */
    reason: string;
}

interface GateConditions {
    plan: Organization["github"]["plan"];
    visibility: GuardedRepository["visibility"];
    edition: Organization["sonarqube"]["edition"];
    /** The organization names a repository for required workflows. */
    hasWorkflowRepository: boolean;
}

/** Push rulesets exist on private and internal repositories of GitHub Team and Enterprise (docs.github.com). */
export function hasPushRulesets({ plan, visibility }: Pick<GateConditions, "plan" | "visibility">): boolean {
    return plan !== "free" && visibility !== "public";
}

/** Reviewers of deployments exist on GitHub Enterprise, and for public repositories of every plan (docs.github.com). */
export function hasDeploymentReviews({ plan, visibility }: Pick<GateConditions, "plan" | "visibility">): boolean {
    return plan === "enterprise" || visibility === "public";
}

/**
 * Whether the gate of a repository holds against somebody with push permission. A required check belongs to GitHub
 * Actions' App, and every workflow run acts as that App: who can push a workflow can report the check green. So it is
 * the way of the workflow that counts. SonarQube's edition does not: with pull-request analysis too, the workflow says
 * what is scanned.
 */
export function gateStrength({ plan, visibility, edition, hasWorkflowRepository }: GateConditions): GateStrength {
    const scans = edition === "community" ? "base and merge commit are scanned" : "the pull request is analysed";
    if (plan === "enterprise" && hasWorkflowRepository) {
        return {
            enforced: true,
            mechanism: "required-workflow",
            reason: `${scans} by a required workflow from a repository of the core team`,
        };
    }
    if (hasPushRulesets({ plan, visibility })) {
        return {
            enforced: true,
            mechanism: "push-ruleset",
            reason: `${scans} by a workflow that only the core team can push`,
        };
    }
    return {
        enforced: false,
        mechanism: "none",
        reason: `${scans}, but ${plan === "free" ? "GitHub Free" : "a public repository"} has no push rulesets, so who can push can also push a workflow that reports the check green`,
    };
}
