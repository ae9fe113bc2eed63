import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import { budgetActionPermissions, budgetActionTrust, spendingStop } from "../documents/platform-documents";
import { toJson } from "../documents/policy-document";
import { platformNames } from "../planning/names";

interface SpendingStopArgs {
    organization: Organization;
    tags: Record<string, string>;
}

/**
 * What a used-up budget does to a contractor's roles: AWS Budgets, through a role that can do nothing else, attaches a
 * policy that denies starting or storing more. Billing data lags by 8 to 12 hours: a brake, not a limit.
 */
export class SpendingStop extends pulumi.ComponentResource {
    readonly policy: iam.Policy;
    readonly role: iam.Role;

    constructor(name: string, { organization, tags }: SpendingStopArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:SpendingStop", name, {}, opts);
        const parent = { parent: this };
        this.policy = new iam.Policy(
            "platform/spending-stop",
            {
                name: platformNames.spendingStopPolicy,
                description: "Attached by AWS Budgets when a contractor's budget is used up",
                policy: toJson(spendingStop()),
                tags,
            },
            parent,
        );
        this.role = new iam.Role(
            "platform/budget-action-role",
            {
                name: platformNames.budgetActionRole,
                assumeRolePolicy: toJson(budgetActionTrust(organization.aws)),
                tags,
            },
            parent,
        );
        new iam.RolePolicy(
            "platform/budget-action-permissions",
            {
                name: "attach-spending-stop",
                role: this.role.name,
                policy: toJson(budgetActionPermissions(organization.aws)),
            },
            parent,
        );
        this.registerOutputs({});
    }
}
