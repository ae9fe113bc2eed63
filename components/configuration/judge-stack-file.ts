import { isDeepStrictEqual } from "node:util";
import { shortDate } from "./calendar-date";
import { sortedProblems } from "./problem";
import { readStackFile, type StackFile } from "./stack-file";
import { withoutUnsafeKeys } from "./unsafe-keys";
import { validateSettings, type Verdict } from "./validate";

/** Judges a stack file by itself, without any engine. `file` is its name in messages. */
export function judgeStackFile(bytes: Uint8Array, file: string, today: string): Verdict {
    const stackFile = readStackFile(bytes, file);
    return stackFile.settings === undefined
        ? { problems: sortedProblems(stackFile.problems) }
        : judgeTogether(stackFile, stackFile.settings, today);
}

/**
 * Judges the engine's settings together with the text of the stack file they probably come from. Configuration may come
 * from elsewhere too (environments, `--config-file`), so lines are told only when file and engine say the same.
 */
export function judgeEngineSettings(raw: unknown, stackFile: StackFile | undefined, today: string): Verdict {
    if (stackFile === undefined) {
        return validateSettings(raw, today);
    }
    const isSame = isDeepStrictEqual(asEngine(stackFile.settings), asEngine(withoutUnsafeKeys(raw).value));
    return judgeTogether(isSame ? stackFile : { ...stackFile, locate: () => undefined }, raw, today);
}

/** A line whose text is wrong is not judged for what it says. */
function judgeTogether({ problems, locate }: StackFile, raw: unknown, today: string): Verdict {
    const verdict = validateSettings(raw, today, locate);
    if (problems.length === 0) {
        return verdict;
    }
    const unclearLines = new Set(problems.map(({ place }) => place?.line));
    const others = (verdict.problems ?? []).filter(({ place }) => place === undefined || !unclearLines.has(place.line));
    return { problems: sortedProblems([...problems, ...others]) };
}

/** Dates and the scalars at the top in the form that the engine hands to programs. */
function asEngine(settings: unknown): unknown {
    if (typeof settings !== "object" || settings === null) {
        return settings;
    }
    const entries = Object.entries(settings).map(([key, value]: [string, unknown]): [string, unknown] => {
        const isScalar = typeof value === "number" || typeof value === "boolean";
        // The CLI writes "" where a key has no value.
        return [key, value === "" ? null : isScalar ? String(value) : withShortDates(value)];
    });
    return Object.fromEntries(entries);
}

function withShortDates(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === "string" ? shortDate(each) : each)));
}
