import type { CloudObject, Member, World } from "../../cloud/world";
import { asText } from "../../cloud/values";
import { type Form, formsOf, textOf, textsOf } from "./form";
import { changeMembers, demand, membersOf, type Operations, page, remove, tagsOf, text, TYPES } from "./operation";

/* S3, CloudWatch Logs, Parameter Store, AWS Budgets, and the tags of everything. */

function demandBucket(input: Form, world: World): CloudObject {
    return demand(
        world.get(TYPES.bucket, textOf(input, "Bucket")),
        "NoSuchBucket",
        "The specified bucket does not exist",
        404,
    );
}

function versionOf({ version }: Member): string {
    return version === undefined ? "null" : asText(version);
}

export const s3: Operations = {
    ListBuckets: (input, { world }) => {
        const { items, next } = page(world.all(TYPES.bucket), textOf(input, "continuation-token"));
        return { Buckets: { Bucket: items.map(({ id }) => ({ Name: id })) }, ContinuationToken: next };
    },
    ListObjectVersions: (input, { world }) => {
        const { items, next } = page(membersOf(demandBucket(input, world), "object"), textOf(input, "key-marker"));
        const shown = (marker: boolean) =>
            items
                .filter(({ deleteMarker }) => (deleteMarker === true) === marker)
                .map((each) => ({ Key: each.id, VersionId: versionOf(each), IsLatest: true }));
        return {
            Name: textOf(input, "Bucket"),
            IsTruncated: next !== undefined,
            NextKeyMarker: next,
            Version: shown(false),
            DeleteMarker: shown(true),
        };
    },
    DeleteObjects: (input, { world }) => {
        const bucket = demandBucket(input, world);
        const named = formsOf(input, "Objects").map((each) => `${textOf(each, "Key")} ${textOf(each, "VersionId")}`);
        changeMembers(world, bucket, (member) =>
            member.kind === "object" && named.includes(`${member.id} ${versionOf(member)}`) ? [] : [member],
        );
        return { Deleted: [{}] };
    },
    DeleteBucket: (input, { world }) => {
        remove(world, demandBucket(input, world), "BucketNotEmpty");
        return {};
    },
};

function listed(name: string, token: string, input: Form, things: readonly object[]): object {
    const { items, next } = page(things, textOf(input, token));
    return { [name]: items, ...(next !== undefined && { [token]: next }) };
}

export const logs: Operations = {
    DescribeLogGroups: (input, { world }) => {
        const groups = world.all(TYPES.logGroup).filter(({ id }) => id.startsWith(textOf(input, "logGroupNamePrefix")));
        return listed(
            "logGroups",
            "nextToken",
            input,
            groups.map((each) => ({ logGroupName: each.id, logGroupArn: text(each, "arn") })),
        );
    },
    DeleteLogGroup: (input, { world }) => {
        const group = world.get(TYPES.logGroup, textOf(input, "logGroupName"));
        remove(
            world,
            demand(group, "ResourceNotFoundException", "The specified log group does not exist."),
            "OperationAbortedException",
        );
        return {};
    },
};

export const parameters: Operations = {
    DescribeParameters: (input, { world }) => {
        const prefixes = formsOf(input, "ParameterFilters").flatMap((filter) => textsOf(filter, "Values"));
        const found = world.all(TYPES.parameter).filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)));
        return listed(
            "Parameters",
            "NextToken",
            input,
            found.map((each) => ({ Name: each.id, ARN: text(each, "arn") })),
        );
    },
    DeleteParameter: (input, { world }) => {
        const parameter = world.get(TYPES.parameter, textOf(input, "Name"));
        world.remove(demand(parameter, "ParameterNotFound", "The parameter couldn't be found."));
        return {};
    },
};

function demandBudget(input: Form, world: World): CloudObject {
    const name = textOf(input, "BudgetName");
    return demand(
        world.find(TYPES.budget, "name", name),
        "NotFoundException",
        `Unable to get budget: ${name} - the budget doesn't exist.`,
    );
}

export const budgets: Operations = {
    DescribeBudgets: (input, { world }) =>
        listed(
            "Budgets",
            "NextToken",
            input,
            world
                .all(TYPES.budget)
                .map((each) => ({ BudgetName: text(each, "name"), TimeUnit: "MONTHLY", BudgetType: "COST" })),
        ),
    DeleteBudget: (input, { world }) => {
        remove(world, demandBudget(input, world), "ResourceLockedException");
        return {};
    },
    DescribeBudgetActionsForBudget: (input, { world }) => {
        const budget = demandBudget(input, world);
        const actions = world
            .all(TYPES.budgetAction)
            .filter((each) => text(each, "budgetName") === text(budget, "name"));
        return listed(
            "Actions",
            "NextToken",
            input,
            actions.map((each) => ({ ActionId: text(each, "actionId"), BudgetName: text(each, "budgetName") })),
        );
    },
    DeleteBudgetAction: (input, { world }) => {
        const action = world.find(TYPES.budgetAction, "actionId", textOf(input, "ActionId"));
        world.remove(demand(action, "NotFoundException", "The action doesn't exist."));
        return {};
    },
};

export const tagging: Operations = {
    GetResources: (input, { world }) => {
        const filters = formsOf(input, "TagFilters").map(
            (filter) => [textOf(filter, "Key"), textsOf(filter, "Values")] as const,
        );
        const hasAll = (object: CloudObject) =>
            filters.every(([key, values]) => {
                const value = tagsOf(object)[key];
                return value !== undefined && (values.length === 0 || values.includes(asText(value)));
            });
        // Roles and users are in no answer of this API.
        const found = world
            .types()
            .filter((type) => type.startsWith("aws:") && type !== TYPES.role && type !== TYPES.user)
            .flatMap((type) => world.all(type))
            .filter(hasAll);
        const shown = found
            .filter((each) => text(each, "arn") !== "")
            .map((each) => ({
                ResourceARN: text(each, "arn"),
                Tags: Object.entries(tagsOf(each)).map(([Key, Value]) => ({ Key, Value })),
            }));
        return listed("ResourceTagMappingList", "PaginationToken", input, shown);
    },
};
