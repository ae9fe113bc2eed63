import { newCall, type Occasion, outputsOf, withInputs } from "./call";
import { diff, type Difference } from "./diff";
import { CloudError } from "./errors";
import { autoNamed, documentsAsText, generationOf } from "./inputs";
import { operate, refuseByFault } from "./operate";
import { conflict, goesWith, referenceProblem, releaseProblem } from "./relations";
import type { Call, Failure, Row } from "./row";
import { restore, Secrets } from "./secrets";
import { type CloudSettings, defaultSettings } from "./settings";
import { MemoryStore, type Store } from "./store";
import {
    entryOf,
    type Invokes,
    invokes as allInvokes,
    type TableEntry,
    unknownFunction,
    unknownType,
} from "./table/index";
import { validate } from "./validate";
import { type Properties, type Props, reveal } from "./values";
import type { CloudObject, World } from "./world";

/** The answer of `check`: the inputs with invented names and with documents as JSON text, and what is wrong with them. */
export interface Checked {
    inputs: Properties;
    failures: Failure[];
}

/** What the engine's state says of a resource. */
export interface Recorded {
    urn?: string;
    /** The outputs in the engine's state. */
    outputs?: Properties;
}

/**
 * AWS, Okta and GitHub in memory, as strict as their Pulumi providers are known to be. Each method does what the
 * provider's method of that name does for the engine.
 *
 * Values may be `Secret` or, for `check` and `diff`, `Unknown` (values.ts). Every method but `check` and `diff` touches
 * the store, is logged there, and throws a `CloudError` with the message that a user would read when it is refused.
 */
export class Cloud {
    readonly settings: CloudSettings;

    constructor(
        readonly store: Store = new MemoryStore(),
        settings: Partial<CloudSettings> = {},
        readonly invokes: Invokes = allInvokes,
    ) {
        this.settings = { ...defaultSettings, ...settings };
    }

    /** Validates the inputs of one resource and completes them. `olds` are its previous inputs, if it exists. */
    check(type: string, urn: string, inputs: Properties, olds: Properties = {}): Checked {
        refuseByFault(this.store, "check", type, urn);
        const entry = entryOf(type);
        if (entry === undefined) {
            return { inputs, failures: [{ property: "", reason: unknownType(type) }] };
        }
        const named = autoNamed(entry.row, inputs, olds, urn, generationOf(this.store.world(), type, urn));
        return { inputs: documentsAsText(entry.schema, named), failures: validate(entry.schema, entry.row, named) };
    }

    /** What changing a resource from its recorded outputs `olds` to the inputs `news` would do. */
    diff(type: string, urn: string, olds: Properties, news: Properties): Difference {
        refuseByFault(this.store, "diff", type, urn);
        const entry = known(type);
        return diff(entry, urn.split("::").at(-1) ?? "", olds, documentsAsText(entry.schema, news));
    }

    create(type: string, urn: string, inputs: Properties): { id: string; outputs: Properties } {
        return operate(this.store, { operation: "create", type, urn, id: "" }, (world) => {
            const { schema, row } = known(type);
            const generation = generationOf(world, type, urn);
            const given = documentsAsText(schema, inputs);
            const call = this.#call({ type, urn, world, generation }, row, reveal(given));
            const doing = `creating ${type} (${call.name})`;
            refuse(doing, referenceProblem(row, call));
            const outputs = outputsOf({ schema, row }, call);
            refuse(doing, conflict(row, withInputs(call, outputs)) ?? row.refuseCreate?.(call));
            const id = row.id(withInputs(call, outputs));
            const secrets = new Secrets(given);
            world.generations[`${type}|${urn}`] = generation + 1;
            // What a service takes twice (PutRolePolicy, say) is there once: the second call writes over the first.
            const before = find(world, type, id, row, outputs);
            const now = { inputs: secrets.redact(reveal(given)), outputs: secrets.redact(outputs) };
            world.put({ type, id, urn, ...now }, before);
            row.after?.("create", withInputs(call, outputs));
            return { id, outputs: secrets.conceal(outputs) };
        });
    }

