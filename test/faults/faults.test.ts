import { beforeAll, describe, expect, it } from "vitest";
import { Cohort } from "../support/cohort";
import { Matrix, SCENARIOS } from "./support/matrix";

const isWhole = process.env.FAULTS === "all";
let cohort: Cohort;

beforeAll(async () => {
    cohort = await Cohort.open();
});

describe.each(SCENARIOS)("while people $name", (scenario) => {
    let matrix: Matrix;

    beforeAll(async () => {
        matrix = await Matrix.prepare(cohort, scenario);
    });

    it("a call that fails costs nobody else anything, and is mended by running again", async () => {
        expect(await matrix.tryFailingCalls(isWhole ? "all" : 19)).toBeGreaterThanOrEqual(19);
    });

    it("an engine that is killed costs nobody else anything, and is mended by running again", async () => {
        expect(await matrix.tryKills(isWhole ? "all" : 1)).toBeGreaterThanOrEqual(1);
    });
});
