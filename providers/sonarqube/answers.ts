import type { Properties } from "./resources/kind";

/** Inputs that were looked at, in wire form. */
export interface Checked {
    inputs: unknown;
    /** Empty when they will do. */
    failures: { property: string; reason: string }[];
}

/** What an update would do. */
export interface Difference {
    changes: boolean;
    /** The inputs whose change makes a new object. */
    replaces: string[];
}

/** A new object; `outs` are its properties in wire form. */
export interface Made {
    id: string;
    outs: Properties;
}

/** An object as it is, in wire form; the id is empty when it is gone. */
export interface Live {
    id: string;
    props: Properties;
    inputs: Properties;
}

/** The object exists on the server, but not all of it could be set. The fields are those that the engine's protocol has. */
export class HalfMadeError extends Error {
    constructor(
        reason: string,
        readonly id: string,
        readonly properties: Properties,
        readonly reasons: readonly string[] = [reason],
    ) {
        super(reason);
    }
}