    /** The live state, or undefined when it is gone. */
    read(
        type: string,
        id: string,
        { urn = "", outputs: state = {} }: Recorded = {},
    ): { id: string; outputs: Properties; inputs: Properties } | undefined {
        return operate(this.store, { operation: "read", type, urn, id }, (world) => {
            const { row } = known(type);
            const object = find(world, type, id, row, state);
            if (object === undefined) {
                refuse(`reading ${type} (${id})`, row.readFails && "404: it does not exist");
                return undefined;
            }
            const live = Object.entries(object.outputs).map(
                ([key, value]) => [key, restore(value, state[key])] as const,
            );
            const inputs = live.filter(([key]) => key in object.inputs);
            return { id, outputs: Object.fromEntries(live), inputs: Object.fromEntries(inputs) };
        });
    }

    update(
        type: string,
        id: string,
        news: Properties,
        { urn = "", outputs: state = {} }: Recorded = {},
    ): { outputs: Properties } {
        return operate(this.store, { operation: "update", type, urn, id }, (world) => {
            const { schema, row } = known(type);
            const previous = find(world, type, id, row, state);
            if (previous === undefined) {
                throw new CloudError(`updating ${type} (${id}): 404: it does not exist`);
            }
            const given = documentsAsText(schema, news);
            const call = this.#call({ type, urn, world, generation: 0, previous }, row, reveal(given));
            refuse(`updating ${type} (${id})`, referenceProblem(row, call));
            const outputs = outputsOf({ schema, row }, call);
            refuse(`updating ${type} (${id})`, conflict(row, withInputs(call, outputs)) ?? row.refuseUpdate?.(call));
            const secrets = new Secrets(given);
            const now = { inputs: secrets.redact(reveal(given)), outputs: secrets.redact(outputs) };
            world.put({ ...previous, ...now }, previous);
            row.after?.("update", withInputs(call, outputs));
            return { id, outputs: secrets.conceal(outputs) };
        });
    }

    delete(type: string, id: string, { urn = "", outputs: state = {} }: Recorded = {}): void {
        operate(this.store, { operation: "delete", type, urn, id }, (world) => {
            const { row } = known(type);
            const object = find(world, type, id, row, state);
            if (object === undefined) {
                refuse(`deleting ${type} (${id})`, row.gone);
                return undefined;
            }
            const call = this.#call({ type, urn, world, generation: 0, previous: object }, row, object.outputs);
            if (row.keepsOnDelete?.(call) !== true) {
                refuse(`deleting ${type} (${id})`, releaseProblem(row, object, world) ?? row.refuseDelete?.(call));
                for (const going of [object, ...goesWith(row, object, world), ...(row.cascade?.(call) ?? [])]) {
                    world.remove(going);
                }
                row.after?.("delete", call);
            }
            return undefined;
        });
    }

    /** Calls a function of a provider (a data source). Throws for a function that the table does not have. */
    invoke(token: string, inputs: Properties): Props {
        let result: Props = {};
        operate(this.store, { operation: "invoke", type: token, urn: token, id: "" }, (world) => {
            const invoke = this.invokes[token];
            if (invoke === undefined) {
                throw new CloudError(unknownFunction(token));
            }
            result = invoke(reveal(inputs), this.settings, world);
            return undefined;
        });
        return result;
    }

    #call(occasion: Omit<Occasion, "settings">, row: Row, inputs: Props): Call {
        return newCall({ ...occasion, settings: this.settings }, { ...row.defaults, ...inputs });
    }
}

function known(type: string): TableEntry {
    const entry = entryOf(type);
    if (entry === undefined) {
        throw new CloudError(unknownType(type));
    }
    return entry;
}

function refuse(doing: string, problem: string | false | undefined): void {
    if (problem !== undefined && problem !== false) {
        throw new CloudError(`${doing}: ${problem}`);
    }
}

function find(world: World, type: string, id: string, row: Row, state: Properties): CloudObject | undefined {
    const identity = (row.identity ?? []).flatMap((key) =>
        state[key] === undefined ? [] : [[key, state[key]] as const],
    );
    return world.get(type, id, reveal(Object.fromEntries(identity)));
}
