import { beforeAll, describe, expect, it } from "vitest";
import { Cohort } from "../support/cohort";
import { SCENARIOS, tryKills } from "./support/matrix";

let cohort: Cohort;

beforeAll(async () => {
    cohort = await Cohort.open();
});

describe("an engine that is killed", () => {
    it.each(SCENARIOS)(
        "while people $name costs nobody else anything, and is mended by running again",
        async (scenario) => {
            const tried = await tryKills(cohort, scenario, process.env.FAULTS === "all" ? "all" : 1);
            expect(tried).toBeGreaterThanOrEqual(1);
        },
    );
});
