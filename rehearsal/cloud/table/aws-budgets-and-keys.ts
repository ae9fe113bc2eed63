import { uuid } from "../ids";
import type { Rows } from "../row";
import { globalArn, policyArn, regional, regionalArn, roleArn, tagged } from "./aws";
import { arn, between, length, matches } from "./rules";

const budget = "aws:budgets/budget:Budget";
const key = "aws:kms/key:Key";

/** AWS Budgets and KMS. Files named in sources are in internal/service of terraform-provider-aws. */
export const budgetsAndKeysRows: Rows = {
    [budget]: tagged({
        source: "[T] budgets/budget.go; [P] 2.8",
        autoName: "name",
        id: (call) => `${call.text("accountId")}:${call.text("name")}`,
        replaces: ["accountId", "name", "namePrefix"],
        defaults: { timePeriodEnd: "2087-06-15_00:00" },
        computed: [
            "accountId",
            "billingViewArn",
            "costFilters",
            "costTypes",
            "filterExpression",
            "limitAmount",
            "limitUnit",
            "metrics",
            "namePrefix",
            "timePeriodStart",
        ],
        unordered: ["costFilters", "notifications", "plannedLimits"],
        same: { limitAmount: (before, after) => Number(before) === Number(after) },
        allowed: {
            budgetType: [
                "USAGE",
                "COST",
                "RI_UTILIZATION",
                "RI_COVERAGE",
                "SAVINGS_PLANS_UTILIZATION",
                "SAVINGS_PLANS_COVERAGE",
            ],
            timeUnit: ["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY"],
            "notifications[].comparisonOperator": ["GREATER_THAN", "LESS_THAN", "EQUAL_TO"],
            "notifications[].notificationType": ["ACTUAL", "FORECASTED"],
            "notifications[].thresholdType": ["PERCENTAGE", "ABSOLUTE_VALUE"],
        },
        rules: [
            length("name", 1, 100),
            matches("name", /^[^:\\]+$/, "a name without : and \\"),
            matches("limitAmount", /^\d+(\.\d+)?$/, "a number, as text"),
            length("notifications[].subscriberEmailAddresses", 0, 10),
        ],
        unique: [
            {
                properties: ["accountId", "name"],
                message: ({ text }) =>
                    `DuplicateRecordException: Error creating budget: ${text("name")} - the budget already exists.`,
            },
        ],
        created: (call) => ({ accountId: call.settings.accountId, timePeriodStart: "2026-01-01_00:00" }),
        outputs: (call) => ({ arn: globalArn(call, "budgets", `budget/${call.text("name")}`) }),
    }),
    "aws:budgets/budgetAction:BudgetAction": tagged({
        source: "[T] budgets/budget_action.go; that AWS looks for the roles and the policy is [K]",
        id: (call) => [call.text("accountId"), call.text("actionId"), call.text("budgetName")].join(":"),
        replaces: ["accountId", "actionType", "budgetName"],
        computed: ["accountId"],
        unordered: ["subscribers"],
        allowed: {
            actionType: ["APPLY_IAM_POLICY", "APPLY_SCP_POLICY", "RUN_SSM_DOCUMENTS"],
            approvalModel: ["AUTOMATIC", "MANUAL"],
            notificationType: ["ACTUAL", "FORECASTED"],
            "actionThreshold.actionThresholdType": ["PERCENTAGE", "ABSOLUTE_VALUE"],
            "subscribers[].subscriptionType": ["SNS", "EMAIL"],
        },
        rules: [length("subscribers", 1, 11), arn("executionRoleArn"), arn("definition.iamActionDefinition.policyArn")],
        references: [
            { path: "budgetName", to: budget, by: ["name"] },
            roleArn("executionRoleArn"),
            policyArn("definition.iamActionDefinition.policyArn"),
            { path: "definition.iamActionDefinition.roles[]", to: "aws:iam/role:Role" },
        ],
        created: (call) => ({
            accountId: call.settings.accountId,
            actionId: uuid(call.seed("action")),
            status: "PENDING",
        }),
        outputs: (call) => ({
            arn: globalArn(call, "budgets", `budget/${call.text("budgetName")}/action/${call.text("actionId")}`),
        }),
    }),
    [key]: regional(
        tagged({
            source: "[D] key.d.ts; [K] kms/key.go. A deleted key is pending for deletionWindowInDays, which counts as gone.",
            id: (call) => uuid(call.seed("key")),
            replaces: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
            defaults: {
                bypassPolicyLockoutSafetyCheck: false,
                customerMasterKeySpec: "SYMMETRIC_DEFAULT",
                enableKeyRotation: false,
                isEnabled: true,
                keyUsage: "ENCRYPT_DECRYPT",
            },
            computed: ["description", "multiRegion", "policy", "rotationPeriodInDays"],
            json: ["policy"],
            rules: [between("deletionWindowInDays", 7, 30), between("rotationPeriodInDays", 90, 2560)],
            created: (call) => ({
                keyId: uuid(call.seed("key")),
                arn: regionalArn(call, "kms", `key/${uuid(call.seed("key"))}`),
                description: "",
                multiRegion: false,
            }),
        }),
    ),
    "aws:kms/alias:Alias": regional({
        source: "[K] kms/alias.go",
        autoName: "name",
        id: (call) => call.text("name"),
        replaces: ["name", "namePrefix"],
        computed: ["namePrefix"],
        rules: [matches("name", /^alias\/(?!aws\/)[\w/-]+$/, "a name that starts with alias/ and not with alias/aws/")],
        references: [{ path: "targetKeyId", to: key, by: ["id", "arn"] }],
        unique: [
            {
                properties: ["name"],
                message: ({ text }) => `AlreadyExistsException: An alias with the name ${text("name")} already exists`,
            },
        ],
        outputs: (call) => {
            const target = call.text("targetKeyId");
            return {
                arn: regionalArn(call, "kms", call.text("name")),
                targetKeyArn: target.startsWith("arn:") ? target : regionalArn(call, "kms", `key/${target}`),
            };
        },
    }),
};
