import * as budgets from "@pulumi/aws/budgets";
import type * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { logicalName } from "../planning/names";
import type { GrantArgs } from "./grant-args";

/**
 * Stops spending when the budget is used up: AWS Budgets attaches the platform's spending stop to the roles that start
 * things. Running tasks go on, and billing data lags by 8 to 12 hours. $0.10 a day beyond an account's first two actions.
 */
export class SpendingLimit extends pulumi.ComponentResource {
    readonly budgetAction: budgets.BudgetAction;

    constructor(
        { plan, platform, sandbox, roles }: GrantArgs & { roles: iam.Role[] },
        opts: pulumi.ComponentResourceOptions,
    ) {
        const { handle } = plan.entry;
        super("contractor-access:index:SpendingLimit", logicalName(handle, "spending-limit"), {}, opts);
        this.budgetAction = new budgets.BudgetAction(
            logicalName(handle, "budget-action"),
            {
                budgetName: sandbox.budget.name,
                actionType: "APPLY_IAM_POLICY",
                approvalModel: "AUTOMATIC",
                notificationType: "ACTUAL",
                actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 100 },
                executionRoleArn: plan.platformArns.budgetActionRole,
                definition: {
                    iamActionDefinition: {
                        policyArn: plan.platformArns.spendingStopPolicy,
                        roles: roles.map((role) => role.name),
                    },
                },
                subscribers: [{ subscriptionType: "EMAIL", address: plan.entry.sponsor }],
                tags: plan.tags,
            },
            { parent: this, dependsOn: [...roles, ...platform.iam] },
        );
        this.registerOutputs({});
    }
}
