import { World } from "./world";

/** Where the cloud keeps its world. */
export interface Store {
    /** The world as of now; picks up what was changed behind the cloud's back. */
    world(): World;
    /** Tells the store that the world has changed. */
    touch(): void;
    /** Resolves when everything up to now is kept. */
    flush(): Promise<void>;
}

/** A world that lives as long as the process: for tests under the SDK's mocks. */
export class MemoryStore implements Store {
    readonly #world: World;

    constructor(world = new World()) {
        this.#world = world;
    }

    world(): World {
        return this.#world;
    }

    touch(): void {
        // What is in memory is kept as long as it can be.
    }

    flush(): Promise<void> {
        return Promise.resolve();
    }
}
