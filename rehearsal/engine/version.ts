import { gte, parse } from "semver";

/**
 * The oldest Pulumi CLI on PATH that the kit accepts: 3.249.0 of July 2026 brought `pulumi policy analyze --file`, with
 * which the rules are run on a saved state. It is also newer than the SDK that the kit uses (3.248.0).
 */
export const oldestCli = "3.249.0";

/** Why a CLI that calls itself `printed` cannot be used from PATH, or undefined when it can. */
export function refuseForeignCli(printed: string): string | undefined {
    const version = parse(printed);
    if (version === null) {
        return `\`pulumi version\` printed ${JSON.stringify(printed)}, which is no version`;
    }
    if (version.major !== 3) {
        return `it is version ${version.version}; the kit is made for 3.x, ${oldestCli} or newer`;
    }
    return gte(version, oldestCli) ? undefined : `it is version ${version.version}; ${oldestCli} or newer is needed`;
}

/** Why a CLI that calls itself `printed` is not the one that the kit pins, or undefined when it is. */
export function refuseOwnCli(printed: string, pinned: string): string | undefined {
    return parse(printed)?.version === pinned ? undefined : `it calls itself ${printed}, not v${pinned}`;
}
