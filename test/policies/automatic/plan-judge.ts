import { asked, type GraphResource, there } from "../../../policies/graph/graph";
import { contextOf } from "../../../policies/graph/judge-graph";
import { readFacts } from "../../../policies/model/facts";
import type { Finding } from "../../../policies/model/finding";
import { judgeResource, judgeStack } from "../../../policies/model/judge";
import { ORGANIZATION, type Resource } from "../../../policies/model/resource";
import { type Context, covers, type Rule } from "../../../policies/model/rule";
import { stackOf } from "../../../policies/model/stack";
import { waiverOf } from "../../../policies/model/waivers";
import { RULES } from "../../../policies/rules";
import type { GoldenPlan } from "../support/golden-plans";

/** L8 looks for credentials in every text there is, so that it speaks about no property. */
export const READS_EVERYTHING: readonly string[] = ["L8"];

const SPEAKING = RULES.filter(({ id }) => !READS_EVERYTHING.includes(id));

/** What a mutant is: resources of the plan that are otherwise, by URN, and resources beside it. */
export interface Change {
    changed?: GraphResource;
    added?: GraphResource;
}

/**
 * Judges many mutants of one plan. Each is judged by the rules that it can concern: those that cover the type of the
 * resource, and the stack rules that look at resources of that type in this plan. A rule that is left out can only
 * make a mutant survive, never kill it. Stops at the first rule that refuses.
 */
export class PlanJudge {
    readonly #context: Context;
    readonly #stackRules: ReadonlyMap<string, readonly Rule[]>;
    /** What stack rules see of each resource, by URN. */
    readonly #there: ReadonlyMap<string, Resource>;

    /** What the rules read of each resource, by URN: paths of properties and of their parts. */
    readonly reads: ReadonlyMap<string, ReadonlySet<string>>;

    constructor(readonly plan: GoldenPlan) {
        const { graph, today } = plan;
        const organization = graph.find(({ type }) => type === ORGANIZATION);
        this.#context = contextOf(() => readFacts(organization?.inputs ?? {}), today);
        this.reads = readsOf(graph, this.#context);
        this.#stackRules = stackRulesByType(graph, this.#context);
        this.#there = new Map(graph.map((each) => [each.urn, there(each)]));
    }

    /** Id of the first rule that refuses a change; undefined when the change survives. */
    killer({ changed, added }: Change): string | undefined {
        const resources = [changed, added].filter((each) => each !== undefined);
        const [first] = resources;
        if (first?.type === ORGANIZATION) {
            throw new Error("facts are no security property: every rule would judge by other ones");
        }
        const byOne = SPEAKING.find((rule) => resources.some((each) => this.#refusesOne(rule, each)));
        return (byOne ?? this.#refusingStack(resources))?.id;
    }

    #refusesOne(rule: Rule, resource: GraphResource): boolean {
        return this.#unwaived(rule, judgeResource(rule, asked(resource), this.#context)).length > 0;
    }

    #refusingStack(resources: readonly GraphResource[]): Rule | undefined {
        const rules = new Set(resources.flatMap(({ type }) => this.#stackRules.get(type) ?? rulesCovering(type)));
        if (rules.size === 0) {
            return undefined;
        }
        const changed = new Map(resources.map((each) => [each.urn, there(each)]));
        const stack = stackOf([...new Map([...this.#there, ...changed]).values()]);
        return [...rules].find((rule) => this.#unwaived(rule, judgeStack(rule, stack, this.#context)).length > 0);
    }

    #unwaived(rule: Rule, findings: readonly Finding[]): Finding[] {
        return findings.filter((each) => waiverOf(rule, each, this.#context.facts.waivers) === undefined);
    }
}

const rulesCovering = (type: string) => SPEAKING.filter((rule) => covers(rule, type));

/** The stack rules that read a property of resources of a type, or cover the type. */
function stackRulesByType(graph: readonly GraphResource[], context: Context): Map<string, Rule[]> {
    const rules = new Map<string, Rule[]>();
    for (const rule of SPEAKING.filter(({ checkStack }) => checkStack !== undefined)) {
        const read = new Set<string>();
        judgeStack(rule, stackOf(graph.map((each) => watched(there(each), read))), context);
        for (const type of new Set(graph.map((each) => each.type))) {
            if (read.has(type) || covers(rule, type)) {
                rules.set(type, [...(rules.get(type) ?? []), rule]);
            }
        }
    }
    return rules;
}

/** The resource, which notes its type when somebody reads its properties. */
function watched(resource: Resource, read: Set<string>): Resource {
    const { properties } = resource;
    return Object.defineProperty({ ...resource }, "properties", {
        get: () => {
            read.add(resource.type);
            return properties;
        },
    });
}

function readsOf(graph: readonly GraphResource[], context: Context): Map<string, Set<string>> {
    const reads = new Map(graph.map((each) => [each.urn, new Set<string>()]));
    const spied = (resource: Resource): Resource => ({
        ...resource,
        properties: spy(resource.properties, "", reads.get(resource.urn) ?? new Set()),
    });
    const resources = graph.map(asked).map(spied);
    const stack = stackOf(graph.map(there).map(spied));
    // That a value is plain says nothing of it.
    for (const rule of SPEAKING.map((each) => ({ ...each, plain: [] }))) {
        resources.forEach((each) => judgeResource(rule, each, context));
        judgeStack(rule, stack, context);
    }
    return reads;
}

function spy<T>(value: T, path: string, reads: Set<string>): T {
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return new Proxy(value, {
        get: (target, key) => {
            const part: unknown = Reflect.get(target, key);
            if (typeof key === "symbol" || !Object.hasOwn(target, key) || key === "length") {
                return part;
            }
            const at = path === "" ? key : `${path}.${key}`;
            reads.add(at);
            return spy(part, at, reads);
        },
    });
}
