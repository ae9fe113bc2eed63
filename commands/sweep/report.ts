import { count } from "../cli/messages";
import type { Sweepable } from "./decide";

/** What became of a plan. */
interface Outcome {
    gone: readonly Sweepable[];
    waiting: readonly Sweepable[];
    errors: readonly string[];
}

/** Names that are written out for one kind. */
const SHOWN = 10;

/** The plan of a sweep, for a reader: how many of each kind, and which. */
export function describePlan(handle: string, plan: readonly Sweepable[]): string {
    if (plan.length === 0) {
        return `${handle}: nothing to sweep.`;
    }
    return [`${handle}: ${count(plan.length, "thing")} to sweep.`, ...byKind(plan)].join("\n");
}

/** What a sweep did. */
export function describeOutcome(handle: string, { gone, waiting, errors }: Outcome): string {
    const failed = errors.length === 0 ? "" : `, ${errors.length} failed`;
    return [
        `${handle}: ${count(gone.length, "thing")} swept${failed}.`,
        ...byKind(gone),
        ...(waiting.length === 0
            ? []
            : [`AWS takes these away by itself, within about 20 minutes of their task's end:`, ...byKind(waiting)]),
        ...(errors.length === 0 ? [] : ["Failed:", ...errors.map((error) => `  ${error}`)]),
    ].join("\n");
}

function byKind(things: readonly Sweepable[]): string[] {
    return [...new Set(things.map(({ kind }) => kind))].flatMap((kind) => {
        const names = things.filter((thing) => thing.kind === kind).map(nameOf);
        const more = names.length - SHOWN;
        return [
            `  ${kind}: ${names.length}`,
            ...names.slice(0, SHOWN).map((name) => `    ${name}`),
            ...(more > 0 ? [`    and ${more} more`] : []),
        ];
    });
}

function nameOf({ id, version, within }: Sweepable): string {
    const ofVersion = version === undefined || version === "null" ? "" : ` (version ${version})`;
    // An ARN says itself where it is.
    return within === undefined || id.startsWith("arn:") ? `${id}${ofVersion}` : `${id}${ofVersion} in ${within}`;
}
