import type { Rule } from "../model/rule";
import { actionsRunnerScope } from "./actions-runner-scope";
import { actionsSafeDefaults } from "./actions-safe-defaults";
import { actionsSecretScope } from "./actions-secret-scope";
import { actionsWorkflowContent } from "./actions-workflow-content";

export const actionsRules: readonly Rule[] = [
    actionsSafeDefaults,
    actionsSecretScope,
    actionsWorkflowContent,
    actionsRunnerScope,
];
