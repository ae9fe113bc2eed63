import type { GraphResource } from "../../../policies/graph/graph";
import { CONTRACTOR_ACCESS } from "../../../policies/model/resource";
import { isObject, type Properties } from "../../../policies/model/values";
import { Cloud } from "../../../rehearsal/cloud/cloud";
import type { CloudSettings } from "../../../rehearsal/cloud/settings";
import { MemoryStore } from "../../../rehearsal/cloud/store";
import { type CloudMocks, cloudMocks, type Recorded } from "../../../rehearsal/cloud/mocks";
import { runUnderMocks } from "../../../rehearsal/mocked-program";

/** The graph of one run of the program. */
export interface Recording {
    /** As the engine would show it to policies. */
    graph: GraphResource[];
    mocks: CloudMocks;
    /** The stack's output `platform`. */
    platform: unknown;
}

interface Run {
    stackFile: string;
    today: string;
    /** Of the in-memory cloud. */
    settings?: Partial<CloudSettings> | undefined;
    /** What a cohort's stack stands on. */
    below?: Recording | undefined;
}

/** Runs stacks/main.ts without any engine. */
export async function recordProgram({ stackFile, today, settings, below }: Run): Promise<Recording> {
    const mocks = below?.mocks ?? cloudMocks(new Cloud(new MemoryStore(), settings));
    const known = mocks.resources.length;
    const outputs = await runUnderMocks({ mocks: withPlatform(mocks, below?.platform), stackFile, today });
    const contractors = outputs.contractors as Record<string, { state: string }>;
    const graph = toGraph(mocks.resources.slice(known), (handle) => contractors[handle]?.state);
    return { graph, mocks, platform: outputs.platform };
}

/** Mocks know nothing of other stacks. */
function withPlatform(mocks: CloudMocks, platform: unknown): CloudMocks {
    return {
        ...mocks,
        newResource: (args) =>
            args.type === "pulumi:pulumi:StackReference"
                ? {
                      id: args.name,
                      state: { ...(args.inputs as object), outputs: { platform }, secretOutputNames: [] },
                  }
                : mocks.newResource(args),
    };
}

/**
 * What mocks recorded as a graph. They are told neither what a component gives `registerOutputs` nor what depends on
 * what: the first is the state of a person's access, the second shows by ids, which no two resources share by chance.
 */
export function toGraph(recorded: readonly Recorded[], stateOf: (handle: string) => string | undefined) {
    const urns = new Map<string, string[]>();
    recorded.forEach((each) => urns.set(each.id, [...(urns.get(each.id) ?? []), urnOf(each)]));
    return recorded.map((each): GraphResource => {
        const inputs = withoutChance(each.inputs) as Properties;
        const own = urnOf(each);
        const named = Object.entries(inputs).map(([key, value]): [string, string[]] => {
            const found = textsIn(value).flatMap((text) => urns.get(text) ?? []);
            return [key, [...new Set(found)].filter((urn) => urn !== own)];
        });
        const isPerson = each.type === CONTRACTOR_ACCESS;
        return {
            type: each.type,
            name: each.name,
            urn: own,
            id: each.id,
            inputs,
            outputs: isPerson
                ? { ...inputs, state: stateOf(each.name) ?? null }
                : (withoutChance(each.outputs) as Properties),
            dependencies: named.flatMap(([, found]) => found),
            propertyDependencies: Object.fromEntries(named.filter(([, found]) => found.length > 0)),
            protect: false,
            retainOnDelete: false,
            ignoreChanges: [],
            aliases: [],
        };
    });
}

const urnOf = ({ type, name }: Pick<Recorded, "type" | "name">) =>
    `urn:pulumi:example::contractor-access::${type}::${name}`;

/** SonarQube makes another token each time. */
function withoutChance(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value).replaceAll(/squ_[0-9a-f]{40}/g, "a token")) as unknown;
}

function textsIn(value: unknown): string[] {
    if (typeof value === "string") {
        return value === "" ? [] : [value];
    }
    if (Array.isArray(value)) {
        return value.flatMap(textsIn);
    }
    return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
