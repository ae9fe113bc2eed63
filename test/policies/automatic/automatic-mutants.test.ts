import { beforeAll, describe, expect, it } from "vitest";
import { judgeGraph } from "../../../policies/graph/judge-graph";
import { RULES } from "../../../policies/rules";
import { type GoldenPlan, goldenPlans } from "../support/golden-plans";
import { type Judged, keyOf, Mutation, refusedEncodings } from "./run";
import { LINES } from "./survivors";
import type { Operator } from "./weaken-value";

let plans: readonly GoldenPlan[];
let judged: readonly Judged[];
let survivors: readonly string[];

beforeAll(async () => {
    plans = await goldenPlans();
    const mutation = new Mutation();
    judged = plans.flatMap((plan) => mutation.judge(plan));
    survivors = judged.flatMap(({ mutant, killer }) => (killer === undefined ? [keyOf(mutant)] : []));
});

describe("golden plans", () => {
    it("are many, and each is compliant", () => {
        expect(plans.length).toBeGreaterThanOrEqual(12);
        for (const { name, graph, today } of plans) {
            const { verdicts, refusedWaivers } = judgeGraph(graph, RULES, today);
            const open = verdicts.filter(({ waiver }) => waiver === undefined);
            expect([name, open.map(({ message }) => message), refusedWaivers]).toEqual([name, [], []]);
        }
    });

    it("P23: are so however their documents are encoded", () => {
        expect(plans.slice(0, 1).flatMap(refusedEncodings)).toEqual([]);
    });
});

describe("automatic mutants", () => {
    it("are made by every operator", () => {
        const operators: Record<Operator, true> = {
            flip: true,
            remove: true,
            "weaken by one": true,
            "weaken to maximum": true,
            unknown: true,
            "other encoding": true,
            "other resource type": true,
            "decoy element first": true,
            "exemption added": true,
            "resource option": true,
            "rogue resource": true,
        };
        const made = new Set(judged.map(({ mutant }) => mutant.operator));
        expect([...made].sort()).toEqual(Object.keys(operators).sort());
    });

    it("are killed, 5,000 and 99 % of those that weaken something, without what is judged elsewhere", () => {
        const equivalent = survivors.filter((key) => LINES.find(({ fits }) => fits(key))?.kind === "equivalent").length;
        const killed = judged.length - survivors.length;
        console.log(
            `${judged.length} mutants of ${plans.length} plans: ${killed} killed, ${survivors.length} survive, of which ${equivalent} weaken nothing.`,
        );
        expect(killed).toBeGreaterThanOrEqual(5_000);
        expect(killed / (judged.length - equivalent)).toBeGreaterThanOrEqual(0.99);
    });

    it("survive for a reason that somebody reviewed", () => {
        const unknown = survivors.filter((key) => !LINES.some(({ fits }) => fits(key)));
        expect([...new Set(unknown)]).toEqual([]);
    });

    it("that die now are not listed any more", () => {
        const dead = LINES.filter(({ fits }) => !survivors.some(fits));
        expect(dead.map(({ line }) => line)).toEqual([]);
    });
});
