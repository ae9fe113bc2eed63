import type { Rule } from "../model/rule";
import { ghCodeownersGuard } from "./gh-codeowners-guard";
import { ghEnvironmentGuard } from "./gh-environment-guard";
import { ghHistoryKept } from "./gh-history-kept";
import { ghLeastPermission } from "./gh-least-permission";
import { ghNoBypass } from "./gh-no-bypass";
import { ghOrgBaseNone } from "./gh-org-base-none";
import { ghRepoExposure } from "./gh-repo-exposure";
import { ghRequiredWorkflow } from "./gh-required-workflow";
import { ghRulesetActive } from "./gh-ruleset-active";
import { ghStatusCheckPinned } from "./gh-status-check-pinned";
import { ghTwoApprovalsFresh } from "./gh-two-approvals-fresh";

export const githubRules: readonly Rule[] = [
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
