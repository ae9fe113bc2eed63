import { ghStatusCheckPinned } from "../../../policies/github/gh-status-check-pinned";
import { add, both, fact, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";
import { everywhere, OLD_PROTECTION, ORGANIZATION_RULESET, PIPELINE, PROTECTION, REVIEW, RULESET } from "./names";

const CHECKS = "rules.requiredStatusChecks";
const CHECK = `${CHECKS}.requiredChecks.0`;
const gate = { context: "Quality gate", integrationId: 15368 };
const FIX =
    "Fix: Demand the check Quality gate with integrationId: 15368, strictRequiredStatusChecksPolicy: true and doNotEnforceOnCreate: false, and restrict .github/**/* in an active push ruleset.";

const required = add(ORGANIZATION_RULESET, "platform/gate", {
    ...everywhere,
    rules: {
        requiredWorkflows: {
            requiredWorkflows: [{ repositoryId: 1320008, path: ".github/workflows/gate.yml", ref: "refs/heads/main" }],
        },
    },
});
const workflowRepository = fact("github.workflowRepository", { name: "required-workflows", id: 1320008 });

export const cases: RuleCases = {
    rule: ghStatusCheckPinned,
    mutants: {
        "no check": without(REVIEW, CHECKS),
        "an empty list of checks": spoil(REVIEW, `${CHECKS}.requiredChecks`, []),
        "a check of anybody": without(REVIEW, `${CHECK}.integrationId`),
        "a check of any App": spoil(REVIEW, `${CHECK}.integrationId`, 0),
        "a check of another App": spoil(REVIEW, `${CHECK}.integrationId`, 57789),
        "another check": spoil(REVIEW, `${CHECK}.context`, "Build"),
        "a further check of anybody": spoil(REVIEW, `${CHECKS}.requiredChecks`, [gate, { context: "Licences" }]),
        "a branch that is behind": spoil(REVIEW, `${CHECKS}.strictRequiredStatusChecksPolicy`, false),
        "nothing said of branches that are behind": without(REVIEW, `${CHECKS}.strictRequiredStatusChecksPolicy`),
        "not on creation": spoil(REVIEW, `${CHECKS}.doNotEnforceOnCreate`, true),
        "no ruleset for reviews": remove(REVIEW),
        "workflows that contractors push": remove(PIPELINE),
        "workflows that are only watched": spoil(PIPELINE, "enforcement", "evaluate"),
        "one workflow that contractors push": spoil(PIPELINE, "rules.filePathRestriction.restrictedFilePaths", [
            ".github/workflows/quality-gate.yml",
        ]),
        "GitHub Free": fact("github.plan", "free"),
        "a public repository": fact("repositories.checkout-web.visibility", "public"),
        "a required workflow on a plan without": both(workflowRepository, required, without(REVIEW, CHECKS)),
        "a classic protection with a check of anybody": add(PROTECTION, "platform/classic", {
            requiredStatusChecks: [{ contexts: ["Quality gate"], strict: true }],
        }),
        "an older protection with a check of anybody": add(OLD_PROTECTION, "platform/classic", {
            requiredStatusChecks: { checks: ["Quality gate"], strict: true },
        }),
    },
    variants: {
        "a further check of another App": spoil(REVIEW, `${CHECKS}.requiredChecks`, [
            gate,
            { context: "Licences", integrationId: 57789 },
        ]),
        "a ruleset of its own for the check": both(
            without(REVIEW, CHECKS),
            add(RULESET, "platform/checkout-api/gate", {
                ...everywhere,
                repository: "checkout-api",
                rules: { requiredStatusChecks: { requiredChecks: [gate], strictRequiredStatusChecksPolicy: true } },
            }),
        ),
        "a required workflow in its place": both(
            fact("github.plan", "enterprise"),
            workflowRepository,
            required,
            without(REVIEW, CHECKS),
            remove(PIPELINE),
        ),
        "an older protection with the App": add(OLD_PROTECTION, "platform/classic", {
            requiredStatusChecks: { checks: ["Quality gate:15368"], strict: true },
        }),
    },
    says: {
        "a check of anybody": `platform/checkout-api/review (github:index/repositoryRuleset:RepositoryRuleset): rules.requiredStatusChecks.requiredChecks.0.integrationId is nothing. Wanted: 15368. ${FIX}`,
        "a public repository": `platform/checkout-web/review (github:index/repositoryRuleset:RepositoryRuleset): rules.requiredStatusChecks is advisory for checkout-web: who can push can also push a workflow that reports it green. Wanted: a push ruleset on .github/**/* (private repositories on GitHub Team and Enterprise) or a required workflow. ${FIX}`,
    },
    fixed: {
        "a check of anybody": spoil(REVIEW, `${CHECK}.integrationId`, 15368),
        "an empty list of checks": spoil(REVIEW, `${CHECKS}.requiredChecks`, [gate]),
        "one workflow that contractors push": spoil(PIPELINE, "rules.filePathRestriction.restrictedFilePaths", [
            ".github/**/*",
        ]),
    },
};
