import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** Survivors that somebody looked at, and why each may survive. */
interface Reviewed {
    kind: "equivalent" | "elsewhere";
    reason: string;
    /** As `keyOf` writes them; `…` stands for anything. */
    mutants: string[];
}

const REVIEWED = parse(readFileSync(join(__dirname, "survivors.yaml"), "utf8")) as Reviewed[];

/** One line of the list. */
export interface Line {
    line: string;
    kind: Reviewed["kind"];
    fits: (key: string) => boolean;
}

export const LINES: readonly Line[] = REVIEWED.flatMap(({ kind, mutants }) =>
    mutants.map((line) => {
        const pattern = line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("…", ".*");
        const expression = new RegExp(`^${pattern}$`);
        return { line, kind, fits: (key) => expression.test(key) };
    }),
);
