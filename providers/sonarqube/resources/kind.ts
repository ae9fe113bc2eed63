import { z } from "zod";
import type { Http } from "../client/http";

/** Properties of a resource by name. */
export type Properties = Record<string, unknown>;

/** A resource as it is on the server. */
interface Found {
    id: string;
    inputs: Properties;
    /** Outputs that are no inputs. */
    computed?: Properties;
}

/** What is specific to one type of resource. */
export interface Definition<I extends Properties, R extends Properties, C extends Properties> {
    inputs: z.ZodObject & z.ZodType<I>;
    /**
     * What later calls need of the recorded state. Never stricter than the server: a refresh records what is there, a
     * gate without conditions too, and that must not keep anything from being mended or deleted.
     */
    recorded: z.ZodType<R>;
    /** Outputs that are no inputs, as `create` and `read` give them. */
    computed: z.ZodType<C>;
    /** Outputs that the engine must keep encrypted. */
    secrets?: readonly string[];
    /** Inputs whose change makes a new object. */
    replaceOn: readonly (keyof I & string)[];
    /** Why inputs must not change like this; undefined when they may. */
    refuseChange?(before: Properties, after: Properties): string | undefined;
    /** Makes the bare object, or fails when it exists. Whatever further calls it needs are left to `update`. */
    create(http: Http, inputs: I): Promise<{ id: string; computed: C }>;
    /** The object as it is, or undefined when it is gone. Without `recorded` it is to be imported. */
    read(http: Http, id: string, recorded?: R): Promise<Found | undefined>;
    /**
     * Makes the object what the inputs say, whatever it was before: it completes a new one, and mends one that was left
     * half-made. Absent where every input replaces.
     */
    update?(http: Http, id: string, inputs: I, recorded: R): Promise<void>;
    /** Takes the object away; done as well when it is gone already. */
    delete(http: Http, id: string, recorded: R): Promise<void>;
}

/** A type of resource for the dispatcher, which knows properties only. */
export interface Kind {
    /** Schema of the inputs, for checks here and in tests. */
    inputs: z.ZodObject;
    secrets: readonly string[];
    replaceOn: readonly string[];
    refuseChange(before: Properties, after: Properties): string | undefined;
    create(http: Http, inputs: Properties): Promise<{ id: string; outputs: Properties }>;
    read(
        http: Http,
        id: string,
        recorded: Properties,
    ): Promise<{ inputs: Properties; outputs: Properties } | undefined>;
    /** Undefined where there is nothing to do after `create`. */
    update: ((http: Http, id: string, inputs: Properties, recorded: Properties) => Promise<Properties>) | undefined;
    delete(http: Http, id: string, recorded: Properties): Promise<void>;
}

/** Hides the types of one definition behind its schemas. */
export function kind<I extends Properties, R extends Properties, C extends Properties>(
    definition: Definition<I, R, C>,
): Kind {
    const { inputs, recorded: state, computed } = definition;
    return {
        inputs,
        secrets: definition.secrets ?? [],
        replaceOn: definition.replaceOn,
        refuseChange: (before, after) => definition.refuseChange?.(before, after),
        create: async (http, given) => {
            const made = await definition.create(http, inputs.parse(given));
            return { id: made.id, outputs: { ...given, ...made.computed } };
        },
        read: async (http, id, recorded) => {
            const found = await definition.read(http, id, state.safeParse(recorded).data);
            return found && { inputs: found.inputs, outputs: { ...found.inputs, ...found.computed } };
        },
        update:
            definition.update &&
            (async (http, id, given, recorded) => {
                await definition.update?.(http, id, inputs.parse(given), state.parse(recorded));
                return { ...given, ...computed.parse(recorded) };
            }),
        delete: (http, id, recorded) => definition.delete(http, id, state.parse(recorded)),
    };
}

/** What a create says when it would take over something that others may rely on. */
export function existsAlready(type: string, what: string, id: string): Error {
    return new Error(
        `${what} exists in SonarQube already and is not taken over silently: delete it there, or bring it under this stack with pulumi import sonarqube:index:${type} <name> ${id} --generate-code=false.`,
    );
}

/** For a type that has no outputs of its own, or needs nothing of the recorded state. */
export const nothing = z.object({});
