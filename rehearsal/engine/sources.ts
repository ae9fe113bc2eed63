import { EngineError } from "./errors";

/** The ways to get a Pulumi engine, in the order in which they are tried: the cheaper for the person first. */
export const engineSources = ["path", "cache", "download", "build"] as const;

export type EngineSource = (typeof engineSources)[number];

/** The environment variable that leaves ways out, as a comma list. Unset or empty: all of them. */
export const sourcesVariable = "CONTRACTOR_ACCESS_ENGINE";

/**
 * Reads {@link sourcesVariable}. It restricts and does not reorder: a build before the cache would build every time.
 *
 * @throws EngineError for a word that names no source.
 */
export function allowedSources(value: string | undefined): readonly EngineSource[] {
    const words = (value ?? "").split(",").map((word) => word.trim());
    const given = words.filter((word) => word !== "");
    const wrong = given.filter((word) => !engineSources.some((source) => source === word));
    if (wrong.length > 0) {
        throw new EngineError(
            `${sourcesVariable}=${value ?? ""}: ${wrong.map((word) => `"${word}"`).join(", ")} is no way to get the ` +
                `Pulumi engine. Give a comma list of ${engineSources.join(", ")}, or unset the variable to allow all.`,
        );
    }
    return given.length === 0 ? engineSources : engineSources.filter((source) => given.includes(source));
}
