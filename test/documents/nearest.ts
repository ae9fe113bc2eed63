import type { Mutation } from "./mutations";
import type { Check } from "./world";

/**
 * The sentences, those first that most likely notice a change: asking AWS takes milliseconds, and only the order of
 * asking depends on this guess, never the answer. A small change is noticed by whoever is near it, a large one by
 * anybody, so the rest comes well mixed.
 */
export function nearestFirst(sentences: readonly Check[], mutation: Mutation): Check[] {
    const near = nearness(mutation);
    return mixed(sentences)
        .map((sentence) => ({ sentence, score: near(sentence) }))
        .sort((a, b) => b.score - a.score)
        .map(({ sentence }) => sentence);
}

function nearness({ of, change }: Mutation): (check: Check) => number {
    const words = change.split(" ");
    const arns = words.filter((word) => word.startsWith("arn:"));
    const allowed = of.Effect === "Allow" ? [of.Action].flat() : [];
    const resources = of.Effect === "Allow" ? [of.Resource].flat() : [];
    const keys = Object.entries(of.Condition ?? {}).flatMap(([, tests]) => Object.entries(tests));
    const changedKey = keys.find(([key]) => words.some((word) => word.startsWith(key)));
    return ({ question: { action, resource, context } }) => {
        const shared = Math.max(0, ...arns.map((arn) => sharedStart(arn, resource) / arn.length));
        const [key, value] = changedKey ?? [];
        const differs = key !== undefined && context[key] !== undefined && String(context[key]) !== String(value);
        return (
            (words.includes(action) || allowed.includes(action) ? 100 : 0) +
            (shared > 0.8 ? shared * 80 : 0) +
            (differs ? 60 : 0) +
            (resources.some(
                (text) => text !== undefined && text !== "*" && resource.startsWith(text.replace(/\*$/, "")),
            )
                ? 30
                : 0)
        );
    };
}

/** The same sentences in an order that has nothing to do with how they were written, and is always the same. */
function mixed(sentences: readonly Check[]): Check[] {
    return sentences
        .map((sentence, index) => ({ sentence, place: (index * 7919) % 10_007 }))
        .sort((a, b) => a.place - b.place)
        .map(({ sentence }) => sentence);
}

function sharedStart(a: string, b: string): number {
    let length = 0;
    while (length < a.length && a[length] === b[length]) {
        length += 1;
    }
    return length;
}
