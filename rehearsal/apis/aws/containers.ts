import type { CloudObject, Member, World } from "../../cloud/world";
import { type Form, formsOf, textOf, textsOf } from "./form";
import {
    arnOf,
    changeMembers,
    demand,
    dropMembers,
    membersOf,
    type Operations,
    page,
    type Place,
    remove,
    text,
    TYPES,
} from "./operation";
import { AwsError } from "./protocol";

/* ECS and ECR. */

function demandCluster(input: Form, world: World): CloudObject {
    const name = textOf(input, "cluster").split("/").at(-1) ?? "";
    return demand(world.find(TYPES.cluster, "name", name), "ClusterNotFoundException", "Cluster not found.");
}

/** A member of a cluster by its name or ARN. */
function demandMember(cluster: CloudObject, kind: string, reference: string, code: string): Member {
    const member = membersOf(cluster, kind).find(({ id }) => id === reference.split("/").at(-1));
    if (member === undefined) {
        throw new AwsError(code, `The referenced ${kind} was not found.`);
    }
    return member;
}

function arnsOf(kind: string, input: Form, { world, settings }: Place): string[] {
    const cluster = demandCluster(input, world);
    return membersOf(cluster, kind).map(({ id }) => arnOf(settings, "ecs", `${kind}/${text(cluster, "name")}/${id}`));
}

function listed(name: string, input: Form, things: readonly unknown[]): object {
    const { items, next } = page(things, textOf(input, "nextToken"));
    return { [name]: items, ...(next !== undefined && { nextToken: next }) };
}

function isInactive(definition: CloudObject): boolean {
    return definition.outputs.status === "INACTIVE";
}

function definitionsBy(input: Form, world: World, family: (name: string) => boolean): CloudObject[] {
    const status = textOf(input, "status") || "ACTIVE";
    return world
        .all(TYPES.taskDefinition)
        .filter((each) => family(text(each, "family")))
        .filter((each) => status === "ALL" || isInactive(each) === (status === "INACTIVE"));
}

function definitionBy(arn: string, world: World): CloudObject {
    return demand(
        world.find(TYPES.taskDefinition, "arn", arn),
        "ClientException",
        "Unable to describe task definition.",
    );
}

