import type { GraphResource } from "../../../policies/graph/graph";
import { judgeGraph } from "../../../policies/graph/judge-graph";
import { CONTRACTOR_ACCESS, ORGANIZATION } from "../../../policies/model/resource";
import { holdsUnknown, isObject, type Value, valueAt } from "../../../policies/model/values";
import { ALL_CASES } from "../support/all-cases";
import { EXAMPLE, TODAY } from "../support/example-graph";
import { READS_EVERYTHING } from "./plan-judge";

/** A value that a rule refused in a hand-made mutant, and the shape of the name of the resource that had it. */
interface Refused {
    shape: string;
    value: Value;
}

/**
 * The security properties, by type and path: what the rules speak about. A rule speaks about a property when it names it
 * in a finding about one of its hand-made mutants. With each path go the values that were refused there; in a path, `*`
 * stands for any element of a list.
 */
export type Spoken = ReadonlyMap<string, ReadonlyMap<string, readonly Refused[]>>;

/** Read off the hand-made mutants, so that a new rule or resource type is in as soon as it has cases. */
export function spokenProperties(): Spoken {
    const spoken = new Map<string, Map<string, Refused[]>>();
    for (const { rule, mutants } of ALL_CASES.filter((each) => !READS_EVERYTHING.includes(each.rule.id))) {
        for (const edit of Object.values(mutants)) {
            const graph = edit(EXAMPLE);
            for (const { finding } of judgeGraph(graph, [rule], TODAY).verdicts) {
                const resource = graph.find(({ urn }) => urn === finding.resource.urn);
                // An option is no property; a finding about the whole resource names none.
                if (resource !== undefined && finding.path !== "" && !finding.path.startsWith("option ")) {
                    note(spoken, resource, finding.path);
                }
            }
        }
    }
    return spoken;
}

const shapeInExample = shaper(EXAMPLE);

function note(spoken: Map<string, Map<string, Refused[]>>, resource: GraphResource, path: string): void {
    const paths = spoken.get(resource.type) ?? new Map<string, Refused[]>();
    spoken.set(resource.type, paths);
    const value = valueAt(resource.inputs, path);
    const example = EXAMPLE.find((each) => each.name === resource.name);
    const before = example && valueAt(example.inputs, path);
    // A finding may name a part in its own way, such as the conditions of a quality gate.
    const general = value === undefined && before === undefined ? path.replace(/\..*$/, "") : anyElement(path);
    const refused = paths.get(general) ?? [];
    paths.set(general, refused);
    const shape = shapeInExample(resource);
    // A finding may be about two properties that only together are wrong.
    if (value === undefined || holdsUnknown(value) || (before !== undefined && same(before, value))) {
        return;
    }
    if (!refused.some((each) => each.shape === shape && same(each.value, value))) {
        refused.push({ shape, value });
    }
}

const same = (one: Value, other: Value) => JSON.stringify(one) === JSON.stringify(other);

/** A path with `*` in place of the places in lists. */
export function anyElement(path: string): string {
    return path.replace(/\.\d+(?=\.|$)/g, ".*");
}

/** What a resource is, whoever's or whichever repository's it is: its logical name without the names in it. */
export function shaper(graph: readonly GraphResource[]): (resource: Pick<GraphResource, "name">) => string {
    const handles = graph.filter(({ type }) => type === CONTRACTOR_ACCESS).map(({ name }) => name);
    const { repositories = {} } = graph.find(({ type }) => type === ORGANIZATION)?.inputs ?? {};
    const names = isObject(repositories) ? Object.keys(repositories) : [];
    const replaced = (part: string) =>
        handles.includes(part) ? "<person>" : names.includes(part) ? "<repository>" : part;
    return ({ name }) => name.split("/").map(replaced).join("/");
}
