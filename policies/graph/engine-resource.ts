import type { PolicyResource, PolicyResourceOptions, ResourceValidationArgs } from "@pulumi/policy";
import type { Resource } from "../model/resource";
import type { Properties } from "../model/values";
import { decodeProperties } from "./graph";

/**
 * The properties behind the SDK's guard, which would throw at an unknown value: the SDK makes only a note of that, so
 * that a mandatory rule would pass. Here unknown is a value, and the rules say what it means.
 */
export function propertiesOf(guarded: Record<string, unknown>): Properties {
    const raw = guarded.__getSpecialProxyTarget;
    if (typeof raw !== "object" || raw === null) {
        throw new Error("this version of @pulumi/policy guards properties in another way");
    }
    return decodeProperties(raw as Record<string, unknown>);
}

type Common = Pick<ResourceValidationArgs, "type" | "name" | "urn" | "props" | "provider"> & {
    opts: PolicyResourceOptions;
};

function common({
    type,
    name,
    urn,
    props,
    provider,
    opts,
}: Common): Omit<Resource, "dependencies" | "propertyDependencies"> {
    return {
        type,
        name,
        urn,
        properties: propertiesOf(props),
        ...(opts.parent !== undefined && { parent: opts.parent }),
        ...(provider && { provider: { type: provider.type, name: provider.name, urn: provider.urn } }),
        protect: opts.protect,
        ignoreChanges: opts.ignoreChanges,
        aliases: opts.aliases,
    };
}

/** What the engine shows of one resource before it is made. */
export function resourceOf(args: ResourceValidationArgs): Resource {
    return { ...common(args), dependencies: [], propertyDependencies: {} };
}

/** What the engine shows of one resource after all steps, among all others. */
export function resourceOfStack(resource: PolicyResource): Resource {
    const dependencies = Object.entries(resource.propertyDependencies);
    return {
        ...common(resource),
        ...(resource.parent && { parent: resource.parent.urn }),
        dependencies: resource.dependencies.map(({ urn }) => urn),
        propertyDependencies: Object.fromEntries(dependencies.map(([key, list]) => [key, list.map(({ urn }) => urn)])),
    };
}
