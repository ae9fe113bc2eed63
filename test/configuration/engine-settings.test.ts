import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { judgeEngineSettings } from "../../components/configuration/judge-stack-file";
import { describeProblem } from "../../components/configuration/problem";
import { readStackFile } from "../../components/configuration/stack-file";
import { A_STACK_FILE, FILE, TODAY } from "./support/a-stack-file";
import { spoilt } from "./support/judged";

/** Settings as the engine hands them over when they come from this file. */
function engineSettings(text: string): Record<string, unknown> {
    const { config } = parse(text) as { config: Record<string, unknown> };
    const ours = Object.entries(config).filter(([key]) => key.startsWith("contractor-access:"));
    return Object.fromEntries(ours.map(([key, value]) => [key.slice("contractor-access:".length), value]));
}

function judge(engine: string, file: string | undefined): string[] {
    const stackFile = file === undefined ? undefined : readStackFile(new TextEncoder().encode(file), FILE);
    return (judgeEngineSettings(engineSettings(engine), stackFile, TODAY).problems ?? []).map(describeProblem);
}

const UNKNOWN_SQUAD = spoilt(["squad: checkout\n", "squad: checkuot\n"]);
const MESSAGE =
    'contractors.ana-silva.squad: "checkuot" is no squad. Allowed: billing, checkout. Edit: write checkout, or add it under organization.squads.';

describe("settings from the engine", () => {
    it("are valid when the file is", () => {
        expect(judge(A_STACK_FILE, A_STACK_FILE)).toEqual([]);
    });

    it("are placed by line when the stack file says the same", () => {
        expect(judge(UNKNOWN_SQUAD, UNKNOWN_SQUAD)).toEqual([`${FILE}:53: ${MESSAGE}`]);
    });

    it("are placed by line when only the engine's form of dates differs", () => {
        const engine = UNKNOWN_SQUAD.replace('"2026-12-01"', '"2026-12-01 00:00:00 +0000 UTC"');
        const file = UNKNOWN_SQUAD.replace('"2026-12-01"', "2026-12-01");
        expect(judge(engine, file)).toEqual([`${FILE}:53: ${MESSAGE}`]);
    });

    it("are placed by line when a key without a value comes as nothing", () => {
        const file = spoilt(["contractor-access:layer: all", 'contractor-access:layer: ""']);
        const engine = spoilt(["contractor-access:layer: all", "contractor-access:layer:"]);
        const line =
            "layer: no value. Allowed: all: one stack for everything. platform: what is shared. contractors: one cohort, with platformStack. Edit: write a value, or delete the line.";
        expect(judge(engine, file)).toEqual([`${FILE}:5: ${line}`]);
    });

    it("are placed by path alone when they do not come from the stack file", () => {
        expect(judge(UNKNOWN_SQUAD, A_STACK_FILE)).toEqual([MESSAGE]);
        expect(judge(UNKNOWN_SQUAD, undefined)).toEqual([MESSAGE]);
    });

    it("are refused when the stack file's text is not plain, whatever the engine made of it", () => {
        const anchored = spoilt(["    ana-silva:\n", "    ana-silva: &ana\n"]);
        expect(judge(A_STACK_FILE, anchored)).toEqual([
            `${FILE}:43: contractors.ana-silva: &ana is an anchor: its value may stand elsewhere too. Allowed: values written out where they stand. Edit: write the values out.`,
        ]);
    });

    it("tell a key of JavaScript once, at its line", () => {
        const file = spoilt(["    ben-okafor:\n", "    __proto__:\n"]);
        const raw: unknown = JSON.parse(
            JSON.stringify(engineSettings(A_STACK_FILE)).replace('"ben-okafor"', '"__proto__"'),
        );
        const verdict = judgeEngineSettings(raw, readStackFile(new TextEncoder().encode(file), FILE), TODAY);
        expect(verdict.problems?.map(describeProblem)).toEqual([
            `${FILE}:57: contractors.__proto__: "__proto__" is a word of JavaScript itself. Allowed: other keys. Edit: rename it.`,
        ]);
    });
});
