import type { Properties } from "./values";

/** A provider as a resource names it. */
interface Provider {
    type: string;
    name: string;
    urn: string;
}

/** One resource as a rule sees it, wherever it comes from. What a place cannot tell is undefined. */
export interface Resource {
    /** Type token, such as `aws:iam/role:Role`. */
    type: string;
    /** Logical name, such as `ana-silva/deploy-role`. */
    name: string;
    urn: string;
    /** The service's id. Only the recorded graph and a state tell it. */
    id?: string;
    /** In `check` what was asked for (the inputs); in `checkStack` what is there (the outputs; in a preview the inputs). */
    properties: Properties;
    /** URN of the parent. */
    parent?: string;
    provider?: Provider;
    /** URNs of what it depends on; in `propertyDependencies` by the property that carries the value. */
    dependencies: readonly string[];
    propertyDependencies: Readonly<Record<string, readonly string[]>>;
    protect: boolean;
    /** Only a state tells it: the engine does not show it to policies. */
    retainOnDelete?: boolean;
    ignoreChanges: readonly string[];
    aliases: readonly string[];
    /** Names of the properties that are kept secret. Only a state tells them. */
    secrets?: readonly string[];
}

/** The components of the kit that say what all others are judged against. Registered as plain data, in every layer. */
export const ORGANIZATION = "contractor-access:index:Organization";
export const CONTRACTOR_ACCESS = "contractor-access:index:ContractorAccess";

/** True for what only groups others: the stack and components. Their types have no provider's module path. */
export function isComponent({ type }: Resource): boolean {
    return type === "pulumi:pulumi:Stack" || type.startsWith("contractor-access:");
}

/** True for `pulumi:providers:aws` and its like. */
export function isProvider({ type }: Resource): boolean {
    return type.startsWith("pulumi:providers:");
}

/**
 * Whose resource this is by its name: the kit names everything of a person `<handle>/...` and the person's component
 * `<handle>`. Undefined for the platform's, for providers and for what follows no such name.
 */
export function contractorOf({ type, name }: Pick<Resource, "type" | "name">): string | undefined {
    if (type === CONTRACTOR_ACCESS) {
        return name;
    }
    const owner = name.includes("/") ? name.slice(0, name.indexOf("/")) : undefined;
    return owner === "platform" ? undefined : owner;
}
