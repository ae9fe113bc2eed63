import type { GraphResource } from "../../../policies/graph/graph";
import { contractorOf, isComponent, ORGANIZATION } from "../../../policies/model/resource";
import { RULES } from "../../../policies/rules";
import { ALL_CASES } from "../support/all-cases";
import { aResource, EXAMPLE, TODAY } from "../support/example-graph";
import type { Mutant } from "./mutants";
import { type Change, PlanJudge } from "./plan-judge";

/** Resources that the hand-made mutants add beside the example. */
const ADDED = addedByHand();

function addedByHand(): GraphResource[] {
    const known = new Set(EXAMPLE.map(({ urn }) => urn));
    const added = ALL_CASES.flatMap(({ mutants }) => Object.values(mutants).flatMap((edit) => edit(EXAMPLE)));
    return added.filter(({ urn, type }) => !known.has(urn) && type !== ORGANIZATION);
}

let known: readonly Mutant[] | undefined;

/** Those that are refused one by one, with nothing else changed: beside any plan they are rogue. */
export function strangers(): readonly Mutant[] {
    known ??= findStrangers();
    return known;
}

function findStrangers(): Mutant[] {
    const judge = new PlanJudge({ name: "the example", today: TODAY, graph: EXAMPLE });
    return ADDED.filter((added) => judge.killer({ added }) !== undefined).map((added): Mutant => ({
        operator: "rogue resource",
        type: added.type,
        shape: added.name,
        path: "",
        changes: [{ added }],
    }));
}

const PROPERTIES = propertiesByType();

/** Names of properties by type, as hand-made mutants write them. */
function propertiesByType(): Map<string, Set<string>> {
    const properties = new Map<string, Set<string>>();
    for (const { type, inputs } of ADDED) {
        properties.set(type, new Set([...(properties.get(type) ?? []), ...Object.keys(inputs)]));
    }
    return properties;
}

/** A weaker copy beside one of the platform's resources; a person's would be refused for being there at all. */
export function rogueCopy(mutant: Mutant): Mutant[] {
    return isPlatforms(mutant) ? [{ ...mutant, operator: "rogue resource", changes: beside(mutant, mutant.type) }] : [];
}

/** The same, as another type that the rule covers and that has the property. */
export function otherTypes(mutant: Mutant, killer: string): Mutant[] {
    const types = RULES.find(({ id }) => id === killer)?.types ?? "any";
    const property = mutant.path.replace(/\..*$/, "");
    return (types === "any" ? [] : types)
        .filter((type) => type !== mutant.type && PROPERTIES.get(type)?.has(property) === true)
        .map((type): Mutant => ({ ...mutant, operator: "other resource type", type, changes: beside(mutant, type) }));
}

function isPlatforms({ changes: [change] }: Mutant): boolean {
    const changed = change?.changed;
    return (
        changed !== undefined &&
        contractorOf(changed) === undefined &&
        !isComponent({ ...changed, properties: {} }) &&
        !changed.type.startsWith("pulumi:")
    );
}

function beside({ changes }: Mutant, type: string): Change[] {
    return changes.flatMap(({ changed }) => (changed === undefined ? [] : [{ added: copyOf(changed, type) }]));
}

function copyOf(resource: GraphResource, type: string): GraphResource {
    const { outputs, propertyDependencies } = resource;
    return { ...aResource(type, `${resource.name}-too`, resource.inputs), outputs, propertyDependencies };
}
