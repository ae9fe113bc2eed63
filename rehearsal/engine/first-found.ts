import type { Refusals } from "./explain";
import type { EngineSource } from "./sources";

/** An engine that can be used. */
export interface Engine {
    /** `bin/` in it holds `pulumi` and `pulumi-language-nodejs`; put it first on PATH, or hand it to `PulumiCommand.get`. */
    readonly root: string;
    /** Of the CLI, without a leading "v". */
    readonly version: string;
    /** "cache" too when another process made it while this one waited. */
    readonly source: EngineSource;
}

export type Attempt = { readonly engine: Engine } | { readonly refused: string };

/** Tries the sources one after the other and stops at the first that gives an engine. */
export async function firstFound(
    sources: readonly EngineSource[],
    attempt: (source: EngineSource) => Promise<Attempt>,
): Promise<{ readonly engine: Engine } | { readonly refusals: Refusals }> {
    const refusals: Partial<Record<EngineSource, string>> = {};
    for (const source of sources) {
        const outcome = await attempt(source);
        if ("engine" in outcome) {
            return outcome;
        }
        refusals[source] = outcome.refused;
    }
    return { refusals };
}
