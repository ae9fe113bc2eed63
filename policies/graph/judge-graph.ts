import { type Facts, readFacts, type Waiver } from "../model/facts";
import type { Finding } from "../model/finding";
import { judgeResource, judgeStack } from "../model/judge";
import { describeFinding } from "../model/message";
import { ORGANIZATION } from "../model/resource";
import type { Context, Rule } from "../model/rule";
import { stackOf } from "../model/stack";
import { refusalOf, type RefusedWaiver, waiverOf } from "../model/waivers";
import { asked, type GraphResource, there } from "./graph";

/** One violation of one rule. */
export interface Verdict {
    rule: Rule;
    finding: Finding;
    message: string;
    /** Set when a waiver accepts it. */
    waiver?: Waiver;
}

/** What the rules say of a whole graph. */
export interface Judgement {
    verdicts: Verdict[];
    refusedWaivers: RefusedWaiver[];
}

/**
 * Judges a graph without any engine. Cost grows with the number of resources: each is shown to the rules that cover its
 * type, and stack rules have indexes.
 */
export function judgeGraph(graph: readonly GraphResource[], rules: readonly Rule[], today: string): Judgement {
    const context = contextOf(() => factsOf(graph), today);
    const resources = graph.map(asked);
    const stack = stackOf(graph.map(there));
    const byType = new Map<string, readonly Rule[]>();
    const rulesFor = (type: string) => {
        const known = byType.get(type) ?? rules.filter(({ types }) => types === "any" || types.includes(type));
        byType.set(type, known);
        return known;
    };
    const verdicts = [
        ...resources.flatMap((resource) =>
            rulesFor(resource.type).flatMap((rule) => judgeResource(rule, resource, context).map(verdictOf(rule))),
        ),
        ...rules.flatMap((rule) => judgeStack(rule, stack, context).map(verdictOf(rule))),
    ];
    return applyWaivers(verdicts, rules, waiversOf(context), today);
}

const verdictOf =
    (rule: Rule) =>
    (finding: Finding): Verdict => ({ rule, finding, message: describeFinding(rule, finding) });

/** The facts are read once, and only when a rule asks. */
export function contextOf(read: () => Facts, today: string): Context {
    let known: Facts | undefined;
    return {
        today,
        get facts() {
            known ??= read();
            return known;
        },
    };
}

function factsOf(graph: readonly GraphResource[]): Facts {
    const [facts, second] = graph.filter(({ type }) => type === ORGANIZATION);
    if (facts === undefined || second !== undefined) {
        throw new Error(`the stack has ${facts === undefined ? "no" : "more than one"} ${ORGANIZATION}`);
    }
    return readFacts(facts.inputs);
}

/** Without readable facts there are no waivers, and the rules that need facts have said so. */
function waiversOf(context: Context): readonly Waiver[] {
    try {
        return context.facts.waivers;
    } catch {
        return [];
    }
}

function applyWaivers(
    verdicts: readonly Verdict[],
    rules: readonly Rule[],
    waivers: readonly Waiver[],
    today: string,
): Judgement {
    const refusals = waivers.map((waiver) => ({ waiver, reason: refusalOf(waiver, rules, today) }));
    const holding = refusals.filter(({ reason }) => reason === undefined).map(({ waiver }) => waiver);
    const judged = verdicts.map((verdict) => {
        const waiver = waiverOf(verdict.rule, verdict.finding, holding);
        return waiver === undefined ? verdict : { ...verdict, waiver };
    });
    const used = new Set(judged.map(({ waiver }) => waiver));
    const unneeded = holding.filter((waiver) => !used.has(waiver));
    return {
        verdicts: judged,
        refusedWaivers: [
            ...refusals.flatMap(({ waiver, reason }) => (reason === undefined ? [] : [{ waiver, reason }])),
            ...unneeded.map((waiver) => ({ waiver, reason: "nothing needs it" })),
        ],
    };
}
