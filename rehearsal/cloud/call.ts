import type { Call } from "./row";
import type { CloudSettings } from "./settings";
import type { TableEntry } from "./table/index";
import { logicalName } from "./urn";
import type { Props } from "./values";
import type { CloudObject, World } from "./world";

/** Everything that a call needs before its inputs are known. */
export interface Occasion {
    type: string;
    urn: string;
    world: World;
    settings: CloudSettings;
    /** How often the URN was created before. */
    generation: number;
    previous?: CloudObject | undefined;
}

export function newCall(occasion: Occasion, inputs: Props): Call {
    const { type, urn, world, settings, generation, previous } = occasion;
    return withInputs(
        {
            type,
            name: logicalName(urn),
            inputs,
            ...(previous && { previous }),
            world,
            settings,
            seed: (label) => [type, urn, generation, label].join("|"),
            text: () => "",
        },
        inputs,
    );
}

/** The same call with other inputs. */
export function withInputs(call: Call, inputs: Props): Call {
    const text = (property: string) => {
        const value = inputs[property];
        return typeof value === "string" ? value : "";
    };
    return { ...call, inputs, text };
}

/** What the service answers: the inputs, what it chose when the object was made, and what it derives. */
export function outputsOf({ schema, row }: TableEntry, call: Call): Props {
    const kept = Object.entries(call.previous?.outputs ?? {}).filter(
        ([key]) => schema.outputs.includes(key) || row.computed?.includes(key) === true,
    );
    const once = call.previous === undefined ? row.created?.(call) : Object.fromEntries(kept);
    const all = { ...once, ...call.inputs };
    return { ...all, ...row.outputs?.(withInputs(call, all)) };
}
