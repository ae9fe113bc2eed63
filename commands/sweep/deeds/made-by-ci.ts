import { DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DeleteNetworkInterfaceCommand, paginateDescribeNetworkInterfaces } from "@aws-sdk/client-ec2";
import { BatchDeleteImageCommand, type ImageFailure } from "@aws-sdk/client-ecr";
import {
    DeleteServiceCommand,
    DeleteTaskDefinitionsCommand,
    DeregisterTaskDefinitionCommand,
    StopTaskCommand,
    UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { DeleteObjectsCommand } from "@aws-sdk/client-s3";
import type { AwsClients } from "../../aws/clients";
import { allOf } from "../../aws/found";
import type { Swept } from "../decide";
import { batches, type Deed, joined, oneByOne } from "./deed";

/** Most that one call takes, by the API references. */
const MOST = { taskDefinitions: 10, images: 100, objects: 1000 };

export const services = oneByOne(async ({ ecs }, { id: service, within: cluster }) => {
    await ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: 0 }));
    await ecs.send(new DeleteServiceCommand({ cluster, service, force: true }));
});

export const tasks = oneByOne(({ ecs }, { id: task, within: cluster }) =>
    ecs.send(new StopTaskCommand({ cluster, task, reason: "Contractor off-boarded" })),
);

const deregistrations = oneByOne(async ({ ecs }, { id: taskDefinition, detail }) => {
    if (detail !== "inactive") {
        await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    }
});

const deletions = batches(MOST.taskDefinitions, async ({ ecs }, things) => {
    const request = new DeleteTaskDefinitionsCommand({ taskDefinitions: things.map(({ id }) => id) });
    const { failures = [] } = await ecs.send(request);
    refuse(failures.map(({ arn = "", reason = "" }) => `${arn}: ${reason}`));
});

/** Only what is deregistered can be deleted. */
export const taskDefinitions: Deed = async (clients, things) => {
    const deregistered = await deregistrations(clients, things);
    const deleted = await deletions(clients, deregistered.gone);
    return joined([{ ...deregistered, gone: [] }, deleted]);
};

/** Images that a list of images names go after the list, so what is refused for that is tried again. */
export const images = batches(MOST.images, async ({ ecr }, things) => {
    let left = things.map(({ id }) => id);
    let failures: ImageFailure[] = [];
    let before: number;
    do {
        before = left.length;
        const imageIds = left.map((imageDigest) => ({ imageDigest }));
        const request = new BatchDeleteImageCommand({ repositoryName: things[0]?.within, imageIds });
        ({ failures = [] } = await ecr.send(request));
        failures = failures.filter(({ failureCode }) => failureCode !== "ImageNotFound");
        left = failures.flatMap(({ imageId }) => imageId?.imageDigest ?? []);
    } while (left.length > 0 && left.length < before);
    refuse(failures.map(({ imageId, failureReason = "" }) => `${imageId?.imageDigest ?? ""}: ${failureReason}`));
});

export const objects = batches(MOST.objects, async ({ s3 }, things) => {
    const Objects = things.map(({ id: Key, version: VersionId }) => ({ Key, VersionId }));
    const request = new DeleteObjectsCommand({ Bucket: things[0]?.within, Delete: { Objects, Quiet: true } });
    const { Errors = [] } = await s3.send(request);
    refuse(Errors.map(({ Key = "", Code = "", Message = "" }) => `${Key}: ${Code}: ${Message}`));
});

export const logGroups = oneByOne(({ logs }, { id: logGroupName }) =>
    logs.send(new DeleteLogGroupCommand({ logGroupName })),
);

const detached = oneByOne(({ ec2 }, { id }) => ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id })));

/**
 * Interfaces that nothing is attached to. Those of a task are AWS's own: nobody else can delete them, and they go within
 * about 20 minutes of the task's end.
 */
export const networkInterfaces: Deed = async (clients, things) => {
    const now = await statusOf(clients, things).catch((error: unknown) => String(error));
    if (typeof now === "string") {
        return { gone: [], waiting: [], errors: [now] };
    }
    const gone = things.filter(({ id }) => !now.has(id));
    const free = things.filter(({ id }) => now.get(id) === "available");
    const waiting = things.filter((thing) => !gone.includes(thing) && !free.includes(thing));
    return joined([await detached(clients, free), { gone, waiting, errors: [] }]);
};

async function statusOf({ ec2: client }: AwsClients, things: readonly Swept[]): Promise<Map<string, string>> {
    const Filters = [{ Name: "subnet-id", Values: [...new Set(things.flatMap(({ within }) => within ?? []))] }];
    const pages = paginateDescribeNetworkInterfaces({ client }, { Filters });
    const found = await allOf(pages, (page) => page.NetworkInterfaces);
    return new Map(found.map(({ NetworkInterfaceId = "", Status = "" }) => [NetworkInterfaceId, Status]));
}

/** @throws Error when AWS took the call and did not do all of it. */
function refuse(reasons: readonly string[]): void {
    if (reasons.length > 0) {
        throw new Error(reasons.join("; "));
    }
}
