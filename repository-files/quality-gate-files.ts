import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnalysedRepository, renderSettings } from "./quality-gate/settings";

const TARGET = ".github/quality-gate";

/** The gate's program in one file, made from the modules in `quality-gate` by `npm run gate`. */
export const BUNDLED_GATE = join(__dirname, "generated", "gate.mjs");

/** The scanner that the program runs, by version and checksum. */
const SCANNER = ["package.json", "package-lock.json"];

/** The gate's program with its scanner, and the settings of one repository. */
export function qualityGateFiles(facts: AnalysedRepository): Record<string, string> {
    const scanner = SCANNER.map((name): [string, string] => [
        `${TARGET}/${name}`,
        readFileSync(join(__dirname, "quality-gate", name), "utf8"),
    ]);
    return {
        [`${TARGET}/gate.mjs`]: readFileSync(BUNDLED_GATE, "utf8"),
        ...Object.fromEntries(scanner),
        [`${TARGET}/settings.json`]: renderSettings(facts),
    };
}
