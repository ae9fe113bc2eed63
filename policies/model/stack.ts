import { CONTRACTOR_ACCESS, type Resource } from "./resource";
import { isObject, listOf, type Properties, valueAt } from "./values";

/** One entry of the roster, as its component says it. */
export interface Entry {
    handle: string;
    /** The plain entry; not judged for completeness here. */
    entry: Properties;
    /** `pending`, `active`, `suspended` or `expired`; undefined where the component did not say it. */
    state: string | undefined;
    resource: Resource;
}

/** All resources of a stack, indexed so that the cost of a stack rule grows with what it looks at. */
export interface Stack {
    resources: readonly Resource[];
    /** By handle. */
    entries: ReadonlyMap<string, Entry>;
    ofType(...types: string[]): Resource[];
    byUrn(urn: string): Resource | undefined;
    /**
     * What a property of a resource points to: by the engine's property dependencies, which a preview knows, or by a
     * value that equals an id, where ids are known (the recorded graph has no dependencies).
     */
    targets(resource: Resource, property: string): Resource[];
}

export function stackOf(resources: readonly Resource[]): Stack {
    const urns = new Map(resources.map((each) => [each.urn, each]));
    const types = groupByType(resources);
    const ids = new Map(resources.flatMap((each) => (each.id ? [[each.id, each] as const] : [])));
    const byId = (id: unknown) => (typeof id === "string" ? (ids.get(id) ?? []) : []);
    return {
        resources,
        entries: new Map((types.get(CONTRACTOR_ACCESS) ?? []).map((each) => [each.name, entryOf(each)])),
        ofType: (...wanted) => wanted.flatMap((type) => types.get(type) ?? []),
        byUrn: (urn) => urns.get(urn),
        targets: (resource, property) => {
            const named = (resource.propertyDependencies[property] ?? []).flatMap((urn) => urns.get(urn) ?? []);
            return named.length > 0 ? named : listOf(valueAt(resource.properties, property)).flatMap(byId);
        },
    };
}

function groupByType(resources: readonly Resource[]): Map<string, Resource[]> {
    const types = new Map<string, Resource[]>();
    for (const each of resources) {
        const known = types.get(each.type);
        if (known === undefined) {
            types.set(each.type, [each]);
        } else {
            known.push(each);
        }
    }
    return types;
}

function entryOf(resource: Resource): Entry {
    const { entry, state } = resource.properties;
    return {
        handle: resource.name,
        entry: isObject(entry) ? entry : {},
        state: typeof state === "string" ? state : undefined,
        resource,
    };
}