export const ecs: Operations = {
    ListClusters: (input, { world }) =>
        listed(
            "clusterArns",
            input,
            world.all(TYPES.cluster).map(({ id }) => id),
        ),
    DescribeClusters: (input, { world }) => {
        const wanted = textsOf(input, "clusters");
        const found = world.all(TYPES.cluster).filter(({ id }) => wanted.includes(id));
        return { clusters: found.map(({ id }) => ({ clusterArn: id, status: "ACTIVE" })), failures: [] };
    },
    DeleteCluster: (input, { world }) => {
        const cluster = demandCluster(input, world);
        const code =
            membersOf(cluster, "service").length > 0
                ? "ClusterContainsServicesException"
                : "ClusterContainsTasksException";
        remove(world, cluster, code);
        return { cluster: { clusterArn: cluster.id, status: "INACTIVE" } };
    },
    ListServices: (input, place) => listed("serviceArns", input, arnsOf("service", input, place)),
    DescribeServices: (input, place) => {
        const wanted = textsOf(input, "services");
        const found = arnsOf("service", input, place).filter((arn) => wanted.includes(arn));
        return { services: found.map((serviceArn) => ({ serviceArn, status: "ACTIVE" })), failures: [] };
    },
    UpdateService: (input, { world }) => {
        const cluster = demandCluster(input, world);
        const service = demandMember(cluster, "service", textOf(input, "service"), "ServiceNotFoundException");
        const desiredCount = Number(input.desiredCount);
        changeMembers(world, cluster, (member) => [member === service ? { ...member, desiredCount } : member]);
        return { service: { serviceName: service.id, desiredCount } };
    },
    DeleteService: (input, { world }) => {
        const cluster = demandCluster(input, world);
        const service = demandMember(cluster, "service", textOf(input, "service"), "ServiceNotFoundException");
        if (service.desiredCount !== 0 && input.force !== true) {
            throw new AwsError(
                "InvalidParameterException",
                "The service cannot be stopped while it is scaled above 0.",
            );
        }
        changeMembers(world, cluster, (member) => (member === service ? [] : [member]));
        return { service: { serviceName: service.id, status: "DRAINING" } };
    },
    ListTasks: (input, place) => listed("taskArns", input, arnsOf("task", input, place)),
    StopTask: (input, { world }) => {
        const cluster = demandCluster(input, world);
        const task = demandMember(cluster, "task", textOf(input, "task"), "InvalidParameterException");
        changeMembers(world, cluster, (member) => (member === task ? [] : [member]));
        // Its network interface goes with it.
        for (const { id } of world
            .all(TYPES.subnet)
            .flatMap((subnet) => membersOf(subnet, "network interface"))
            .filter((each) => each.task === task.id)) {
            dropMembers(world, [TYPES.subnet, TYPES.securityGroup], "network interface", id);
        }
        return { task: { lastStatus: "STOPPED" } };
    },
    ListTaskDefinitionFamilies: (input, { world }) => {
        const definitions = definitionsBy(input, world, (family) => family.startsWith(textOf(input, "familyPrefix")));
        return listed("families", input, [...new Set(definitions.map((each) => text(each, "family")))]);
    },
    ListTaskDefinitions: (input, { world }) => {
        // In spite of the parameter's name, the whole family is meant.
        const definitions = definitionsBy(input, world, (family) => family === textOf(input, "familyPrefix"));
        return listed(
            "taskDefinitionArns",
            input,
            definitions.map((each) => text(each, "arn")),
        );
    },
    DeregisterTaskDefinition: (input, { world }) => {
        const definition = definitionBy(textOf(input, "taskDefinition"), world);
        world.put({ ...definition, outputs: { ...definition.outputs, status: "INACTIVE" } }, definition);
        return { taskDefinition: { taskDefinitionArn: text(definition, "arn"), status: "INACTIVE" } };
    },
    DeleteTaskDefinitions: (input, { world }) => {
        const definitions = textsOf(input, "taskDefinitions").map((arn) => definitionBy(arn, world));
        if (definitions.length > 10) {
            throw new AwsError("InvalidParameterException", "The maximum number of task definitions is 10.");
        }
        const failures = definitions
            .filter((each) => !isInactive(each))
            .map((each) => ({
                arn: text(each, "arn"),
                reason: "The specified task definition is still in ACTIVE status.",
            }));
        definitions.filter(isInactive).forEach((each) => world.remove(each));
        return { taskDefinitions: [], failures };
    },
};

function demandRepository(input: Form, world: World): CloudObject {
    const name = textOf(input, "repositoryName");
    return demand(
        world.get(TYPES.repository, name),
        "RepositoryNotFoundException",
        `The repository with name '${name}' does not exist`,
    );
}

export const ecr: Operations = {
    DescribeRepositories: (input, { world }) =>
        listed(
            "repositories",
            input,
            world.all(TYPES.repository).map((each) => ({ repositoryName: each.id, repositoryArn: text(each, "arn") })),
        ),
    ListImages: (input, { world }) => {
        const images = membersOf(demandRepository(input, world), "image");
        return listed(
            "imageIds",
            input,
            images.map(({ id, tag }) => ({ imageDigest: id, ...(tag !== undefined && { imageTag: tag }) })),
        );
    },
    BatchDeleteImage: (input, { world }) => {
        const repository = demandRepository(input, world);
        const digests = formsOf(input, "imageIds").map((each) => textOf(each, "imageDigest"));
        const images = membersOf(repository, "image").filter(({ id }) => digests.includes(id));
        // An image that a list of images names goes after the list.
        const inList = images.filter(({ id }) => membersOf(repository, "image").some(({ lists }) => lists === id));
        changeMembers(world, repository, (member) =>
            images.includes(member) && !inList.includes(member) ? [] : [member],
        );
        const failures = inList.map(({ id }) => ({
            imageId: { imageDigest: id },
            failureCode: "ImageReferencedByManifestList",
            failureReason: "Requested image referenced by manifest list",
        }));
        return { imageIds: [], failures };
    },
    DeleteRepository: (input, { world }) => {
        const repository = demandRepository(input, world);
        const emptied = input.force === true ? changeMembers(world, repository, () => []) : repository;
        remove(world, emptied, "RepositoryNotEmptyException");
        return {};
    },
};
