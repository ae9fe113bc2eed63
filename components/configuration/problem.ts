import { showValue } from "./show-value";

/** A place in a file, as editors and CI logs link it. */
interface Place {
    file: string;
    /** Counted from 1. */
    line: number;
}

/** Where something stands below `contractor-access:`, such as `["contractors", "ana-silva", "squad"]`. */
export type SettingPath = readonly (string | number)[];

/** Finds the line of a setting, or of the nearest setting around it. Undefined when no file is known. */
export type Locate = (path: SettingPath) => Place | undefined;

/** One thing that somebody must change before the program may start. */
export interface Problem {
    path: SettingPath;
    /** The value given, as `showValue` shows it; left out when nothing is given. */
    given?: string;
    /** What is wrong with it, without a full stop. */
    wrong: string;
    /** The values allowed. */
    allowed: string;
    /** The edit to make, as an order. */
    edit: string;
    /** Known when the settings come from a file. */
    place?: Place;
}

/** `contractors.ana-silva.repositories[0]`; keys that are no plain words are quoted. */
export function showPath(path: SettingPath): string {
    return path.reduce<string>((text, step) => {
        if (typeof step === "number") {
            return `${text}[${step}]`;
        }
        const shown = showValue(step);
        if (!/^[\w-]{1,60}$/.test(step) || shown !== `"${step}"`) {
            return `${text}[${shown}]`;
        }
        return text === "" ? step : `${text}.${step}`;
    }, "");
}

/** The one line that a person reads: place, path, what is wrong, value given, values allowed, edit to make. */
export function describeProblem({ place, path, given, wrong, allowed, edit }: Problem): string {
    const start = place === undefined ? "" : `${place.file}:${place.line}: `;
    const where = path.length === 0 ? "" : `${showPath(path)}: `;
    const what = given === undefined ? wrong : `${given} ${wrong}`;
    return `${start}${where}${what}. Allowed: ${allowed}. Edit: ${edit}.`;
}

/** Problems in the order of the file, each once; those without a line come last, by path. */
export function sortedProblems(problems: readonly Problem[]): Problem[] {
    const byText = new Map(problems.map((problem) => [describeProblem(problem), problem]));
    return [...byText.entries()]
        .sort(([a, left], [b, right]) => lineOf(left) - lineOf(right) || (a < b ? -1 : 1))
        .map(([, problem]) => problem);
}

function lineOf({ place }: Problem): number {
    return place?.line ?? Number.MAX_SAFE_INTEGER;
}
