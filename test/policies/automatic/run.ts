import type { GraphResource } from "../../../policies/graph/graph";
import type { GoldenPlan } from "../support/golden-plans";
import { otherTypes, rogueCopy, strangers } from "./beside";
import { otherEncodings } from "./encode";
import { type Mutant, optionMutants, propertyMutants, representatives, unknownMutants } from "./mutants";
import { PlanJudge } from "./plan-judge";
import { spokenProperties } from "./spoken";

/** A mutant with the id of the rule that refused it; undefined when it survived. */
export interface Judged {
    mutant: Mutant;
    killer: string | undefined;
}

/** Of mutants that a plan before had too, one in so many: the facts of this plan may judge them in another way. */
const SAMPLE = 10;

/** Judges plan after plan: all mutants of resources that no plan before had, and a sample of the others. */
export class Mutation {
    readonly #spoken = spokenProperties();
    readonly #known = new Set<string>();

    judge(plan: GoldenPlan): Judged[] {
        const judge = new PlanJudge(plan);
        const before = new Map(plan.graph.map((each) => [each.urn, signature(each)]));
        const isChosen = (mutant: Mutant) => {
            const [{ changed } = {}] = mutant.changes;
            const isNew = changed !== undefined && !this.#known.has(before.get(changed.urn) ?? "");
            return isNew || hash(`${plan.name} ${keyOf(mutant)}`) % SAMPLE === 0;
        };
        const judged = (mutants: readonly Mutant[]) =>
            mutants.filter(isChosen).map((mutant): Judged => ({ mutant, killer: killerOf(judge, mutant) }));
        const properties = judged(propertyMutants(judge, this.#spoken));
        const refused = properties.flatMap(({ mutant, killer }) => (killer === undefined ? [] : [{ mutant, killer }]));
        const derived = refused.flatMap(({ mutant, killer }) => [
            ...otherTypes(mutant, killer),
            ...rogueCopy(mutant),
            ...encoded(mutant),
        ]);
        const all = [
            ...properties,
            ...judged([...unknownMutants(judge), ...optionMutants(judge, this.#spoken), ...strangers()]),
            ...derived.map((mutant): Judged => ({ mutant, killer: killerOf(judge, mutant) })),
        ];
        before.forEach((each) => this.#known.add(each));
        return all;
    }
}

const signature = ({ urn, inputs }: GraphResource) => `${urn} ${JSON.stringify(inputs)}`;

/** What a mutant is called in reports and in the list of survivors. */
export function keyOf({ operator, type, shape, path }: Mutant): string {
    return `${operator} | ${type.replace(/^.*:/, "")} ${shape} | ${path}`.trim();
}

/** A number for a text (FNV-1a), the same on every machine. */
function hash(text: string): number {
    return Buffer.from(text).reduce((sum, byte) => Math.imul(sum ^ byte, 16_777_619) >>> 0, 2_166_136_261);
}

function killerOf(judge: PlanJudge, { changes }: Mutant): string | undefined {
    return changes.map((change) => judge.killer(change)).find((each) => each !== undefined);
}

/** A refused document is refused however it is written. One way is enough for each: mutants are many. */
function encoded(mutant: Mutant): Mutant[] {
    const [{ changed } = {}] = mutant.changes;
    const ways = changed === undefined ? [] : otherEncodings(changed);
    const way = ways[hash(keyOf(mutant)) % ways.length];
    return way === undefined ? [] : [{ ...mutant, operator: "other encoding", changes: [{ changed: way }] }];
}

/** And an accepted one is accepted: every resource whose verdict another encoding of its documents changes. */
export function refusedEncodings(plan: GoldenPlan): string[] {
    const judge = new PlanJudge(plan);
    return representatives(plan).flatMap(({ resource }) =>
        otherEncodings(resource).flatMap((changed) => {
            const killer = judge.killer({ changed });
            return killer === undefined ? [] : [`${killer} ${resource.name}`];
        }),
    );
}
