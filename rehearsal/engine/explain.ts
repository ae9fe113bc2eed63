import { EngineError } from "./errors";
import { engineSources, sourcesVariable, type EngineSource } from "./sources";
import { oldestCli } from "./version";

/** Why each way gave no engine; a way that is missing here was not allowed. */
export type Refusals = Readonly<Partial<Record<EngineSource, string>>>;

/** The one error for "no engine": all ways, why none worked, and what helps. */
export function noEngine(refusals: Refusals, pinned: { readonly version: string; readonly go: string }): EngineError {
    const width = Math.max(...engineSources.map((source) => source.length));
    const ways = engineSources.map((source) => {
        const reason = refusals[source] ?? `not tried: ${sourcesVariable} leaves it out`;
        return `  ${source.padEnd(width)}  ${reason.split("\n").join(`\n  ${" ".repeat(width)}  `)}`;
    });
    return new EngineError(
        [
            "The rehearsal needs a Pulumi engine, and no way to get one worked:",
            ...ways,
            "Any one of these helps:",
            `  - install the Pulumi CLI ${oldestCli} or newer (https://www.pulumi.com/docs/install/), so that pulumi and pulumi-language-nodejs are on PATH`,
            `  - let this machine reach https://get.pulumi.com, from where v${pinned.version} is downloaded`,
            `  - install Go ${pinned.go} or newer (https://go.dev/dl/): the engine is then built from Go modules (GOPROXY names your mirror)`,
        ].join("\n"),
    );
}
