import { z } from "zod";
import { decodeProperties, type GraphResource, isSecret } from "./graph";

const properties = z.record(z.string(), z.unknown()).nullish();

const stateResource = z.object({
    urn: z.string(),
    type: z.string(),
    id: z.string().optional(),
    inputs: properties,
    outputs: properties,
    parent: z.string().optional(),
    provider: z.string().optional(),
    dependencies: z.array(z.string()).nullish(),
    propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
    protect: z.boolean().optional(),
    retainOnDelete: z.boolean().optional(),
    ignoreChanges: z.array(z.string()).optional(),
    aliases: z.array(z.string()).optional(),
    /** Marked for deletion by a replacement that did not finish: still there, so still judged. */
    delete: z.boolean().optional(),
});

const exportedState = z.object({
    version: z.literal(3),
    deployment: z.object({ resources: z.array(stateResource).default([]) }),
});

/**
 * The resources of a state that `pulumi stack export` wrote, in the order of the state.
 *
 * @throws Error when the text is no such state.
 */
export function readState(text: string): GraphResource[] {
    const read = exportedState.safeParse(JSON.parse(text));
    if (!read.success) {
        const problems = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
        throw new Error(`this is no state that \`pulumi stack export\` wrote (${problems.join("; ")})`);
    }
    return read.data.deployment.resources.map(toGraphResource);
}

function toGraphResource(state: z.infer<typeof stateResource>): GraphResource {
    const inputs = state.inputs ?? {};
    const dependencies = Object.entries(state.propertyDependencies ?? {});
    return {
        type: state.type,
        name: nameOf(state.urn),
        urn: state.urn,
        inputs: decodeProperties(inputs),
        outputs: decodeProperties(state.outputs ?? {}),
        ...(state.id !== undefined && { id: state.id }),
        ...(state.parent !== undefined && { parent: state.parent }),
        ...(state.provider !== undefined && { provider: providerOf(state.provider) }),
        dependencies: state.dependencies ?? [],
        propertyDependencies: Object.fromEntries(dependencies.map(([key, urns]) => [key, urns ?? []])),
        protect: state.protect ?? false,
        retainOnDelete: state.retainOnDelete ?? false,
        ignoreChanges: state.ignoreChanges ?? [],
        aliases: state.aliases ?? [],
        secrets: Object.keys(inputs).filter((key) => isSecret(inputs[key])),
    };
}

/** The logical name: what follows the last `::` of a URN. */
function nameOf(urn: string): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}

/** A state names a provider by its URN and id. */
function providerOf(reference: string): { type: string; name: string; urn: string } {
    const urn = reference.slice(0, reference.lastIndexOf("::"));
    return { type: urn.split("::")[2] ?? "", name: nameOf(urn), urn };
}
