import type { AwsClients } from "../aws/clients";
import { about } from "../aws/failures";
import { findContainers } from "../aws/find/containers";
import { findContents } from "../aws/find/contents";
import { findIdentities } from "../aws/find/identity";
import { findInterfaces, findNetwork } from "../aws/find/network";
import { findStores } from "../aws/find/stores";
import { findTemplateParts } from "../aws/find/template-parts";
import { findEndpoints, findRules } from "../aws/find/vpn";
import { type Found, inEach, type Search } from "../aws/found";
import { type KnownResource, type Swept, type SweptKind, whatGoes } from "./decide";
import { type Deed, joined, type Outcome } from "./deeds/deed";
import * as madeByCi from "./deeds/made-by-ci";
import * as ofTemplate from "./deeds/of-template";

/** Whose things, and what the engine's state knows. */
export interface SweepRequest extends Search {
    handle: string;
    /** The resources of the stack that the person's entry is or was in; without them only what CI made is looked for. */
    state?: readonly KnownResource[];
    /** As in `SystemContext`. */
    vpnEndpointId?: string;
}

/** What a sweep of one person would take away, in its order. Changes nothing. */
export async function planSweep(request: SweepRequest): Promise<Swept[]> {
    return about("AWS", async () => {
        const found = await findMadeByCi(request);
        const own = request.state === undefined ? [] : await findOwn(request, found);
        return whatGoes([...found, ...own], request.state);
    });
}

/** What CI makes, with what it is in. */
async function findMadeByCi(search: Search): Promise<Found[]> {
    const [network, containers, stores] = await Promise.all([
        findNetwork(search),
        findContainers(search),
        findStores(search),
    ]);
    const [interfaces, contents] = await Promise.all([findInterfaces(search, network), findContents(search, stores)]);
    return [...network, ...containers, ...stores, ...interfaces, ...contents];
}

/** What else an entry makes. */
async function findOwn(request: SweepRequest, found: readonly Found[]): Promise<Found[]> {
    const endpoints = await findEndpoints(request.clients, request.vpnEndpointId);
    const [identities, parts, rules] = await Promise.all([
        findIdentities(request),
        findTemplateParts(request, found),
        inEach(endpoints, (endpoint) => findRules(request, endpoint)),
    ]);
    return [...identities, ...parts, ...rules];
}

const DEEDS: Record<SweptKind, Deed> = {
    "ECS service": madeByCi.services,
    "ECS task": madeByCi.tasks,
    "task definition": madeByCi.taskDefinitions,
    "network interface": madeByCi.networkInterfaces,
    image: madeByCi.images,
    object: madeByCi.objects,
    "extra log group": madeByCi.logGroups,
    "VPN authorization rule": ofTemplate.authorizationRules,
    "budget action": ofTemplate.budgetActions,
    budget: ofTemplate.budgets,
    "IAM role": ofTemplate.roles,
    "IAM policy": ofTemplate.policies,
    "security group rule": ofTemplate.securityGroupRules,
    "route table association": ofTemplate.routeTableAssociations,
    subnet: ofTemplate.subnets,
    "network ACL": ofTemplate.networkAcls,
    "security group": ofTemplate.securityGroups,
    "ECR repository": ofTemplate.repositories,
    "S3 bucket": ofTemplate.buckets,
    "log group": madeByCi.logGroups,
    "ECS cluster": ofTemplate.clusters,
    "SSM parameter": ofTemplate.parameters,
};

/** Takes away what a plan names, kind after kind. What fails is in the outcome, and everything else is tried all the same. */
export async function carryOut(clients: AwsClients, plan: readonly Swept[]): Promise<Outcome> {
    const outcomes: Outcome[] = [];
    for (const kind of new Set(plan.map((thing) => thing.kind))) {
        outcomes.push(
            await DEEDS[kind](
                clients,
                plan.filter((thing) => thing.kind === kind),
            ),
        );
    }
    return joined(outcomes);
}
