import { cases as ghCodeownersGuard } from "./gh-codeowners-guard.cases";
import { cases as ghEnvironmentGuard } from "./gh-environment-guard.cases";
import { cases as ghHistoryKept } from "./gh-history-kept.cases";
import { cases as ghLeastPermission } from "./gh-least-permission.cases";
import { cases as ghNoBypass } from "./gh-no-bypass.cases";
import { cases as ghOrgBaseNone } from "./gh-org-base-none.cases";
import { cases as ghRepoExposure } from "./gh-repo-exposure.cases";
import { cases as ghRequiredWorkflow } from "./gh-required-workflow.cases";
import { cases as ghRulesetActive } from "./gh-ruleset-active.cases";
import { cases as ghStatusCheckPinned } from "./gh-status-check-pinned.cases";
import { cases as ghTwoApprovalsFresh } from "./gh-two-approvals-fresh.cases";
import type { RuleCases } from "../support/rule-cases";

export const githubCases: readonly RuleCases[] = [
    ghRulesetActive,
    ghNoBypass,
    ghTwoApprovalsFresh,
    ghCodeownersGuard,
    ghStatusCheckPinned,
    ghRequiredWorkflow,
    ghHistoryKept,
    ghLeastPermission,
    ghOrgBaseNone,
    ghRepoExposure,
    ghEnvironmentGuard,
];
