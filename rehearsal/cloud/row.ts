import type { CloudSettings } from "./settings";
import type { Plain, Props } from "./values";
import type { CloudObject, World } from "./world";

/** What a rule of the table may look at while something is created, updated or deleted. */
export interface Call {
    readonly type: string;
    /** Logical name, the last part of the URN. */
    readonly name: string;
    /** The inputs with the provider's defaults; for `id` and `outputs` also what is known of the outputs. */
    readonly inputs: Props;
    /** What is there now; absent on create. */
    readonly previous?: CloudObject;
    readonly world: World;
    readonly settings: CloudSettings;
    /** Text that no other creation gets, always the same for this one; `label` tells several apart. */
    readonly seed: (label: string) => string;
    /** `inputs[property]` when it is a string, else "". */
    readonly text: (property: string) => string;
}

/** A property that names another object. Its target must exist. */
export interface Reference {
    /** `vpcId`, `subnetIds[]`, `networkConfiguration.subnets[]`. */
    readonly path: string;
    readonly to: string;
    /** The outputs of the target that the value may equal; its id when not given. */
    readonly by?: readonly string[];
    /** Values that name something outside the table, which always exists. */
    readonly except?: RegExp;
    /**
     * What this reference does when the target is deleted. `holds`: the service refuses. `goes`: this object disappears
     * with the target. Neither: the reference dangles.
     */
    readonly onDelete?: "holds" | "goes";
}

/** A failed check of one property. */
export interface Failure {
    readonly property: string;
    readonly reason: string;
}

/** A check of the provider that needs nothing but the inputs. Unknown values are `Unknown`, secrets `Secret`. */
export type Rule = (inputs: Readonly<Record<string, unknown>>) => Failure[];

/** A combination of properties that the service takes once. */
export interface Unique {
    readonly properties: readonly string[];
    /** What the service answers. */
    readonly message: (call: Call) => string;
}

/** What keeps an object from being deleted: members, and references that hold. */
export interface InUse {
    /** The boolean property that deletes or detaches them, if there is one; it counts as it is in the live object. */
    readonly releasedBy?: string;
    readonly message: (object: CloudObject) => string;
}

/** What types cannot say about one resource type. */
export interface Row {
    /**
     * Where the row's statements come from. [T] schema and code of the upstream Terraform provider, [M] measured
     * (research/github-measured.md), [P] research/providers.md with its own flags, [D] the SDK's declarations or the
     * service's documentation, [K] general knowledge of the service, not looked up: the first suspect when in doubt.
     */
    readonly source: string;
    /** The id of a new object; sees what `created` and `outputs` made. */
    readonly id: (call: Call) => string;
    /** What the service chooses once, when the object is made: ids, dates, values of `computed` inputs. */
    readonly created?: (call: Call) => Props;
    /** What the service derives from the inputs, again at every update. */
    readonly outputs?: (call: Call) => Props;
    /** Properties that tell objects with the same id apart. */
    readonly identity?: readonly string[];
    /** Inputs whose change makes a new object. */
    readonly replaces?: readonly string[];
    /** Further inputs that make a new object, depending on what they are. */
    readonly alsoReplaces?: (before: Props, changed: readonly string[]) => readonly string[];
    /** The provider always deletes first. Without it, only a given `autoName` does. */
    readonly deleteBeforeReplace?: true;
    /** Built on Terraform's plugin framework: a given name does not delete first (pulumi-terraform-bridge #930). */
    readonly framework?: true;
    /** The name that the provider invents when it is not given. */
    readonly autoName?: string;
    /** Values the provider fills in; they appear in the outputs and their absence is no change. */
    readonly defaults?: Props;
    /** Inputs that the service chooses when they are not given; removing them changes nothing. */
    readonly computed?: readonly string[];
    /** Lists without an order. */
    readonly unordered?: readonly string[];
    /** Strings that hold JSON: checked, and compared as data. */
    readonly json?: readonly string[];
    /** Changes that the provider does not see as one. */
    readonly same?: Readonly<Record<string, (before: unknown, after: unknown) => boolean>>;
    /** The values that a property takes, by its path. */
    readonly allowed?: Readonly<Record<string, readonly Plain[]>>;
    readonly rules?: readonly Rule[];
    readonly references?: readonly Reference[];
    readonly unique?: readonly Unique[];
    /** Why the service refuses to create. */
    readonly refuseCreate?: (call: Call) => string | undefined;
    /** Why the service refuses to update. */
    readonly refuseUpdate?: (call: Call) => string | undefined;
    /** Why the service refuses to delete. */
    readonly refuseDelete?: (call: Call) => string | undefined;
    readonly inUse?: InUse;
    /** What goes when this goes, beside references that say so. */
    readonly cascade?: (call: Call) => CloudObject[];
    /** Deleting what is already gone is this error; without it, it counts as deleted. */
    readonly gone?: string;
    /** Reading what is gone is an error instead of "gone". */
    readonly readFails?: true;
    /** What the service does to other objects when this one was created, updated or deleted. */
    readonly after?: (operation: "create" | "update" | "delete", call: Call) => void;
    /** The delete call leaves the object where it is. */
    readonly keepsOnDelete?: (call: Call) => boolean;
}

export type Rows = Readonly<Record<string, Row>>;
