import {
    DescribeClustersCommand,
    DescribeServicesCommand,
    paginateListClusters,
    paginateListServices,
    paginateListTaskDefinitionFamilies,
    paginateListTaskDefinitions,
    paginateListTasks,
} from "@aws-sdk/client-ecs";
import { unlessMissing } from "../failures";
import { allOf, chunks, type Finder, type Found, handleIn, inEach, type Search } from "../found";
import { SHARED_PREFIX } from "./network";

/** Clusters by name, what is in them, and task definitions by family. */
export const findContainers: Finder = async (search) => {
    const clusters = await findClusters(search);
    const [inside, definitions] = await Promise.all([
        inEach(clusters, (cluster) => findInCluster(search, cluster)),
        findDefinitions(search),
    ]);
    return [...clusters, ...inside, ...definitions];
};

/** ECS goes on listing what is deleted for a while, as inactive. */
const INACTIVE = "INACTIVE";

/** Most that one call describes, by the API reference. */
const MOST = { clusters: 100, services: 10 };

async function findClusters(search: Search): Promise<Found[]> {
    const { ecs } = search.clients;
    const arns = await allOf(paginateListClusters({ client: ecs }, {}), (page) => page.clusterArns);
    const owned = arns.filter((arn) => handleIn(search, nameIn(arn), SHARED_PREFIX) !== undefined);
    const clusters = await inEach(chunks(owned, MOST.clusters), async (part) => {
        const answer = await ecs.send(new DescribeClustersCommand({ clusters: part }));
        return answer.clusters ?? [];
    });
    return clusters.flatMap(({ clusterArn: id = "", status }) => {
        const handle = handleIn(search, nameIn(id), SHARED_PREFIX);
        return handle === undefined || status === INACTIVE
            ? []
            : [{ handle, kind: "ECS cluster", id, access: false } as const];
    });
}

function nameIn(arn: string): string {
    return arn.split("/").at(-1) ?? "";
}

async function findInCluster(search: Search, cluster: Found): Promise<Found[]> {
    const found = await unlessMissing(Promise.all([servicesIn(search, cluster), tasksIn(search, cluster)]));
    return (found ?? []).flat();
}

async function servicesIn({ clients: { ecs } }: Search, { handle, id: cluster }: Found): Promise<Found[]> {
    const arns = await allOf(paginateListServices({ client: ecs }, { cluster }), (page) => page.serviceArns);
    const own = arns.filter((arn) => isIn(cluster, arn));
    const services = await inEach(chunks(own, MOST.services), async (part) => {
        const answer = await ecs.send(new DescribeServicesCommand({ cluster, services: part }));
        return answer.services ?? [];
    });
    return services
        .filter(({ status }) => status !== INACTIVE)
        .map(({ serviceArn: id = "" }) => ({ handle, kind: "ECS service", id, within: cluster, access: false }));
}

/** Tasks that run or shall run; those that have stopped go by themselves. */
async function tasksIn({ clients: { ecs } }: Search, { handle, id: cluster }: Found): Promise<Found[]> {
    const pages = paginateListTasks({ client: ecs }, { cluster, desiredStatus: "RUNNING" });
    const arns = await allOf(pages, (page) => page.taskArns);
    return arns
        .filter((arn) => isIn(cluster, arn))
        .map((id) => ({ handle, kind: "ECS task", id, within: cluster, access: false }));
}

/** An ARN names the cluster, unless it is of the form before 2018. Whatever a list may hold, a neighbour's task is never stopped. */
function isIn(cluster: string, arn: string): boolean {
    const [, name, own] = arn.split("/");
    return own === undefined || name === nameIn(cluster);
}

/** Definitions that are deregistered too: they stay until they are deleted. */
async function findDefinitions(search: Search): Promise<Found[]> {
    const { ecs: client } = search.clients;
    const prefix = search.handle === undefined ? SHARED_PREFIX : `${SHARED_PREFIX}${search.handle}_`;
    const pages = paginateListTaskDefinitionFamilies({ client }, { familyPrefix: prefix, status: "ALL" });
    const families = await allOf(pages, (page) => page.families);
    return inEach(families, async (familyPrefix) => {
        const handle = handleIn(search, familyPrefix, SHARED_PREFIX, "_");
        if (handle === undefined) {
            return [];
        }
        const [active, inactive] = await Promise.all(
            (["ACTIVE", "INACTIVE"] as const).map((status) =>
                allOf(
                    paginateListTaskDefinitions({ client }, { familyPrefix, status }),
                    (page) => page.taskDefinitionArns,
                ),
            ),
        );
        const ofStatus = (detail: string) => (id: string) =>
            ({ handle, kind: "task definition", id, access: false, detail }) as const;
        return [...(active ?? []).map(ofStatus("active")), ...(inactive ?? []).map(ofStatus("inactive"))];
    });
}
