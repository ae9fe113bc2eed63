import type { Plain, Props } from "./values";

/** Something that somebody keeps inside an object and that no program knows. */
export interface Member {
    /** In the service's words: `service`, `task`, `image`, `object`, `network interface`, `access key`. */
    readonly kind: string;
    readonly id: string;
    readonly [detail: string]: Plain;
}

/** One thing in the cloud. `outputs` is its live state; `inputs` is what was last asked for. */
export interface CloudObject {
    readonly type: string;
    readonly id: string;
    /** Absent for what was there before, or was made by somebody else. */
    readonly urn?: string;
    readonly inputs: Props;
    readonly outputs: Props;
    /** What keeps the object from being deleted; the HTTP faces list and delete members, and know no plain text. */
    readonly members?: readonly (Member | string)[];
}

export type Operation = "check" | "diff" | "create" | "read" | "update" | "delete" | "invoke";

export type FaultKind = "refused" | "lost" | "partial" | "slow" | "hung" | "unanswered";

/** Makes a call fail. A call is counted when every filter that is given matches it. */
export interface Fault {
    readonly operation?: Operation;
    readonly type?: string;
    /** The logical name: the last part of the URN. */
    readonly name?: string;
    /** Which matching call fails first, counted from 1 (the default). */
    readonly call?: number;
    /** How many calls in a row fail, 1 by default. */
    readonly times?: number;
    /**
     * - `refused` (default): nothing happens.
     * - `lost`: it happens, and the answer is an error.
     * - `partial` (create only): it happens, and the resource is reported as made but not ready.
     * - `slow`: it happens, and the answer comes after `milliseconds`.
     * - `hung`: nothing happens, and no answer ever comes.
     * - `unanswered`: it happens, and no answer ever comes.
     */
    readonly kind?: FaultKind;
    /** How long a slow call takes. */
    readonly milliseconds?: number;
    readonly message: string;
    /** How many calls matched so far; kept by the cloud. */
    seen?: number;
}

/** One call that reached the cloud. Check, diff and reads that went well are not logged: they change nothing. */
export interface LogEntry {
    readonly order: number;
    readonly operation: Operation;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly urn: string;
    /** Why the call failed. */
    readonly error?: string;
}

/** The state file, as a test reads and writes it. Sections that are not named here are kept as they are. */
export interface CloudState {
    readonly version: 1;
    readonly objects: readonly CloudObject[];
    readonly faults?: readonly Fault[];
    readonly log?: readonly LogEntry[];
    /** How many ids a URN has used, so that a replacement gets another one. */
    readonly generations?: Readonly<Record<string, number>>;
    readonly [section: string]: unknown;
}

function key({ type, id }: CloudObject): string {
    return `${type} ${id}`;
}

/** Adds to a list of a map, in place: thousands of objects of a type come one by one. */
function append(lists: Map<string, CloudObject[]>, name: string, object: CloudObject): void {
    const list = lists.get(name);
    if (list === undefined) {
        lists.set(name, [object]);
    } else {
        list.push(object);
    }
}

/** Everything in the cloud, in memory. Objects are replaced, never changed in place. */
export class World {
    readonly #ofType = new Map<string, CloudObject[]>();
    /** By type and id. Some services give several things one id (two assignments of one Okta group, for example). */
    readonly #byId = new Map<string, CloudObject[]>();
    faults: Fault[];
    log: LogEntry[];
    generations: Record<string, number>;
    /** Milliseconds until the call under way is answered; infinite when it never is. */
    answerAfter = 0;
    /** Sections of the state file that belong to other parts (live sessions, for example). */
    sections: Record<string, unknown>;

    constructor(state: CloudState = { version: 1, objects: [] }) {
        for (const object of state.objects) {
            this.put(object);
        }
        this.faults = (state.faults ?? []).map((fault) => ({ ...fault }));
        this.log = [...(state.log ?? [])];
        this.generations = { ...state.generations };
        const own = ["version", "objects", "faults", "log", "generations"];
        this.sections = Object.fromEntries(Object.entries(state).filter(([section]) => !own.includes(section)));
    }

    /** Types of which there is, or was, an object. */
    types(): string[] {
        return [...this.#ofType.keys()];
    }

    all(type: string): readonly CloudObject[] {
        return this.#ofType.get(type) ?? [];
    }

    /** The object with this id, and with these properties when there may be several. */
    get(type: string, id: string, identity: Props = {}): CloudObject | undefined {
        const wanted = Object.entries(identity).map(([key, value]) => [key, JSON.stringify(value)] as const);
        const isIt = ({ outputs }: CloudObject) => wanted.every(([key, text]) => JSON.stringify(outputs[key]) === text);
        return this.#byId.get(`${type} ${id}`)?.find(isIt);
    }

    /** The first object of a type with this output. */
    find(type: string, property: string, value: Plain | undefined): CloudObject | undefined {
        return this.all(type).find((object) => object.outputs[property] === value);
    }

    /** Adds an object, in the place of `previous` if that is given. */
    put(object: CloudObject, previous?: CloudObject): void {
        if (previous === undefined) {
            append(this.#ofType, object.type, object);
            append(this.#byId, key(object), object);
        } else {
            this.#change(previous, (other) => (other === previous ? [object] : [other]));
        }
    }

    remove(object: CloudObject): void {
        this.#change(object, (other) => (other === object ? [] : [other]));
    }

    #change(object: CloudObject, change: (other: CloudObject) => CloudObject[]): void {
        this.#ofType.set(object.type, this.#ofType.get(object.type)?.flatMap(change) ?? []);
        this.#byId.set(key(object), this.#byId.get(key(object))?.flatMap(change) ?? []);
    }

    state(): CloudState {
        return {
            version: 1,
            ...this.sections,
            faults: this.faults,
            generations: this.generations,
            objects: [...this.#ofType.values()].flat(),
            log: this.log,
        };
    }
}
