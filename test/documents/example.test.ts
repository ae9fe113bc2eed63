import { describe, expect, it } from "vitest";
import { judgeStackFile } from "../../components/configuration/judge-stack-file";
import { exampleStackFile } from "../../rehearsal/example-stack-file";
import { aPlan } from "../support/a-contractor";
import { together } from "./deeds";
import { instants, person } from "./fixture";
import { surprises } from "./judge";
import { notYours } from "./not-yours";
import { theWholeDay } from "./whole-day";
import { documentsOf } from "./world";

const TODAY = "2026-12-15";
const { settings } = judgeStackFile(Buffer.from(exampleStackFile()), "example", TODAY);
const everybody = (settings?.contractors ?? []).map((entry) => person(aPlan(entry, settings?.organization, TODAY)));

describe("every contractor of the example", () => {
    it("is judged", () => {
        expect(everybody.map(({ plan }) => plan.entry.handle)).toEqual(["ana-silva", "ben-okafor", "chiara-rossi"]);
    });

    it.each(everybody.map((one) => ({ one, handle: one.plan.entry.handle })))(
        "$handle can work until the last second, and reaches nothing that is not theirs",
        async ({ one }) => {
            const { firstSecond, lastSecond, theEnd } = instants(one);
            const neighbours = everybody.filter((other) => other !== one);
            const questions = [
                ...theWholeDay(one, firstSecond, true),
                ...theWholeDay(one, lastSecond, true),
                ...theWholeDay(one, theEnd, false),
                ...notYours(one, neighbours).map((deed) => together(one, deed, lastSecond, false)),
            ];
            expect(await surprises(questions, documentsOf(one))).toEqual([]);
        },
    );
});
