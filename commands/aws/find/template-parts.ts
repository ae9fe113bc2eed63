import { paginateDescribeBudgetActionsForBudget } from "@aws-sdk/client-budgets";
import { paginateDescribeRouteTables, paginateDescribeSecurityGroupRules } from "@aws-sdk/client-ec2";
import { unlessMissing } from "../failures";
import { allOf, type Found, inEach, type Search } from "../found";

/**
 * What an entry makes inside other things of its own, and a second create would stumble over: rules of the security
 * group, the subnet's route table association, actions of the budget.
 */
export async function findTemplateParts(search: Search, found: readonly Found[]): Promise<Found[]> {
    return inEach(found, (thing) => {
        switch (thing.kind) {
            case "security group":
                return rulesOf(search, thing);
            case "subnet":
                return associationsOf(search, thing);
            case "budget":
                return actionsOf(search, thing);
            default:
                return Promise.resolve([]);
        }
    });
}

async function rulesOf({ clients }: Search, { handle, id: group }: Found): Promise<Found[]> {
    const Filters = [{ Name: "group-id", Values: [group] }];
    const pages = paginateDescribeSecurityGroupRules({ client: clients.ec2 }, { Filters });
    const rules = await allOf(pages, (page) => page.SecurityGroupRules);
    return rules.map(({ SecurityGroupRuleId = "", IsEgress }) => ({
        handle,
        kind: "security group rule",
        id: SecurityGroupRuleId,
        within: group,
        access: false,
        detail: IsEgress === true ? "egress" : "ingress",
    }));
}

async function associationsOf({ clients }: Search, { handle, id: subnet }: Found): Promise<Found[]> {
    const Filters = [{ Name: "association.subnet-id", Values: [subnet] }];
    const tables = await allOf(
        paginateDescribeRouteTables({ client: clients.ec2 }, { Filters }),
        (page) => page.RouteTables,
    );
    return tables
        .flatMap(({ Associations = [] }) => Associations)
        .filter(({ SubnetId }) => SubnetId === subnet)
        .map(({ RouteTableAssociationId = "" }) => ({
            handle,
            kind: "route table association",
            id: RouteTableAssociationId,
            within: subnet,
            access: false,
        }));
}

/** The id is the engine's: `account:action:budget`. */
async function actionsOf({ clients, organization }: Search, { handle, id: budget }: Found): Promise<Found[]> {
    const { accountId: AccountId } = organization.aws;
    const BudgetName = budget.slice(AccountId.length + 1);
    const pages = paginateDescribeBudgetActionsForBudget({ client: clients.budgets }, { AccountId, BudgetName });
    const actions = await unlessMissing(allOf(pages, (page) => page.Actions));
    return (actions ?? []).map(({ ActionId = "" }) => ({
        handle,
        kind: "budget action",
        id: [AccountId, ActionId, BudgetName].join(":"),
        within: BudgetName,
        access: false,
    }));
}
