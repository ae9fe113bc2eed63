import type { GraphResource } from "../../../policies/graph/graph";
import { type Edit, spoil } from "../support/edits";

/** Changes a text in the content of a repository's file. Text that is not there would make a mutant of nothing. */
export const rewrite =
    (name: string, old: string, now: string): Edit =>
    (graph) => {
        const content = contentOf(graph, name);
        if (!content.includes(old)) {
            throw new Error(`${name} does not hold ${JSON.stringify(old)}`);
        }
        return spoil(
            name,
            "content",
            content.replace(old, () => now),
        )(graph);
    };

/** Adds text at the end of the content of a repository's file. */
export const append =
    (name: string, text: string): Edit =>
    (graph) =>
        spoil(name, "content", contentOf(graph, name) + text)(graph);

function contentOf(graph: readonly GraphResource[], name: string): string {
    const content = graph.find((each) => each.name === name)?.inputs.content;
    return typeof content === "string" ? content : "";
}
