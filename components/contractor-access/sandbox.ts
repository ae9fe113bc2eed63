import * as budgets from "@pulumi/aws/budgets";
import * as pulumi from "@pulumi/pulumi";
import { logicalName } from "../planning/names";
import type { PartArgs } from "./part-args";
import { createSandboxNetwork } from "./sandbox-network";
import { createSandboxRoles } from "./sandbox-roles";
import { createSandboxServices } from "./sandbox-services";

/**
 * The isolated AWS staging sandbox in which containers can be deployed and run: an own subnet with routes, network ACL
 * and security group; bucket, image repository, ECS cluster and log group; the person's permission boundary with the
 * bounded task and execution roles; a monthly budget. It lets nobody in by itself. Deleting the entry empties and deletes
 * all of it, the contents too.
 */
export class Sandbox extends pulumi.ComponentResource {
    readonly subnetId: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    /**
     * Created after everything else in the sandbox, so whatever depends on it is created later still, and deleted before
     * the first part of the sandbox goes. Nothing can be spent before the budget watches.
     */
    readonly budget: budgets.Budget;

    constructor({ plan, platform }: PartArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:Sandbox", logicalName(plan.entry.handle, "sandbox"), {}, opts);
        const network = createSandboxNetwork(this, plan, platform.ids);
        const services = createSandboxServices(this, plan);
        const roles = createSandboxRoles(this, plan, services);
        this.budget = createBudget(this, { plan, platform }, [...network.resources, ...services, ...roles]);
        this.subnetId = network.subnet.id;
        this.securityGroupId = network.securityGroup.id;
        this.registerOutputs({ subnetId: this.subnetId, securityGroupId: this.securityGroupId });
    }
}

function createBudget(parent: pulumi.Resource, { plan }: PartArgs, rest: pulumi.Resource[]): budgets.Budget {
    const notification = (notificationType: string, threshold: number) => ({
        notificationType,
        threshold,
        thresholdType: "PERCENTAGE",
        comparisonOperator: "GREATER_THAN",
        subscriberEmailAddresses: [plan.entry.sponsor],
    });
    return new budgets.Budget(
        logicalName(plan.entry.handle, "budget"),
        {
            name: plan.names.shared,
            budgetType: "COST",
            timeUnit: "MONTHLY",
            limitAmount: String(plan.monthlyBudgetUsd),
            limitUnit: "USD",
            costFilters: [{ name: "TagKeyValue", values: [`user:Contractor$${plan.entry.handle}`] }],
            notifications: [notification("FORECASTED", 100), notification("ACTUAL", 80)],
            tags: plan.tags,
        },
        { parent, dependsOn: rest },
    );
}
