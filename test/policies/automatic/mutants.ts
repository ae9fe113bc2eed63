import type { GraphResource } from "../../../policies/graph/graph";
import { ORGANIZATION } from "../../../policies/model/resource";
import { covers } from "../../../policies/model/rule";
import { isObject, UNKNOWN, type Value, valueAt } from "../../../policies/model/values";
import { RULES } from "../../../policies/rules";
import { withValue } from "../support/edits";
import type { GoldenPlan } from "../support/golden-plans";
import type { Change, PlanJudge } from "./plan-judge";
import { anyElement, shaper, type Spoken } from "./spoken";
import { documentIn, weakenDocument } from "./weaken-document";
import { type Operator, weaken, withPart } from "./weaken-value";

/** One small, systematic change of a compliant plan. */
export interface Mutant {
    operator: Operator;
    type: string;
    /** The logical name without the names of people and repositories. */
    shape: string;
    /** Of what is changed, with `*` for elements of lists; empty for the resource as a whole. */
    path: string;
    /** More than one where only a rule knows which of them is the weaker: one has to be refused. */
    changes: readonly Change[];
}

/** One resource of each shape: what a second person or repository has is the same again. */
export function representatives({ graph }: GoldenPlan): { resource: GraphResource; shape: string }[] {
    const shapeOf = shaper(graph);
    const judged = graph.filter(({ type }) => type !== ORGANIZATION);
    const found = new Map(judged.map((each) => [`${each.type} ${shapeOf(each)}`, each]));
    return [...found.values()].map((resource) => ({ resource, shape: shapeOf(resource) }));
}

/** Flip, remove, weaken by one and to the maximum, decoy element first, exemption added: on every security property. */
export function propertyMutants(judge: PlanJudge, spoken: Spoken): Mutant[] {
    const mutants = representatives(judge.plan).flatMap(({ resource, shape }) =>
        [...(spoken.get(resource.type) ?? [])].flatMap(([path, refused]) => {
            const place = { judge, resource, shape };
            return placesOf(resource, path).flatMap(({ at, value }): Mutant[] => {
                if (value === undefined) {
                    return refused.map((each) => mutant(place, "exemption added", at, [each.value]));
                }
                if (judge.reads.get(resource.urn)?.has(at) !== true) {
                    return [];
                }
                const flips = refused.filter((each) => each.shape === shape);
                return [...flips.map((each) => mutant(place, "flip", at, [each.value])), ...weakened(place, at, value)];
            });
        }),
    );
    return mutants.filter(({ changes }) => changes.length > 0);
}

interface Place {
    judge: PlanJudge;
    resource: GraphResource;
    shape: string;
}

function mutant(
    { judge, resource, shape }: Place,
    operator: Operator,
    at: string,
    values: (Value | undefined)[],
): Mutant {
    const changed = values.map((value) => pointing(withValue(resource, at, value), judge.plan));
    // What is there already is no change.
    const changes = changed.filter((each) => !isSame(each, resource)).map((each) => ({ changed: each }));
    return { operator, type: resource.type, shape, path: anyElement(at), changes };
}

const isSame = (one: GraphResource, other: GraphResource) =>
    JSON.stringify(one.inputs) === JSON.stringify(other.inputs);

function weakened(place: Place, at: string, value: Value): Mutant[] {
    const document = documentIn(value);
    if (document !== undefined) {
        const encode = (each: Value) => (typeof value === "string" ? JSON.stringify(each) : each);
        const weaker = weakenDocument(document).map((each) => ({
            ...mutant(place, each.operator, at, [encode(each.document)]),
            path: anyElement(`${at}.${each.path}`),
        }));
        return [mutant(place, "remove", at, [undefined]), ...weaker];
    }
    const reads = place.judge.reads.get(place.resource.urn);
    return weaken(value)
        .filter(({ keys }) => reads?.has([at, ...keys].join(".")) === true)
        .map(({ operator, keys, values }) => ({
            ...mutant(
                place,
                operator,
                at,
                values.map((each) => withPart(value, keys, each)),
            ),
            path: anyElement([at, ...keys].join(".")),
        }));
}

/** Where a path with `*` leads in a resource. */
function placesOf(resource: GraphResource, path: string): { at: string; value: Value | undefined }[] {
    const star = path.indexOf(".*");
    if (star < 0) {
        return [{ at: path, value: valueAt(resource.inputs, path) }];
    }
    const list = valueAt(resource.inputs, path.slice(0, star));
    return Array.isArray(list)
        ? list.flatMap((_each, index) => placesOf(resource, `${path.slice(0, star)}.${index}${path.slice(star + 2)}`))
        : [];
}

/** What another value does not name any more, the resource does not depend on. */
function pointing(resource: GraphResource, { graph }: GoldenPlan): GraphResource {
    const ids = new Map(graph.map((each) => [each.urn, each.id]));
    const kept = Object.entries(resource.propertyDependencies).map(([key, urns]): [string, string[]] => {
        const texts = textsIn(resource.inputs[key] ?? null);
        return [key, urns.filter((urn) => texts.some((text) => text === ids.get(urn)))];
    });
    return { ...resource, propertyDependencies: Object.fromEntries(kept) };
}

const textsIn = (value: Value): string[] =>
    typeof value === "string"
        ? [value]
        : typeof value === "object" && value !== null
          ? Object.values(value).flatMap(textsIn)
          : [];

/** Unknown in a preview, wholly or in part, where a rule demands a plain value. */
export function unknownMutants(judge: PlanJudge): Mutant[] {
    return representatives(judge.plan).flatMap(({ resource, shape }) => {
        const rules = RULES.filter((rule) => covers(rule, resource.type) && rule.check !== undefined);
        return [...new Set(rules.flatMap(({ plain }) => plain))].flatMap((at) => {
            const value = valueAt(resource.inputs, at);
            return (value === undefined ? [] : partsOf(value)).map((keys): Mutant => ({
                operator: "unknown",
                type: resource.type,
                shape,
                path: anyElement([at, ...keys].join(".")),
                changes: [{ changed: withValue(resource, at, withPart(value ?? null, keys, UNKNOWN)) }],
            }));
        });
    });
}

function partsOf(value: Value): string[][] {
    const parts = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
    return [[], ...parts.flatMap(([key, each]: [string, Value]) => partsOf(each).map((keys) => [key, ...keys]))];
}

/** Options of the engine that keep a resource from the program's hands. */
export function optionMutants(judge: PlanJudge, spoken: Spoken): Mutant[] {
    return representatives(judge.plan).flatMap(({ resource, shape }) => {
        const properties = new Set(
            [...(spoken.get(resource.type)?.keys() ?? [])].map((path) => path.replace(/\..*$/, "")),
        );
        const option = (path: string, options: Partial<GraphResource>): Mutant => ({
            operator: "resource option",
            type: resource.type,
            shape,
            path,
            changes: [{ changed: { ...resource, ...options } }],
        });
        const alias = `urn:pulumi:example::contractor-access::${resource.type}::somebody-else/thing`;
        return [
            option("protect", { protect: true }),
            option("retainOnDelete", { retainOnDelete: true }),
            option("aliases", { aliases: [alias] }),
            ...[...properties].map((each) => option(`ignoreChanges ${each}`, { ignoreChanges: [each] })),
        ];
    });
}
