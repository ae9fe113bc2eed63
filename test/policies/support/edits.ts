import type { GraphResource } from "../../../policies/graph/graph";
import { holdsUnknown, isObject, type Properties, UNKNOWN, type Value, valueAt } from "../../../policies/model/values";
import { aResource, referred } from "./example-graph";

/** A change of a graph: a mutant when a rule must notice it, a variant when it must not. */
export type Edit = (graph: readonly GraphResource[]) => GraphResource[];

/** Gives a property of the named resource another value. */
export const spoil = (name: string, path: string, value: Value): Edit =>
    change(name, (each) => pointing(withValue(each, path, value), path));

/** Takes a property of the named resource away. */
export const without = (name: string, path: string): Edit => change(name, (each) => withValue(each, path, undefined));

/** Makes a property of the named resource unknown, as in a preview. */
export const hide = (name: string, path: string): Edit => spoil(name, path, UNKNOWN);

/** Gives the named resource an option, such as `{ protect: true }`. */
export const option = (name: string, options: Partial<GraphResource>): Edit =>
    change(name, (each) => ({ ...each, ...options }));

/** Adds a resource, such as a rogue one. */
export const add =
    (type: string, name: string, inputs: Properties): Edit =>
    (graph) => [...graph, aResource(type, name, inputs)];

/** Removes the named resource. */
export const remove =
    (name: string): Edit =>
    (graph) =>
        demanded(graph, name).filter((each) => each.name !== name);

/** Changes what the organization says of itself. */
export const fact = (path: string, value: Value): Edit => spoil("organization", path, value);

/** Changes one statement of a policy document. */
export const statement = (name: string, path: string, index: number, changes: Properties): Edit =>
    change(name, (each) => {
        const value = valueAt(each.inputs, path);
        const document = (typeof value === "string" ? JSON.parse(value) : value) as { Statement: Properties[] };
        const statements = document.Statement.map((one, at) => (at === index ? { ...one, ...changes } : one));
        return withValue(each, path, { ...document, Statement: statements });
    });

/** One edit after the other. */
export const both =
    (...edits: Edit[]): Edit =>
    (graph) =>
        edits.reduce<GraphResource[]>((changed, edit) => edit(changed), [...graph]);

function change(name: string, edit: (resource: GraphResource) => GraphResource): Edit {
    return (graph) => demanded(graph, name).map((each) => (each.name === name ? edit(each) : each));
}

/** A mutant of nothing would prove nothing. */
function demanded(graph: readonly GraphResource[], name: string): readonly GraphResource[] {
    if (!graph.some((each) => each.name === name)) {
        throw new Error(`the graph has no resource ${name}`);
    }
    return graph;
}

/** With another value a property depends on what that value names; what depends on an unknown value is known. */
function pointing(resource: GraphResource, path: string): GraphResource {
    const [property = ""] = path.split(".");
    const { [property]: value = null } = resource.inputs;
    return holdsUnknown(value)
        ? resource
        : { ...resource, propertyDependencies: { ...resource.propertyDependencies, [property]: referred(value) } };
}

/** The resource with a value at a path, in what was asked for and in what is there. Undefined takes the property away. */
export function withValue(resource: GraphResource, path: string, value: Value | undefined): GraphResource {
    const [inputs, outputs] = [resource.inputs, resource.outputs].map((each) => set(each, path.split("."), value));
    return { ...resource, inputs: inputs ?? {}, outputs: outputs ?? {} };
}

function set(properties: Properties, [key = "", ...rest]: readonly string[], value: Value | undefined): Properties {
    if (rest.length === 0 && value === undefined) {
        return Object.fromEntries(Object.entries(properties).filter(([each]) => each !== key));
    }
    const inner = properties[key];
    if (rest.length === 0) {
        return { ...properties, [key]: value ?? null };
    }
    if (Array.isArray(inner)) {
        const list = set(Object.fromEntries<Value>(inner.entries()), rest, value);
        return { ...properties, [key]: Object.values(list) };
    }
    return { ...properties, [key]: set(isObject(inner) ? inner : {}, rest, value) };
}
