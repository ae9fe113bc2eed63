import { beforeAll, describe, expect, it } from "vitest";
import { Cohort } from "../support/cohort";
import { SCENARIOS, tryFailingCalls } from "./support/matrix";

let cohort: Cohort;

beforeAll(async () => {
    cohort = await Cohort.open();
});

describe("a call that fails", () => {
    it.each(SCENARIOS)(
        "while people $name costs nobody else anything, and is mended by running again",
        async (scenario) => {
            const tried = await tryFailingCalls(cohort, scenario, process.env.FAULTS === "all" ? "all" : 19);
            expect(tried).toBeGreaterThanOrEqual(19);
        },
    );
});
