import type { EngineSource } from "./sources";

/** What happens while an engine is looked for. `version` has no leading "v". */
export type EngineEvent =
    | { readonly kind: "refused"; readonly source: EngineSource; readonly reason: string }
    | { readonly kind: "waiting"; readonly pid: number | undefined }
    | { readonly kind: "downloading"; readonly version: string }
    | { readonly kind: "preparing"; readonly version: string; readonly modules: number }
    | { readonly kind: "compiling"; readonly version: string; readonly done: number; readonly total: number }
    | { readonly kind: "linking"; readonly version: string };

export type EngineListener = (event: EngineEvent) => void;

// Below this, most of the packages come from Go's own build cache, and nobody waits for minutes.
const longBuild = 500;

/** One line for a person, without a line break. */
export function describeEvent(event: EngineEvent): string {
    switch (event.kind) {
        case "refused":
            return `Pulumi engine, ${event.source}: ${event.reason}`;
        case "waiting":
            return `another process${event.pid === undefined ? "" : ` (${event.pid})`} is getting the same Pulumi engine: waiting for it`;
        case "downloading":
            return `downloading the Pulumi engine v${event.version} (once)`;
        case "preparing":
            return `building the Pulumi engine v${event.version} with Go (once): ${modules(event.modules)}`;
        case "compiling": {
            const duration = event.total > longBuild ? "once, several minutes" : "once";
            return `building the Pulumi engine v${event.version} with Go (${duration}): ${count(event.done)} of ${count(event.total)} packages`;
        }
        case "linking":
            return `building the Pulumi engine v${event.version} with Go (once): linking`;
    }
}

function modules(fetched: number): string {
    return fetched === 0 ? "looking at what Go has already" : `${count(fetched)} modules fetched`;
}

function count(value: number): string {
    return value.toLocaleString("en-US");
}
