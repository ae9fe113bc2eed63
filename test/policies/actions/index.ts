import { cases as actionsRunnerScope } from "./actions-runner-scope.cases";
import { cases as actionsSafeDefaults } from "./actions-safe-defaults.cases";
import { cases as actionsSecretScope } from "./actions-secret-scope.cases";
import { cases as actionsWorkflowContent } from "./actions-workflow-content.cases";
import type { RuleCases } from "../support/rule-cases";

export const actionsCases: readonly RuleCases[] = [
    actionsSafeDefaults,
    actionsSecretScope,
    actionsWorkflowContent,
    actionsRunnerScope,
];
