import { paginateDescribeBudgets } from "@aws-sdk/client-budgets";
import { paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { paginateDescribeRepositories } from "@aws-sdk/client-ecr";
import { paginateListBuckets } from "@aws-sdk/client-s3";
import { paginateDescribeParameters } from "@aws-sdk/client-ssm";
import { contractorNames, platformNames } from "../../../components/planning/names";
import { allOf, type Finder, type Found, handleIn, type Kind, type Search } from "../found";
import { SHARED_PREFIX } from "./network";

const IMAGES = "contractors/";
const LOGS = "/contractors/";

/** Buckets, image repositories, log groups, parameters and budgets, by name. */
export const findStores: Finder = async (search) => {
    const found = await Promise.all([
        findBuckets(search),
        findRepositories(search),
        findLogGroups(search),
        findParameters(search),
        findBudgets(search),
    ]);
    return found.flat();
};

function named(search: Search, name: string, prefix: string, kind: Kind, id = name): Found[] {
    const handle = handleIn(search, name, prefix);
    return handle === undefined ? [] : [{ handle, kind, id, access: false }];
}

/** A name tells whose bucket it is only when the handle is known; tags tell the others (`tagged.ts`). */
async function findBuckets({ clients, organization, handle }: Search): Promise<Found[]> {
    if (handle === undefined) {
        return [];
    }
    const { bucket } = contractorNames(handle, organization);
    // The list has this account's alone: names of buckets are the world's.
    const pages = paginateListBuckets({ client: clients.s3 }, { Prefix: bucket });
    const buckets = await allOf(pages, (page) => page.Buckets);
    return buckets
        .filter(({ Name }) => Name === bucket)
        .map(() => ({ handle, kind: "S3 bucket", id: bucket, access: false }));
}

async function findRepositories(search: Search): Promise<Found[]> {
    const pages = paginateDescribeRepositories({ client: search.clients.ecr }, {});
    const repositories = await allOf(pages, (page) => page.repositories);
    return repositories.flatMap(({ repositoryName = "" }) => named(search, repositoryName, IMAGES, "ECR repository"));
}

async function findLogGroups(search: Search): Promise<Found[]> {
    const logGroupNamePrefix = `${LOGS}${search.handle ?? ""}`;
    const pages = paginateDescribeLogGroups({ client: search.clients.logs }, { logGroupNamePrefix });
    const groups = await allOf(pages, (page) => page.logGroups);
    return groups.flatMap(({ logGroupName: name = "" }) => {
        const extra = handleIn(search, name, LOGS, "/");
        return extra === undefined
            ? named(search, name, LOGS, "log group")
            : [{ handle: extra, kind: "extra log group", id: name, access: false } as const];
    });
}

/** Names only: what is in a parameter is not asked for. */
async function findParameters(search: Search): Promise<Found[]> {
    const path = platformNames.vpnRecordPath;
    const ParameterFilters = [{ Key: "Name", Option: "BeginsWith", Values: [`${path}${search.handle ?? ""}`] }];
    const pages = paginateDescribeParameters({ client: search.clients.ssm }, { ParameterFilters });
    const parameters = await allOf(pages, (page) => page.Parameters);
    return parameters.flatMap(({ Name = "" }) => named(search, Name, path, "SSM parameter"));
}

async function findBudgets(search: Search): Promise<Found[]> {
    const { accountId: AccountId } = search.organization.aws;
    const pages = paginateDescribeBudgets({ client: search.clients.budgets }, { AccountId });
    const budgets = await allOf(pages, (page) => page.Budgets);
    return budgets.flatMap(({ BudgetName = "" }) =>
        named(search, BudgetName, SHARED_PREFIX, "budget", `${AccountId}:${BudgetName}`),
    );
}
