import { asText } from "../../rehearsal/cloud/values";
import type { CloudObject, CloudState, Member } from "../../rehearsal/cloud/world";

/**
 * The cloud after a contractor used the sandbox: two services, three tasks (two of the services', one that is left over),
 * two task definitions, three images (one of them a list that names another), five objects and versions in the bucket,
 * two network interfaces (one of a task, one left behind), two log streams, and a log group of their own.
 */
export function usedSandbox(state: CloudState, handle: string): CloudState {
    const own = (part: string) => {
        const found = state.objects.find(({ urn }) => urn?.endsWith(`::${handle}/${part}`));
        if (found === undefined) {
            throw new Error(`The cloud has no ${handle}/${part}.`);
        }
        return found;
    };
    const [cluster, repository, bucket] = [own("cluster"), own("image-repository"), own("bucket")];
    const [subnet, group, logGroup] = [own("subnet"), own("security-group"), own("log-group")];
    const kept = new Map<CloudObject, readonly Member[]>([
        [cluster, [...SERVICES, ...tasksOf(handle)]],
        [repository, IMAGES],
        [bucket, OBJECTS],
        [subnet, interfacesOf(handle)],
        [group, interfacesOf(handle)],
    ]);
    return {
        ...state,
        objects: [
            ...state.objects.map((object) => {
                const more = kept.get(object);
                return more === undefined ? object : { ...object, members: [...(object.members ?? []), ...more] };
            }),
            ...[1, 2].map((revision) => taskDefinition(cluster, `contractor-${handle}_web`, revision)),
            ...["web/1", "worker/1"].map((name) => logStream(logGroup.id, name)),
            ownLogGroup(logGroup),
        ],
    };
}

const SERVICES: readonly Member[] = [
    { kind: "service", id: "web", desiredCount: 1 },
    { kind: "service", id: "worker", desiredCount: 1 },
];

const tasksOf = (handle: string): Member[] =>
    ["web", "worker", "left"].map((name) => ({ kind: "task", id: `${handle}-${name}-1` }));

const IMAGES: readonly Member[] = [
    { kind: "image", id: `sha256:${"a".repeat(64)}`, tag: "v1" },
    { kind: "image", id: `sha256:${"b".repeat(64)}`, tag: "v2", lists: `sha256:${"a".repeat(64)}` },
    { kind: "image", id: `sha256:${"c".repeat(64)}` },
];

const OBJECTS: readonly Member[] = [
    { kind: "object", id: "report.csv" },
    { kind: "object", id: "logs/2026/12/one & two.json", version: "v1" },
    { kind: "object", id: "logs/2026/12/one & two.json", version: "v2" },
    { kind: "object", id: "old.txt", version: "v3", deleteMarker: true },
    { kind: "object", id: "data/<part>.bin" },
];

const interfacesOf = (handle: string): Member[] => [
    { kind: "network interface", id: `eni-${handle}-1`, task: `${handle}-web-1` },
    { kind: "network interface", id: `eni-${handle}-2` },
];

function taskDefinition({ id }: CloudObject, family: string, revision: number): CloudObject {
    const arn = `${id.replace(/:cluster\/.*$/, "")}:task-definition/${family}:${revision}`;
    return made("aws:ecs/taskDefinition:TaskDefinition", family, { family, revision, arn });
}

function logStream(logGroupName: string, name: string): CloudObject {
    return made("aws:cloudwatch/logStream:LogStream", name, { logGroupName, name });
}

function ownLogGroup({ id, outputs: { arn } }: CloudObject): CloudObject {
    const name = `${id}/debug`;
    return made("aws:cloudwatch/logGroup:LogGroup", name, { name, arn: `${asText(arn)}/debug` });
}

/** Something that no program made. */
function made(type: string, id: string, outputs: CloudObject["outputs"]): CloudObject {
    return { type, id, inputs: {}, outputs };
}
